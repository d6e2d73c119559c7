"""A panel at the side of a page that folds to a strip: by its button, and by itself in a narrow window."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from auditor.locale import _
from ui import user_data
from ui.icons import draw
from ui.theme import UNIT, colour, is_touch, scaled_font

#: In a window narrower than this a panel folds by itself.
NARROW = 1100
_REMEMBERED = "folded"
_NO_LIMIT = 16_777_215  # QWIDGETSIZE_MAX
_STRIP, _TOUCH_STRIP, _ARROW = 20, 36, 16


class Side(Enum):
    """Where the panel stands on its page; its strip is at the other edge."""

    LEFT = auto()
    RIGHT = auto()


class FoldStrip(QToolButton):
    """The strip at the edge: an arrow, and while the panel is folded its name from bottom to top."""

    def __init__(self, name: str, side: Side) -> None:
        super().__init__()
        self._name, self._side = name, side
        self.is_folded = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedWidth(strip_width())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def say(self, is_folded: bool) -> None:
        """Show what a press would do."""
        self.is_folded = is_folded
        text = (_("Unfold: {name}") if is_folded else _("Fold: {name}")).format(name=self._name)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(strip_width(), 3 * _ARROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_pointed_at = self.underMouse() or self.hasFocus()
        painter.fillRect(self.rect(), colour("accent_pale" if is_pointed_at else "ground"))
        edge = colour("accent" if self.hasFocus() else "line")
        painter.fillRect(QRect(0, 0, 1, self.height()), edge)
        painter.fillRect(QRect(self.width() - 1, 0, 1, self.height()), edge)
        points_left = (self._side is Side.LEFT) is not self.is_folded
        arrow = QRect((self.width() - _ARROW) // 2, 2 * UNIT, _ARROW, _ARROW)
        draw(painter, arrow.toRectF(), "chevron-left" if points_left else "chevron-right", colour("quiet"))
        if self.is_folded:
            painter.setPen(colour("quiet"))
            painter.setFont(scaled_font(0))
            room = self.height() - 6 * UNIT
            painter.translate(0, arrow.bottom() + UNIT + room)
            painter.rotate(-90)
            name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            spot = QRect(0, 0, room, self.width())
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        painter.end()


class FoldingPanel(QWidget):
    """``panel`` with its strip. What a person folded or unfolded is kept under ``remembered_as``.

    ``folds_itself``: False for a list without which its page can't be used.

    Signals:
        folded: the panel went or came.
    """

    folded = Signal(bool)

    def __init__(self, panel: QWidget, name: str, side: Side, remembered_as: str, *, folds_itself: bool = True) -> None:
        super().__init__()
        self.panel = panel
        self._key, self._folds_itself = remembered_as, folds_itself
        self._watched: QWidget | None = None
        self.strip = FoldStrip(name, side)
        self.strip.clicked.connect(self._turn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        parts = (panel, self.strip) if side is Side.LEFT else (self.strip, panel)
        for part in parts:
            row.addWidget(part, int(part is panel))
        self.is_folded = False
        self._follow()

    def unfold(self) -> None:
        """Something in it is wanted now; what a person chose stays so."""
        self._fold(False)

    def _would_fold(self) -> bool:
        """Whether it folds by itself."""
        return self._folds_itself and self.isVisible() and self.window().width() < NARROW

    def _turn(self) -> None:
        wanted = not self.is_folded
        kept = user_data.read(_REMEMBERED)
        choices = dict(kept) if isinstance(kept, dict) else {}
        choices.pop(self._key, None)
        if wanted is not self._would_fold():
            choices[self._key] = wanted
        user_data.write(_REMEMBERED, choices)
        self._fold(wanted)

    def _follow(self) -> None:
        """What a person chose, else what the width asks for."""
        kept = user_data.read(_REMEMBERED)
        chosen = kept.get(self._key) if isinstance(kept, dict) else None
        self._fold(chosen if isinstance(chosen, bool) else self._would_fold())

    def _fold(self, is_folded: bool) -> None:
        focused = self.window().focusWidget()
        if is_folded and focused is not None and self.panel.isAncestorOf(focused):
            self.strip.setFocus()
        is_other = is_folded is not self.is_folded
        self.is_folded = is_folded
        self.panel.setVisible(not is_folded)
        self.setMaximumWidth(strip_width() if is_folded else _NO_LIMIT)
        self.strip.say(is_folded)
        if is_other:
            self.folded.emit(is_folded)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched and event.type() == QEvent.Type.Resize and self.isVisible():
            self._follow()
        return super().eventFilter(watched, event)


def strip_width() -> int:
    """How wide the strip is: more for fingers."""
    return _TOUCH_STRIP if is_touch() else _STRIP
