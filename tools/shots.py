"""Pictures to look at: ``python -m tools.shots FOLDER`` renders every page of the window and of the sample report."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pypdfium2
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.locale import LANGUAGES, set_language, using
from auditor.report.write import report_bytes
from auditor.store import AuditFile
from ui import theme
from ui.pages.map_page import MapPage
from ui.pages.report import ReportPage
from ui.pages.tabbed import TabbedPage
from ui.window import PAGES, MainWindow

SIZES = ((1280, 800), (1920, 1080))


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
    for width, height in SIZES:
        window = MainWindow()
        window.resize(width, height)
        window.show()
        name = f"{language}-{scheme}-{width}"
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
        for language in LANGUAGES:
            for scheme in ("light", "dark"):
                window_shots(app, folder, language, scheme)
    set_language("en")
    report_shots(folder)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder.resolve()}")


if __name__ == "__main__":
    main()
