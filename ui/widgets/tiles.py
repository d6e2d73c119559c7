"""Large buttons to choose from: a title, and a line below where one is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import draw
from ui.theme import TOUCH_TARGET, UNIT, colour, scaled_font

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
_ENDLESS = 10_000
_PICTURE = 28


class Tile(NamedTuple):
    """One thing to choose.

    Attributes:
        text: a line below the title; nothing where the title says it.
        is_quiet: stands back, as “don't know” does.
        picture: of the window's set, at the left; nothing where there is none.
    """

    key: str
    title: str
    text: str = ""
    is_quiet: bool = False
    picture: str = ""


class TileButton(QPushButton):
    """A tile as tall as its texts ask for at the width it has. It is read out as its title and text."""

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile = tile
        self.setProperty("tile", True)
        self.setCheckable(True)
        self.setAccessibleName(f"{tile.title}. {tile.text}" if tile.text else tile.title)
        self._title_font, self._text_font = scaled_font(1, not tile.is_quiet), scaled_font()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(sum(self._heights(width)) + 2 * UNIT + 2, TOUCH_TARGET)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.heightForWidth(max(self.width(), 96)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        title, text = self._heights(self.width())
        painter = QPainter(self)
        inner = self.rect().adjusted(2 * UNIT + self._indent, 0, -2 * UNIT, 0)
        if self.tile.picture:
            middle = (self.height() - _PICTURE) / 2
            draw(painter, QRectF(2 * UNIT, middle, _PICTURE, _PICTURE), self.tile.picture, colour("accent"))
        top = (self.height() - title - text) // 2
        painter.setFont(self._title_font)
        painter.setPen(colour("quiet" if self.tile.is_quiet or not self.isEnabled() else "ink"))
        painter.drawText(QRect(inner.left(), top, inner.width(), title), _WRAPPED, self.tile.title)
        if text:
            painter.setFont(self._text_font)
            painter.setPen(colour("quiet"))
            painter.drawText(QRect(inner.left(), top + title, inner.width(), text), _WRAPPED, self.tile.text)
        painter.end()

    @property
    def _indent(self) -> int:
        """Room for the picture."""
        return _PICTURE + 2 * UNIT if self.tile.picture else 0

    def _heights(self, width: int) -> tuple[int, int]:
        room = QRect(0, 0, max(width - 4 * UNIT - self._indent, 40), _ENDLESS)
        title = QFontMetrics(self._title_font).boundingRect(room, _WRAPPED, self.tile.title).height()
        if not self.tile.text:
            return title, 0
        return title, QFontMetrics(self._text_font).boundingRect(room, _WRAPPED, self.tile.text).height()


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
        self._many, self._columns = many, columns
        self.buttons: dict[str, TileButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(UNIT)
        for tile in tiles:
            button = self.buttons[tile.key] = TileButton(tile, self)
            button.clicked.connect(lambda _on=False, key=tile.key: self._press(key))
        self.show_only(list(self.buttons))
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def show_only(self, keys: Sequence[str]) -> None:
        """Close the ranks around the tiles of some keys; the others are hidden."""
        for key, button in self.buttons.items():
            self._grid.removeWidget(button)
            button.setVisible(key in keys)
        for index, key in enumerate(key for key in self.buttons if key in keys):
            self._grid.addWidget(self.buttons[key], index // self._columns, index % self._columns)

    def show_chosen(self, keys: Sequence[str]) -> None:
        """Mark what is chosen already."""
        for key, button in self.buttons.items():
            button.setChecked(key in keys)

    def first(self) -> TileButton:
        """Where the keyboard begins: what is chosen, else the first tile."""
        chosen = [button for button in self.buttons.values() if button.isChecked()]
        return chosen[0] if chosen else next(iter(self.buttons.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        number = event.key() - Qt.Key.Key_1
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and 0 <= number < min(len(shown), 9):
            shown[number].click()
            return
        super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        if not self._many:
            self.show_chosen([key])
        self.chosen.emit(key)
