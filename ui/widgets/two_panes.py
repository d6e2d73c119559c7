"""A list at the left and what is chosen of it at the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.folding_panel import NARROW, FoldingPanel, Side, strip_width
from ui.widgets.labels import label
from ui.widgets.scrolling import scroll_area

_LIST, _NARROW_LIST = 350, 290


class Panes(QSplitter):
    """A list that folds, and an area. The list is narrower in a narrow window until somebody drags the border."""

    def __init__(self, side: FoldingPanel, area: QScrollArea) -> None:
        super().__init__()
        self._side = side
        self._list: int | None = None
        self.addWidget(side)
        self.addWidget(area)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        side.folded.connect(lambda _is: self._divide())
        self.splitterMoved.connect(self._keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._divide()

    def _keep(self) -> None:
        if not self._side.is_folded:
            self._list = self.sizes()[0]

    def _divide(self) -> None:
        is_folded = self._side.is_folded
        usual = _NARROW_LIST if self.window().width() < NARROW else _LIST
        width = strip_width() if is_folded else (self._list or usual)
        self.setSizes([width, max(self.width() - width - self.handleWidth(), 1)])


def two_panes(page: QWidget, name: str, *left: QWidget) -> QScrollArea:
    """Lay a page out; ``name`` is what stands at the left. Returns the area at the right."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    for widget in left:
        column.addWidget(widget)
    area = scroll_area()
    split = Panes(FoldingPanel(side, name, Side.LEFT, type(page).__name__, folds_itself=False), area)
    layout = QHBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(split)
    return area


def invitation(heading: str, text: str) -> QWidget:
    """What an empty pane is for."""
    body = QWidget()
    layout = QVBoxLayout(body)
    layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
    layout.setSpacing(UNIT)
    layout.addWidget(label(heading, bold=True, size=3))
    layout.addWidget(label(text, quiet=True))
    layout.addStretch(1)
    return body
