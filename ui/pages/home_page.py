"""Home: four ways to begin, and the audits opened before with how far they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from ui.icons import icon
from ui.recent import note_text, recent
from ui.theme import UNIT
from ui.widgets.begins_at import BeginsAt
from ui.widgets.labels import label, plain_tooltip
from ui.widgets.layouts import clear_layout
from ui.widgets.scrolling import fill_page, page_body, scroll_area
from ui.widgets.tiles import Tile, TileButton

_WIDTH = 900


class HomePage(BeginsAt):
    """Where an audit begins. The actions are the window's: “check”, “new”, “new_from” and “open”."""

    def __init__(
        self, actions: Mapping[str, Callable[[], None]], sample: Callable[[str], None], open_path: Callable[[Path], object]
    ) -> None:  # fmt: skip
        super().__init__()
        self._open_path = open_path
        body, column = page_body()
        area = scroll_area(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fill_page(self, area)
        column.setContentsMargins(4 * UNIT, 4 * UNIT, 4 * UNIT, 4 * UNIT)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column.addWidget(inner)
        column.addStretch(1)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(label(_("Automation audit"), bold=True, size=12))
        lead = _("Which work repeats, what it costs, and what is worth automating. Everything stays on this computer.")
        layout.addWidget(label(lead, quiet=True, size=2))
        layout.addSpacing(2 * UNIT)
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        layout.addLayout(grid)
        tiles = (
            Tile(
                "check",
                _("Check my firm"),
                _("About 25 taps to a first answer. No figures needed."),
                picture="clipboard-check",
            ),
            Tile("new", _("Map it myself"), _("An empty audit: draw the steps, measure, rank."), picture="pencil-line"),
            Tile(
                "new_from",
                _("From a file"),
                _("A step list, an event log or an export of another program."),
                picture="file-input",
            ),
            Tile("sample", _("Look at a sample"), _("A finished audit of a firm that does not exist."), picture="eye"),
        )
        for index, tile in enumerate(tiles):
            button = self.buttons[tile.key] = TileButton(tile)
            button.setCheckable(False)
            if tile.key in actions:
                button.clicked.connect(lambda _checked=False, act=actions[tile.key]: act())
            grid.addWidget(button, index // 2, index % 2)
        self.buttons["check"].setProperty("primary_tile", True)
        self.samples = QMenu(self)
        self.samples.aboutToShow.connect(lambda: self._list_samples(sample))
        self.buttons["sample"].setMenu(self.samples)
        self.buttons["open"] = QPushButton(icon("folder-open"), f"  {_('Open an audit …')}")
        self.buttons["open"].setProperty("touch", True)
        self.buttons["open"].clicked.connect(lambda _checked=False: actions["open"]())
        layout.addWidget(self.buttons["open"], 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(2 * UNIT)
        self.recent = QVBoxLayout()
        layout.addLayout(self.recent)
        self.setFocusProxy(self.buttons["check"])

    def _list_samples(self, sample: Callable[[str], None]) -> None:
        """The samples by the kind of firm that they show; they are read when somebody asks for them."""
        from auditor.exchange.template import sample_names, sample_title

        if self.samples.isEmpty():
            self.samples.setMinimumWidth(self.buttons["sample"].width())
            for name in sample_names():
                action = self.samples.addAction(sample_title(name))
                action.triggered.connect(lambda _checked=False, name=name: sample(name))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_recent(recent())

    def show_recent(self, paths: list[Path]) -> None:
        """Cards for the audits opened before."""
        clear_layout(self.recent)
        if paths:
            self.recent.addWidget(label(_("Opened before"), bold=True, size=2))
        for path in paths:
            title, text = note_text(path)
            button = TileButton(Tile(str(path), title, text or path.name))
            button.setCheckable(False)
            plain_tooltip(button, str(path))
            button.clicked.connect(lambda _checked=False, path=path: self._open_path(path))
            self.recent.addWidget(button)
