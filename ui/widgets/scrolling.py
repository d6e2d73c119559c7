"""Scroll areas: a page that scrolls as a whole, and areas whose content changes."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import UNIT


def scroll_area(widget: QWidget | None = None) -> QScrollArea:
    """An area without a frame; its widget is as wide as the area."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if widget is not None:
        area.setWidget(widget)
    return area


class PageBody(QWidget):
    """As tall as its wrapped texts are at the width it has; Qt reckons with a narrow one, and scrolls into nothing."""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout is not None and layout.hasHeightForWidth() else least


def page_body() -> tuple[QWidget, QVBoxLayout]:
    """A widget with the margins of a page, and the column to fill."""
    body = PageBody()
    column = QVBoxLayout(body)
    column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    return body, column


def fill_page(page: QWidget, area: QWidget) -> None:
    """Give a page one child that fills it."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)


def replace_widget(area: QScrollArea, widget: QWidget) -> None:
    """Show another widget. The old one goes later: it may be the one whose signal led here."""
    old = area.takeWidget()
    area.setWidget(widget)
    if old is not None:
        old.hide()
        old.deleteLater()
