"""The disk image for macOS: the app, and a link to the folder that it is dragged into. Signed where there is an identity."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tools.package import description as d


def make_disk_image() -> Path:
    """Write ``dist/automation-auditor-VERSION-macos-PROCESSOR.dmg`` from the app.

    ``APPLE_IDENTITY`` names the certificate to sign with (“Developer ID Application: …”), ``APPLE_PROFILE`` the notary profile that
    ``xcrun notarytool store-credentials`` has stored; without them the app bears a signature that only says it is whole.
    """
    identity, profile = os.environ.get("APPLE_IDENTITY") or "-", os.environ.get("APPLE_PROFILE")
    rights = d.ROOT / "tools" / "package" / "rights.plist"
    hardened = ["--options", "runtime", "--timestamp", "--entitlements", str(rights)] if identity != "-" else []
    subprocess.run(["codesign", "--force", "--deep", "--sign", identity, *hardened, d.APP], check=True)
    folder = d.WORK / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(d.APP, folder / d.APP.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    target = d.DIST / f"{d.NAME}-{d.VERSION}-macos-{d.processor()}.dmg"
    made = ["hdiutil", "create", "-volname", d.TITLE, "-srcfolder", str(folder), "-format", "ULFO", "-ov", str(target)]
    subprocess.run(made, check=True)
    if identity != "-" and profile:
        subprocess.run(["xcrun", "notarytool", "submit", target, "--keychain-profile", profile, "--wait"], check=True)
        subprocess.run(["xcrun", "stapler", "staple", target], check=True)
    return target
