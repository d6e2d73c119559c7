"""What the packages of every system are made from: names, data, libraries. One place for the spec, the archives and the installers."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

from auditor import __version__
from auditor.simulate.kernel.library import LIBRARY

ROOT = Path(__file__).resolve().parent.parent.parent
DIST, WORK = ROOT / "dist", ROOT / "build" / "package"

NAME, TITLE, VERSION = "automation-auditor", "Automation Auditor", __version__
SUMMARY = "Map the work of a small manufacturer, measure it, and rank what to automate"
MAKER = "The Automation Auditor authors <none@localhost>"
#: What macOS knows the program by, and its kind of file.
APP_ID, FILE_ID = "local.automation-auditor", "local.automation-auditor.audit"
MIME_TYPE = "application/x-automation-audit"
ICON, AUDIT_ICON = (ROOT / "resources" / "marks" / name for name in ("program.svg", "audit.svg"))
FOLDER, APP = DIST / NAME, DIST / f"{TITLE}.app"
DEBIAN_PROCESSORS = {"x86_64": "amd64", "arm64": "arm64"}

#: Data of ours, and where it is looked for: beside the packages, as in the checkout.
DATA = (
    (ROOT / "resources", "resources"),
    (ROOT / "auditor" / "store" / "schema", "auditor/store/schema"),
    (ROOT / "auditor" / "region" / "queries", "auditor/region/queries"),
)
#: Libraries of ours (tools/kernel.py makes them), and where they are looked for.
LIBRARIES = ((LIBRARY, "auditor/simulate/kernel"),)
#: Packages whose fonts are found as data.
FONT_PACKAGES = ("font_source_sans_pro", "fontpkg_noto_sans_arabic", "fontpkg_heebo")
#: Data of packages that the tool does not know to be needed: what they compute is wrong without it, or they end.
PACKAGE_DATA = {"scipy": ["stats/*.npz"], "holidays": ["locale/**/*.mo"]}

#: Libraries of the building system that are packed: a desktop may lack them. All others are left to the system, above all
#: those that speak to its drivers, its fonts and its session (GL, X11, fontconfig, D-Bus, CUPS), and the C++ library, which
#: drivers need at least as new as they are.
PACKED_SYSTEM_LIBRARIES = (
    "libpython3*",
    "libcrypto.so*",  # hashlib.pbkdf2_hmac
    "libffi.so*",
    "libsqlite3.so*",
    "libbz2.so*",
    "liblzma.so*",
    "libz.so*",
    "libzstd.so*",
    "libuuid.so*",
    "libxcb-*.so*",
    "libxkbcommon*.so*",
)


def processor() -> str:
    """This machine's processor, by one name on every system."""
    return {"amd64": "x86_64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine().lower())


def apple_info() -> dict[str, Any]:
    """What macOS is told of the app: its version, and that audits are its documents."""
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": VERSION,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Automation audit",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "audit.icns",
                "LSItemContentTypes": [FILE_ID],
                "LSHandlerRank": "Owner",
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_ID,
                "UTTypeDescription": "Automation audit",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeIconFile": "audit.icns",
                "UTTypeTagSpecification": {"public.filename-extension": ["audit"], "public.mime-type": [MIME_TYPE]},
            }
        ],
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
    }
