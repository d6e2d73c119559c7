"""The set-up for Windows, made by NSIS (which runs on Linux too) from ``setup.nsi``."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tools.package import description as d


def make_installer(folder: Path) -> Path:
    """Write ``dist/automation-auditor-VERSION-setup.exe``.

    Args:
        folder: what it installs.

    Raises:
        FileNotFoundError: NSIS is not installed.
    """
    tool = shutil.which("makensis") or shutil.which(r"C:\Program Files (x86)\NSIS\makensis.exe")
    if tool is None:
        raise FileNotFoundError("makensis: install NSIS (Debian: nsis, Windows: choco install nsis)")
    target = d.DIST / f"{d.NAME}-{d.VERSION}-setup.exe"
    values = {
        "NAME": d.NAME,
        "TITLE": d.TITLE,
        "VERSION": d.VERSION,
        "MAKER": d.MAKER.partition(" <")[0],
        "FOLDER": folder,
        "SLASH": os.sep,
        "TARGET": target,
        "ICON": d.WORK / "program.ico",
        "LICENCE": d.ROOT / "LICENSE",
        "SIZE_KB": sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) // 1024,
    }
    if os.environ.get("SIGN_COMMAND"):
        values["SIGN"] = os.environ["SIGN_COMMAND"]
    sign = "/" if os.name == "nt" else "-"
    defined = [f"{sign}D{name}={value}" for name, value in values.items()]
    subprocess.run([tool, f"{sign}V2", *defined, d.ROOT / "tools" / "package" / "setup.nsi"], check=True)
    return target
