"""The package of Debian on a computer with nothing but a desktop, without a network: installed, used by two people, removed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.package.bare_root import command, made_root, told, why_not
from tests.package.packed import ROOT, awaited, where_it_is_made
from tools.package import debian, description

NAME, TYPE = description.NAME, description.MIME_TYPE

pytestmark = [where_it_is_made, pytest.mark.skipif(bool(why_not()), reason=why_not())]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("debian") / "root"
    try:
        yield made_root(ROOT / "build" / "bare-root", folder)
    except subprocess.CalledProcessError:
        pytest.skip("there is no archive of Debian here to make one from")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package, packed loosely: packing it small takes minutes and changes nothing in it."""
    folder = tmp_path_factory.mktemp("deb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(description, "DIST", folder)
        patch.setattr(description, "WORK", folder)
        yield debian.make_deb(description.DEBIAN_PROCESSORS[description.processor()], ("-Zgzip", "-z1"))
    shutil.rmtree(folder)


@pytest.fixture
def root(empty: Path, deb: Path) -> Path:
    """A Debian in which it is installed, as a test before may have removed it."""
    if not (empty / "opt" / NAME).exists():
        told(empty, "rm -rf /usr/share/fonts/*")
        shutil.copyfile(deb, empty / "auditor.deb")
        told(empty, "dpkg -i /auditor.deb")  # asks for nothing that is not there
        (empty / "auditor.deb").unlink()
    return empty


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A display that needs no network: the folder of its socket, and its name."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no screen to open a window on: apt-get install xvfb")
    read, write = tmp_path / "number", (tmp_path / "number").open("w")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write.fileno()), "-nolisten", "tcp", "-ac", "-screen", "0", "1280x800x24"],
        pass_fds=[write.fileno()], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert awaited(lambda: read.read_text().endswith("\n"))
    yield Path("/tmp/.X11-unix"), f":{read.read_text().strip()}"
    server.kill()
    server.wait()
    write.close()


def test_desktops_know_its_entry_its_kind_of_file_and_its_pictures(root: Path) -> None:
    told(root, f"desktop-file-validate /usr/share/applications/{NAME}.desktop")
    told(root, f"{NAME} new één.audit", "ann")
    assert TYPE in told(root, "gio info -a standard::content-type één.audit", "ann")
    assert told(root, f"xdg-mime query default {TYPE}", "ann").strip() == f"{NAME}.desktop"
    assert f"{NAME}.desktop" in told(root, f"gio mime {TYPE}", "ann")
    for icon in (f"apps/{NAME}", f"mimetypes/{TYPE.replace('/', '-')}"):
        told(root, f"grep -q '<svg' /usr/share/icons/hicolor/scalable/{icon}.svg")


def test_two_people_work_with_it_and_neither_needs_fonts_or_a_network(root: Path) -> None:
    assert told(root, "ls /sys/class/net 2>/dev/null | grep -v '^lo$' || true", "ann") == ""
    assert told(root, "find /usr/share/fonts -name '*.ttf'; command -v python3 || true", "ann") == ""
    for user in ("ann", "ben"):
        told(root, f"mkdir -p 'my firm é' && {NAME} demo -o 'my firm é'", user)
        assert told(root, "head -c 4 'my firm é'/*.pdf", user) == "%PDF"
        told(root, f"{NAME} new shop.audit --sample bakery", user)
    # What is the other's is read where its owner lets it, and never written.
    told(root, "chmod 755 . && chmod 644 shop.audit", "ann")
    told(root, f"cp -p ~ann/shop.audit mine.audit && {NAME} rank ~ann/shop.audit", "ben")
    told(root, f"{NAME} undo ~ann/shop.audit && exit 1 || exit 0", "ben")
    told(root, "cmp ~ann/shop.audit mine.audit", "ben")


def test_a_window_that_a_double_click_opened_is_killed_and_nothing_is_lost(
    root: Path, screen: tuple[Path, str]
) -> None:
    told(root, f"{NAME} new double.audit --sample bakery", "ann")
    lock = root / "home" / "ann" / ".~lock.double.audit#"
    click = f"DISPLAY={screen[1]} gio launch /usr/share/applications/{NAME}.desktop double.audit; sleep 300"
    for _time in range(2):  # the second window finds what the first one left
        before = lock.read_text("utf-8") if lock.exists() else ""
        window = subprocess.Popen(command(root, click, "ann", screen[0]), stderr=subprocess.DEVNULL)
        assert awaited(lambda seen=before: lock.exists() and lock.read_text("utf-8") != seen)
        window.kill()  # and with it all that runs in there
        window.wait()
    assert "Bakery" in told(
        root, f"{NAME} check double.audit && {NAME} export double.audit -o x.json && cat x.json", "ann"
    )


def test_it_goes_and_audits_and_settings_stay(root: Path) -> None:
    kept = "find /home -type f -name '*.audit' -o -type f -path '*/.local/share/automation-auditor/*' | sort | xargs -d '\\n' sha256sum"
    told(
        root,
        f"{NAME} new stays.audit --sample office && mkdir -p .local/share/{NAME} && touch .local/share/{NAME}/x",
        "ann",
    )
    before = told(root, kept)
    assert "stays.audit" in before
    for word in ("--remove", "--purge"):
        told(root, f"dpkg {word} {NAME}")
        assert told(root, kept) == before
        assert (
            told(root, f"ls -d /opt/{NAME} /usr/bin/{NAME} /usr/share/applications/{NAME}.desktop 2>/dev/null || true")
            == ""
        )
    assert TYPE not in told(root, "gio info -a standard::content-type stays.audit", "ann")
    assert told(root, f"dpkg -l {NAME} 2>/dev/null | grep -c ^ii || true").strip() == "0"
