"""``python -m tools.package``: everything that a user can download, for the system that this runs on, into ``dist/``.

``python -m tools.package folder`` makes the folder of Linux alone, to be tried.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools import kernel, texts
from tools.package import description as d
from tools.package.archive import moment, tar_xz, write_checksums, zipped
from tools.package.folder import make_folder
from tools.package.notices import write_notices


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(moment())
    texts.compile_all()
    kernel.compiled_for_users()
    d.WORK.mkdir(parents=True, exist_ok=True)
    d.DIST.mkdir(exist_ok=True)
    if sys.argv[1:] == ["folder"]:
        _linux_folder()
        return
    made = {"linux": _linux, "win32": _windows, "darwin": _macos}[sys.platform]()
    write_checksums(made, d.DIST / f"SHA256SUMS-{sys.platform}")
    for path in made:
        print(f"{path.relative_to(d.ROOT)}: {path.stat().st_size / 1e6:.1f} MB")


def _linux() -> list[Path]:
    from tools.package.debian import make_deb

    _linux_folder()
    portable = d.DIST / f"{d.NAME}-{d.VERSION}-linux-{d.processor()}.tar.xz"
    tar_xz(d.FOLDER, portable)
    made = [portable]
    if shutil.which("dpkg-deb"):
        made.append(make_deb(d.DEBIAN_PROCESSORS[d.processor()]))
    else:
        print("No dpkg-deb: the package of Debian is not made.", file=sys.stderr)
    return made


def _linux_folder() -> None:
    make_folder()
    write_notices(d.FOLDER / "_internal", d.FOLDER)


def _windows() -> list[Path]:
    from tools.package.pictures import ico
    from tools.package.windows import make_installer

    ico(d.ICON, d.WORK / "program.ico")
    ico(d.AUDIT_ICON, d.WORK / "audit.ico")
    make_folder()
    shutil.copyfile(d.WORK / "audit.ico", d.FOLDER / "audit.ico")
    write_notices(d.FOLDER / "_internal", d.FOLDER)
    portable = d.DIST / f"{d.NAME}-{d.VERSION}-windows-{d.processor()}.zip"
    zipped(d.FOLDER, portable)
    return [portable, make_installer(d.FOLDER)]


def _macos() -> list[Path]:
    from tools.package.macos import make_disk_image
    from tools.package.pictures import icns

    icns(d.ICON, d.WORK / "program.icns")
    icns(d.AUDIT_ICON, d.WORK / "audit.icns")
    make_folder()
    contents = d.APP / "Contents"
    write_notices(contents / "Resources", contents / "Resources")
    shutil.copyfile(d.WORK / "audit.icns", contents / "Resources" / "audit.icns")
    return [make_disk_image()]


if __name__ == "__main__":
    main()
