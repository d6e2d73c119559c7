"""The package of Debian and what descends from it: the portable folder in ``/opt``, and what tells the desktop of it."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.package import description as d
from tools.package.archive import moment
from tools.package.desktop import APPSTREAM, DESKTOP, MIME

#: What is not packed (``PACKED_SYSTEM_LIBRARIES``) and every desktop has.
_NEEDS = (
    "libc6 (>= {glibc}), libdbus-1-3, libegl1, libfontconfig1, libfreetype6, libgcc-s1, libgl1, libglib2.0-0t64 | libglib2.0-0, libx11-6,"
    " libstdc++6, libx11-xcb1, libxcb1"
)
_LIKES = "libcups2t64 | libcups2, libwayland-client0, libwayland-cursor0, tzdata"
#: Libraries and texts of others, in a folder of their own: what a distribution asks of packages that it builds itself.
_OVERRIDES = (
    "dir-or-file-in-opt",
    "embedded-library",
    "library-not-linked-against-libc",
    "no-manual-page",
    "shared-library-is-executable",
    "unstripped-binary-or-object",
    "shared-library-lacks-prerequisites",
    "custom-library-search-path",
    "extra-license-file",
    "package-contains-documentation-outside-usr-share-doc",
    "font-in-non-font-package",
    "font-outside-font-dir",
    "hardening-no-bindnow",
    "hardening-no-fortify-functions",
    "hardening-no-pie",
    "hardening-no-relro",
    "executable-stack-in-shared-library",
)


#: How the package is packed: as small as it gets.
_SMALL = ("-Zxz", "-z9")


def make_deb(architecture: str = "amd64", packing: tuple[str, ...] = _SMALL) -> Path:
    """Write ``dist/automation-auditor_VERSION_ARCHITECTURE.deb``.

    Args:
        architecture: as Debian calls it.
        packing: options of ``dpkg-deb``; to try the package, one that takes less time.
    """
    root = d.WORK / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(d.FOLDER, root / "opt" / d.NAME)
    for path in (root / "opt").rglob("*.so*"):
        path.chmod(0o644)
    link = root / "usr" / "bin" / d.NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../../opt/{d.NAME}/{d.NAME}")
    _tell_desktop(root / "usr" / "share")
    _document(root)
    _control(root, architecture)
    _settle(root)
    target = d.DIST / f"{d.NAME}_{d.VERSION}_{architecture}.deb"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment())}
    command = ["dpkg-deb", "--root-owner-group", *packing, "--build", str(root), str(target)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return target


def _tell_desktop(share: Path) -> None:
    icons = share / "icons" / "hicolor" / "scalable"
    texts = {
        share / "applications" / f"{d.NAME}.desktop": DESKTOP,
        share / "mime" / "packages" / f"{d.NAME}.xml": MIME,
        share / "metainfo" / f"{d.NAME}.metainfo.xml": APPSTREAM,
        icons / "apps" / f"{d.NAME}.svg": d.ICON.read_text("utf-8"),
        icons / "mimetypes" / f"{d.MIME_TYPE.replace('/', '-')}.svg": d.AUDIT_ICON.read_text("utf-8"),
        share / "lintian" / "overrides" / d.NAME: "".join(f"{d.NAME}: {tag}\n" for tag in _OVERRIDES),
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _document(root: Path) -> None:
    folder = root / "usr" / "share" / "doc" / d.NAME
    folder.mkdir(parents=True)
    own = (d.ROOT / "LICENSE").read_text("utf-8")
    (folder / "copyright").write_text(f"{own}\nWhat comes with it: /opt/{d.NAME}/LICENCES.txt\n", "utf-8")
    changes = (d.ROOT / "CHANGELOG.md").read_bytes()
    (folder / "changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=moment()))


def _control(root: Path, architecture: str) -> None:
    size_kb = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"Package: {d.NAME}\nVersion: {d.VERSION}\nArchitecture: {architecture}\nSection: misc\nPriority: optional\n"
        f"Maintainer: {d.MAKER}\nInstalled-Size: {size_kb}\nDepends: {_NEEDS.format(glibc=needed_glibc(root))}\nRecommends: {_LIKES}\n"
        f"Description: {d.SUMMARY[0].lower()}{d.SUMMARY[1:]}\n"
        " An advisor or an owner draws the steps of the work, notes what each takes in time and people, and gets a\n"
        " ranked list of what to automate, with its reasons, its money and its doubt, and a report as PDF.\n"
        " .\n It works without internet. One audit is one file; removing the program leaves audits alone.\n",
        "utf-8",
    )


def needed_glibc(folder: Path) -> str:
    """The oldest C library with which everything in a folder can be loaded.

    Args:
        folder: with the libraries in it.
    """
    found = {0}
    for path in folder.rglob("*.so*"):
        found |= {int(number) for number in re.findall(rb"\0GLIBC_2\.(\d+)(?=\0)", path.read_bytes())}
    return f"2.{max(found)}"


def _settle(root: Path) -> None:
    """One time and the usual permissions everywhere: the same inputs give the same package."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (moment(), moment()), follow_symlinks=False)
    root.chmod(0o755)
