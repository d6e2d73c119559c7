"""Large buttons to choose from: a title, and a line below where one is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import TOUCH_TARGET, UNIT
from ui.widgets.labels import label


class Tile(NamedTuple):
    """One thing to choose.

    Attributes:
        text: a line below the title; nothing where the title says it.
        is_quiet: stands back, as “don't know” does.
    """

    key: str
    title: str
    text: str = ""
    is_quiet: bool = False


class TileButton(QPushButton):
    """A tile. It is read out as its title and text."""

    def __init__(self, tile: Tile) -> None:
        super().__init__()
        self.key = tile.key
        self.setProperty("tile", True)
        self.setCheckable(True)
        self.setAccessibleName(f"{tile.title}. {tile.text}" if tile.text else tile.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        column.setSpacing(0)
        self._labels: list[QLabel] = [label(tile.title, quiet=tile.is_quiet, size=1, bold=not tile.is_quiet)]
        if tile.text:
            self._labels.append(label(tile.text, quiet=True))
        for part in self._labels:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(part)
        self.setMinimumHeight(64 if tile.text else TOUCH_TARGET)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """As tall as its wrapped lines ask for."""
        inner = self.width() - 4 * UNIT
        wanted = sum(part.heightForWidth(inner) for part in self._labels) + 2 * UNIT
        least = max(wanted, 64 if len(self._labels) > 1 else TOUCH_TARGET)
        if least != self.minimumHeight():
            self.setMinimumHeight(least)


class Tiles(QWidget):
    """Tiles in rows. A digit presses the tile of that number.

    Signals:
        chosen: a tile was pressed (carries its key).
    """

    chosen = Signal(str)

    def __init__(self, tiles: Sequence[Tile], columns: int = 1, *, many: bool = False) -> None:
        """Make the tiles.

        Args:
            tiles: what to choose from.
            columns: of the grid.
            many: several may be chosen; else one.
        """
        super().__init__()
        self._many = many
        self.buttons: dict[str, TileButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(UNIT)
        for index, tile in enumerate(tiles):
            button = self.buttons[tile.key] = TileButton(tile)
            button.clicked.connect(lambda _on=False, key=tile.key: self._press(key))
            grid.addWidget(button, index // columns, index % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)

    def show_chosen(self, keys: Sequence[str]) -> None:
        """Mark what is chosen already."""
        for key, button in self.buttons.items():
            button.setChecked(key in keys)

    def first(self) -> TileButton:
        """Where the keyboard begins: what is chosen, else the first tile."""
        chosen = [button for button in self.buttons.values() if button.isChecked()]
        return chosen[0] if chosen else next(iter(self.buttons.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [button for button in self.buttons.values() if button.isVisible()]
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < min(len(shown), 9) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            shown[number].click()
            return
        super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        if not self._many:
            self.show_chosen([key])
        self.chosen.emit(key)
