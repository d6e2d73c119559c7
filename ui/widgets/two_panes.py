"""A list at the left and what is chosen of it at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import scroll_area


def two_panes(page: QWidget, *left: QWidget) -> QScrollArea:
    """Lay a page out; returns the area at the right."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    for widget in left:
        column.addWidget(widget)
    area = scroll_area()
    split = QSplitter()
    split.addWidget(side)
    split.addWidget(area)
    split.setSizes([310, 890])
    split.setStretchFactor(1, 1)
    split.setChildrenCollapsible(False)
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
