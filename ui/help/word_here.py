"""The word of what has the keyboard: of a field's name, of a column's head, of a tab."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QTabBar,
    QTableView,
    QWidget,
)

from auditor.glossary import Word
from ui.widgets.term import TermLabel, meant
from ui.widgets.term_card import TermCard, show_card


class _Here(NamedTuple):
    """A word, and where its card goes."""

    word: Word
    beside: QWidget
    field: QWidget | None = None
    spot: QRect | None = None


def explain(focused: QWidget | None) -> TermCard | None:
    """Show the card of what has the keyboard; None where the glossary has nothing to say of it."""
    found = _word_here(focused)
    return show_card(*found) if found is not None else None


def _word_here(widget: QWidget | None) -> _Here | None:
    """From the focused widget upwards; the first name that is found decides, whether it has a word or not."""
    while widget is not None and not widget.isWindow():
        if isinstance(widget, QTabBar):
            return _of_tab(widget)
        if isinstance(widget, QAbstractItemView):
            head = _of_head(widget)
            if head is not None:
                return head
        name = next(_names(widget), None)
        if name is not None:
            return _Here(name.word, name, widget) if isinstance(name, TermLabel) and name.word is not None else None
        widget = widget.parentWidget()
    return None


def _names(widget: QWidget) -> Iterator[QLabel]:
    """Labels that name a widget, the surest first."""
    parent = widget.parentWidget()
    if parent is None:
        return
    for label in parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if label.buddy() is widget:
            yield label
    for layout in _layouts(parent.layout()):
        if layout.indexOf(widget) < 0:
            continue
        if isinstance(layout, QFormLayout):
            named = layout.labelForField(widget)
            if isinstance(named, QLabel):
                yield named
        elif isinstance(layout, QGridLayout):
            yield from _in_grid(layout, widget)
        elif isinstance(layout, QBoxLayout):
            yield from _term(layout, layout.indexOf(widget) - 1)


def _layouts(layout: QLayout | None) -> Iterator[QLayout]:
    """A layout and those within it."""
    if layout is None:
        return
    yield layout
    for index in range(layout.count()):
        item = layout.itemAt(index)
        yield from _layouts(item.layout() if item is not None else None)


def _in_grid(grid: QGridLayout, widget: QWidget) -> Iterator[TermLabel]:
    """The name at the left, else that above."""
    place = grid.getItemPosition(grid.indexOf(widget))
    assert isinstance(place, tuple)
    row, column = int(place[0]), int(place[1])
    for y, x in [(row, x) for x in range(column - 1, -1, -1)] + [(y, column) for y in range(row - 1, -1, -1)]:
        item = grid.itemAtPosition(y, x)
        found = item.widget() if item is not None else None
        if isinstance(found, TermLabel):
            yield found


def _term(layout: QLayout, index: int) -> Iterator[TermLabel]:
    item = layout.itemAt(index) if index >= 0 else None
    found = item.widget() if item is not None else None
    if isinstance(found, TermLabel):
        yield found


def _of_tab(tabs: QTabBar) -> _Here | None:
    """A tab that is explained to the mouse."""
    index = tabs.currentIndex()
    if index < 0 or not tabs.tabWhatsThis(index):
        return None
    found = meant(tabs.tabText(index), str(tabs.tabData(index) or ""))
    return _Here(found, tabs, spot=tabs.tabRect(index)) if found is not None else None


def _of_head(view: QAbstractItemView) -> _Here | None:
    """The head of the column of the current cell, where it is explained to the mouse: others may be a person's words."""
    model, index = view.model(), view.currentIndex()
    if not isinstance(view, QTableView) or not index.isValid():
        return None
    column, across = index.column(), Qt.Orientation.Horizontal
    if not model.headerData(column, across, Qt.ItemDataRole.WhatsThisRole):
        return None
    found = meant(str(model.headerData(column, across) or ""))
    header = view.horizontalHeader()
    spot = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), header.height())
    return _Here(found, header.viewport(), spot=spot) if found is not None else None
