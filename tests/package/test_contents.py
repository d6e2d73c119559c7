"""What goes into a package, and what tells systems of it; the package itself is in ``test_package.py``."""

from __future__ import annotations

import os
import plistlib
import re
import shutil
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from tools.package import description, left_out
from tools.package.archive import tar_xz, zipped
from tools.package.debian import needed_glibc
from tools.package.desktop import APPSTREAM, DESKTOP, MIME
from tools.package.icu import cut
from tools.package.pictures import icns, ico
from tools.package.windows import make_installer

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("place", "packed"),
    [
        ("resources/icons/bot.svg", True),
        ("auditor/store/schema/newest.sql", True),
        ("auditor/store/schema/__pycache__/__init__.cpython-311.pyc", False),
        ("babel/locale-data/nl_NL.dat", True),
        ("babel/locale-data/fr.dat", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", True),
        ("PySide6/Qt/translations/qt_ja.qm", False),
        ("libQt6Network.so.6", False),
        ("scipy/stats/tests/data/x.npy", False),
        ("scipy/stats/_sobol_direction_numbers.npz", True),
        ("scipy/optimize/_highspy/_core.cpython-311-x86_64-linux-gnu.so", True),
        ("scipy\\optimize\\_highspy\\_core.cp311-win_amd64.pyd", True),
        ("scipy/linalg/_flapack.cpython-311-x86_64-linux-gnu.so", False),
        ("scipy.libs/libscipy_openblas-6cdc3b4a.so", False),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", True),
        ("font_source_sans_pro/files/SourceSansPro-Regular.ttf", True),
        ("font_source_sans_pro/files/SourceSansPro-Black.ttf", False),
        ("font_source_sans_pro/files/SourceSansPro-Regular.otf", False),
        ("lxml/etree.cpython-311-x86_64-linux-gnu.so", True),
        ("lxml/objectify.cpython-311-x86_64-linux-gnu.so", False),
        ("docx/templates/default.docx", True),
        ("docx/templates/default-docx-template/word/styles.xml", False),
        ("resources/locale/nl/LC_MESSAGES/auditor.mo", True),
        ("resources/locale/nl/LC_MESSAGES/auditor.po", False),
    ],
)
def test_what_is_packed(place: str, packed: bool) -> None:
    assert left_out.is_packed(place) is packed


