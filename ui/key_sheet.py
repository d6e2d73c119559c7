"""Every key of the program on one sheet: for the window, and for the manual."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget

from auditor.locale import N_, _
from ui.actions.sheet import KeyLine, sheet_lines
from ui.map.registry import MAP_ACTIONS
from ui.stages import STAGES
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.window_actions import WINDOW_ACTIONS

_WIDEST = 50  # characters of a meaning on one line

#: The rail of the window, and the tabs of its pages.
_PAGES = (
    KeyLine(tuple(f"Ctrl+{n}" for n, _stage in enumerate(STAGES, 1)), N_("Go to a page")),
    KeyLine(("Alt+Home",), N_("Go to the home page")),
    KeyLine(("Ctrl+Tab", "Ctrl+Shift+Tab"), N_("Go to the next tab, to the one before")),
)
#: What lists, lines of text and tables do themselves.
_TABLES = (
    KeyLine(("Return", "Shift+Return"), N_("Find: the next hit, the one before")),
    KeyLine(("Ctrl+C", "Ctrl+X", "Ctrl+V"), N_("Measure: copy, cut and paste cells")),
    KeyLine(("Del", "Backspace"), N_("Measure: clear")),
    KeyLine(("Ctrl+D",), N_("Measure: fill down")),
    KeyLine(("Ctrl+F",), N_("Measure: find")),
)


def everywhere() -> list[tuple[str, str]]:
    """Keys that are the same on every page, and those of tables: as people read them, and what they do."""
    return sheet_lines((*_PAGES, *WINDOW_ACTIONS, *_TABLES))


def on_the_map() -> list[tuple[str, str]]:
    """Keys of the map."""
    return sheet_lines(MAP_ACTIONS)


class KeysDialog(QDialog):
    """The keyboard, on one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard"))
        columns = QHBoxLayout(self)
        columns.setSpacing(6 * UNIT)
        for lines in (everywhere(), on_the_map()):
            columns.addLayout(_column(lines))


def _column(lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * UNIT)
    grid.setVerticalSpacing(4)
    for row, (keys, meaning) in enumerate(lines):
        what = label(meaning)
        what.setFixedWidth(_WIDEST * what.fontMetrics().averageCharWidth())
        grid.addWidget(label(keys, bold=True, wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(what, row, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(lines), 1)
    return grid
