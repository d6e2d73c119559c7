"""Pictures to look at: ``python -m tools.shots FOLDER`` renders every page of the window and of the sample report."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from auditor.assess.self_check import Screen
from auditor.edit.self_check.people import answer_people
from auditor.edit.self_check.sector import choose_sector
from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.locale import LANGUAGES, set_language, using
from auditor.report.write import report_bytes
from auditor.store import AuditFile
from ui import theme
from ui.pages.check import CheckPage
from ui.pages.check.check_page import ANSWER, ANSWERS, QUESTION, WEEK
from ui.pages.map_page import MapPage
from ui.pages.report import ReportPage
from ui.pages.tabbed import TabbedPage
from ui.window import PAGES, MainWindow

#: Colours → sizes of the window. The largest is doubled in another process: Qt takes its scale at the start only.
SIZES = {
    "light": ((1024, 768), (1366, 768), (1920, 1080)),
    "dark": ((1366, 768), (1920, 1080)),
    "contrast": ((1366, 768),),
}
#: What the window is at 3840 × 2160 and 200 %.
_DOUBLE = (1920, 1080)


def _is_there(holder: object, name: str) -> bool:
    return getattr(holder, name) is not None


def wait_for(what: Callable[[], object], most_ms: int = 20_000) -> None:
    """Let the window work until ``what()`` is true."""
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if what() else None)
    timer.start(50)
    QTimer.singleShot(most_ms, loop.quit)
    loop.exec()


def window_shots(app: QApplication, folder: Path, language: str, scheme: str) -> None:
    set_language(language)
    theme.choose_scheme(scheme)
    theme.apply(app)
    for width, height in SIZES[scheme]:
        _pages(folder, f"{language}-{scheme}-{width}", width, height)


def _pages(folder: Path, name: str, width: int, height: int) -> None:
    window = MainWindow()
    window.resize(width, height)
    window.show()
    window.show_page("home")
    window.grab().save(str(folder / f"{name}-0-home.png"))
    window.open_sample()
    wait_for(partial(_is_there, window.session, "ranking"))
    for number, key in enumerate(PAGES, 1):
        window.show_page(key)
        page = window.page(key)
        if isinstance(page, MapPage):
            view = page.view
            view.map.select_steps([sorted(view.map.cards)[4]])
        if key == "plan":
            wait_for(partial(_is_there, window.session, "plan"))
        if isinstance(page, ReportPage):
            wait_for(partial(_is_there, page, "content"))
        wait_for(lambda: False, 250)
        window.grab().save(str(folder / f"{name}-{number}-{key}.png"))
        if isinstance(page, TabbedPage):
            for tab in page.keys[1:]:
                page.show_tab(tab)
                wait_for(lambda: False, 100)
                window.grab().save(str(folder / f"{name}-{number}-{key}-{tab}.png"))
            page.show_tab(page.keys[0])
    window.close()


def check_shots(app: QApplication, folder: Path, language: str, sector: str) -> None:
    """The self-check of one kind of firm, screen by screen, as an owner goes through it."""
    set_language(language)
    theme.choose_scheme("light")
    theme.apply(app)
    with tempfile.TemporaryDirectory() as scratch:
        window = MainWindow()
        window.resize(1366, 768)
        window.show()
        window.session.create(Path(scratch) / "check.audit")
        window.show_page("check")
        page = window.page("check")
        assert isinstance(page, CheckPage)
        for number, screen in enumerate(Screen):
            page.go_to(screen)
            wait_for(lambda: False, 100)
            window.grab().save(str(folder / f"{language}-check-{number:02}-{screen}.png"))
            if screen is Screen.SECTOR:
                window.session.do(choose_sector, sector)
                window.session.do(answer_people, 12.0)
        wait_for(lambda: _is_of_today(window))
        for number, key in enumerate((ANSWER, ANSWERS, QUESTION, WEEK), len(Screen)):
            page.go_to(key)
            wait_for(lambda: False, 200)
            window.grab().save(str(folder / f"{language}-check-{number:02}-{key}.png"))
        window.close()


def _is_of_today(window: MainWindow) -> bool:
    made = window.session.results.ranking
    return made is not None and made.audit is window.session.audit


def report_shots(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        for language in LANGUAGES:
            with using(language), AuditFile.create(Path(scratch) / f"{language}.audit") as opened:
                store(opened, read_sample(), "Sample")
                content, _pages = report_bytes(opened.audit, revision=opened.revision)
            document = pypdfium2.PdfDocument(content)
            for number, page in enumerate(document, 1):
                page.render(scale=1.25).to_pil().save(folder / f"report-{language}-{number:02}.png")
            document.close()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_DATA_HOME"] = scratch
        app = QApplication(sys.argv[:1])
        if "--double" in sys.argv:
            theme.choose_scheme("light")
            theme.apply(app)
            _pages(folder, "en-light-3840", *_DOUBLE)
            return
        for language, sector in zip(LANGUAGES, ("joinery", "bakery", "metal"), strict=True):
            for scheme in SIZES:
                window_shots(app, folder, language, scheme)
            check_shots(app, folder, language, sector)
    set_language("en")
    report_shots(folder)
    double = {**os.environ, "QT_SCALE_FACTOR": "2"}
    subprocess.run([sys.executable, "-m", "tools.shots", str(folder), "--double"], env=double, check=True)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder.resolve()}")


if __name__ == "__main__":
    main()