@pytest.mark.parametrize(("system", "packed"), [("linux", False), ("darwin", False), ("win32", True)])
def test_names_of_time_zones_are_packed_where_the_system_has_none(
    system: str, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    assert left_out.is_packed("tzdata\\zoneinfo\\Europe\\Amsterdam") is packed
    pins = (ROOT / "requirements" / "run.txt").read_text("utf-8")
    assert re.search(r"^tzdata==.* ; sys_platform == 'win32'", pins, re.MULTILINE)


def test_nothing_of_the_program_needs_more_of_scipy_than_is_packed() -> None:
    """What it imports is HiGHS; the direction numbers it reads."""
    asked = set()
    for folder in ("auditor", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            asked |= set(re.findall(r"^\s*(?:from|import) (scipy[\w.]*)", path.read_text("utf-8"), re.MULTILINE))
    assert asked == {"scipy.optimize._highspy"}
    assert left_out.is_module_packed("scipy.optimize._highspy._core")
    assert not left_out.is_module_packed("scipy.stats")


def test_every_locale_of_the_program_is_packed() -> None:
    from auditor.locale import _REGION

    for code, region in _REGION.items():
        assert left_out.is_packed(f"babel/locale-data/{code}.dat")
        assert left_out.is_packed(f"babel/locale-data/{region}.dat")
        assert left_out.is_packed(f"PySide6/Qt/translations/qtbase_{code}.qm")


def test_every_file_beside_the_code_is_packed() -> None:
    """SQL is read from beside the modules that run it; of libraries that are compiled here, the library is packed alone."""
    packed = [folder for folder, _place in description.DATA]
    packed += [library.parent for library, _place in description.LIBRARIES]
    beside = [p for p in (ROOT / "auditor").rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")]
    assert beside
    assert [p for p in beside if not any(p.is_relative_to(folder) for folder in packed)] == []


def test_every_font_of_the_report_is_packed() -> None:
    from auditor.report.fonts import _SOURCES

    for package, name in _SOURCES.values():
        assert package in description.FONT_PACKAGES
        assert left_out.is_packed(f"{package}/files/{name}")


def icu_data(*items: tuple[str, bytes]) -> bytes:
    """As ``icupkg`` would write it."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27).ljust(32, b"\0")
    at = 4 + 8 * len(items)
    place = -(-(at + sum(len(name) + 1 for name, _item in items)) // 16) * 16
    table, names, data = struct.pack("<I", len(items)), b"", b""
    for name, item in items:
        table += struct.pack("<II", at + len(names), place + len(data))
        names += name.encode() + b"\0"
        data += item.ljust(-(-len(item) // 16) * 16, b"\0")
    return header + (table + names).ljust(place, b"\0") + data


def test_data_of_icu_is_cut_to_the_languages_of_the_program() -> None:
    nl, root = b"sorts ij".ljust(16, b"\0"), b"sorts all the rest of the world."
    whole = icu_data(
        ("icudt73l/brkitr/word.brk", b"y"),
        ("icudt73l/coll/ja.res", b"x" * 100),
        ("icudt73l/coll/nl.res", nl),
        ("icudt73l/coll/root.res", root),
    )
    expected = icu_data(("icudt73l/coll/nl.res", nl), ("icudt73l/coll/root.res", root))
    # “root” is no language: what is not known of one is taken from there.
    assert cut(whole) == expected


def test_what_desktops_are_told_is_well_formed_and_names_the_same_things() -> None:
    mime, metainfo = ET.fromstring(MIME), ET.fromstring(APPSTREAM)
    assert f"MimeType={description.MIME_TYPE};" in DESKTOP
    assert f"Exec={description.NAME} %f" in DESKTOP
    assert metainfo.findtext("provides/mediatype") == description.MIME_TYPE
    assert mime[0].get("type") == description.MIME_TYPE
    assert {comment.get("{http://www.w3.org/XML/1998/namespace}lang") for comment in mime[0][:3]} == {None, "nl", "de"}


def test_the_same_files_make_the_same_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = []
    for number in range(2):
        folder = tmp_path / str(number) / "program"
        folder.mkdir(parents=True)
        for name in ("b", "a")[:: 1 - 2 * number]:
            (folder / name).write_text(name)
        (folder / "a").chmod(0o755)
        os.utime(folder / "a", (number, number))
        tar_xz(folder, tmp_path / f"{number}.tar.xz")
        zipped(folder, tmp_path / f"{number}.zip")
        made.append(((tmp_path / f"{number}.tar.xz").read_bytes(), (tmp_path / f"{number}.zip").read_bytes()))
    assert made[0] == made[1]


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed: apt-get install nsis")
def test_the_set_up_of_windows_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "automation-auditor"
    (folder / "_internal").mkdir(parents=True)
    (folder / "automation-auditor.exe").write_bytes(b"MZ")
    monkeypatch.setattr(description, "DIST", tmp_path)
    monkeypatch.setattr(description, "WORK", tmp_path)
    ico(description.ICON, tmp_path / "program.ico")
    made = make_installer(folder)
    assert made.read_bytes().startswith(b"MZ")
    assert made.name == f"automation-auditor-{description.VERSION}-setup.exe"


def test_pictures_for_windows_and_macos_hold_every_size(tmp_path: Path) -> None:
    ico(description.ICON, tmp_path / "program.ico")
    icns(description.ICON, tmp_path / "program.icns")
    with Image.open(tmp_path / "program.ico") as image:
        assert {size[0] for size in image.info["sizes"]} == {16, 24, 32, 48, 64, 128, 256}
    assert (tmp_path / "program.icns").read_bytes().startswith(b"icns")


@pytest.mark.parametrize(
    ("machine", "named"), [("AMD64", "x86_64"), ("x86_64", "x86_64"), ("aarch64", "arm64"), ("arm64", "arm64")]
)
def test_a_processor_has_one_name_on_every_system(machine: str, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert description.processor() == named


def test_macos_is_told_that_audits_are_the_documents_of_the_app() -> None:
    told = plistlib.loads(plistlib.dumps(description.apple_info()))
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [
        told["UTExportedTypeDeclarations"][0]["UTTypeIdentifier"]
    ]
    assert told["UTExportedTypeDeclarations"][0]["UTTypeTagSpecification"]["public.filename-extension"] == ["audit"]
    assert plistlib.loads((ROOT / "tools" / "package" / "rights.plist").read_bytes())


def test_the_package_of_debian_asks_for_the_c_library_that_its_libraries_need(tmp_path: Path) -> None:
    (tmp_path / "liba.so").write_bytes(b"\x7fELF\0GLIBC_2.9\0GLIBC_2.35\0")
    (tmp_path / "libb.so.1").write_bytes(b"\x7fELF\0GLIBC_2.17\0xGLIBC_2.99x")
    assert needed_glibc(tmp_path) == "2.35"
