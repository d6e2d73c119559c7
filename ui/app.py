"""Starting the window: first a paint, then everything else."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.garbage import GarbageCollector
from ui.open_windows import ask_to_show
from ui.preferences import language_of_desktop, scale_window
from ui.view_menu import take_up
from ui.window import MainWindow

_NEARLY = 40
#: Room for the bar above a window, which is not part of its size.
_TITLE_BAR = 32


def run(path: str | None, *, sample: bool = False) -> int:
    """Open the window on an audit, the sample or Home, and stay until it is closed; returns the exit code.

    An audit that a window of the same user has open is shown there.
    """
    if path is not None and ask_to_show(Path(path)):
        return 0
    scale_window()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Automation Auditor")
    app.setDesktopFileName("automation-auditor")
    _speak(app)
    take_up()
    theme.apply(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: theme.apply(app))
    hints.accessibility().contrastPreferenceChanged.connect(lambda _preference: theme.apply(app))
    collector = GarbageCollector()  # noqa: F841  it lives as long as the program
    window = MainWindow()
    window.painted.connect(lambda: _settle_facts(window))
    window.painted.connect(window.answer_a_second_start)
    window.painted.connect(window.open_sample if sample else lambda: window.start(path))
    window.painted.connect(lambda: _watch(window))
    if not sample:
        window.painted.connect(lambda: _ask_language(window))
    window.painted.connect(lambda: _show_icon(app))
    if sys.platform == "darwin":
        window.painted.connect(lambda: _take_files(app, window))
    _fit_to_screen(window)
    window.show()
    return int(app.exec())


def _speak(app: QApplication) -> None:
    """In the language that the person chose, Qt's own dialogs too."""
    from auditor.locale import language, set_language

    code = language_of_desktop(lambda: QLocale().uiLanguages())
    if code is not None:
        set_language(code)
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language()}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _ask_language(window: MainWindow) -> None:
    from ui.language_question import is_wanted

    if window.session.file is None and is_wanted():
        window.ask_language()


def _settle_facts(window: MainWindow) -> None:
    """Before an audit is opened: whether a pack of facts that was imported still counts."""
    from auditor.facts.kept import kept_path

    if kept_path().exists():
        from auditor.facts import facts_in_force
        from auditor.renewal import settle

        settle()
        if facts_in_force().trouble:
            window.session.failed.emit(facts_in_force().trouble)


def _fit_to_screen(window: MainWindow) -> None:
    """No larger than the screen that it opens on; where that has hardly more room, as large as it."""
    room = window.screen().availableGeometry().size()
    wanted = window.size()
    if room.width() < wanted.width() + _NEARLY or room.height() < wanted.height() + _NEARLY:
        window.resize(min(wanted.width(), room.width()), min(wanted.height(), room.height() - _TITLE_BAR))


def _take_files(app: QApplication, window: MainWindow) -> None:
    from ui.opened_from_outside import OpenedFromOutside

    OpenedFromOutside(app, window.open_path)


def _show_icon(app: QApplication) -> None:
    """After the first paint: reading the picture takes longer than it is worth there."""
    from ui.icons import program_icon

    app.setWindowIcon(program_icon())


def _watch(window: MainWindow) -> None:
    """From now on an unforeseen error is told and logged."""
    from ui.safety.crash import CrashReporter, start_log

    start_log()
    CrashReporter(window).install()
