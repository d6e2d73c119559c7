"""Scroll areas: a page that scrolls as a whole, and areas whose content changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.labels import label


def scroll_area(widget: QWidget | None = None) -> QScrollArea:
    """An area without a frame; its widget is as wide as the area."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if widget is not None:
        area.setWidget(widget)
    return area


class SideArea(QScrollArea):
    """A panel beside a page: it scrolls up and down only, and is never narrower than what stands in it."""

    def __init__(self, widget: QWidget | None = None, least: int = 0) -> None:
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if widget is not None:
            self.setWidget(widget)

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        inside = content.minimumSizeHint().width() if content is not None else 0
        width = inside + self.verticalScrollBar().sizeHint().width()
        return QSize(max(width, self._least), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


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
    area.updateGeometry()
    if old is not None:
        old.hide()
        old.deleteLater()


def say_in(area: QScrollArea, text: str, *, quiet: bool = False) -> None:
    """Show a text alone, where one begins to read."""
    said = label(text, quiet=quiet)
    said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    replace_widget(area, said)
