"""The window as a screen reader finds it: the tree of what is shown, and where the Tab key leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTreeView,
    QWidget,
)

from ui.map.context_pad import ContextPad

Role = QAccessible.Role
Text = QAccessible.Text

#: What each kind of widget is to a reader.
ROLES: tuple[tuple[type[QWidget], frozenset[Role]], ...] = (
    (QCheckBox, frozenset({Role.CheckBox})),
    (QAbstractButton, frozenset({Role.Button, Role.ButtonMenu, Role.RadioButton, Role.CheckBox})),
    (QComboBox, frozenset({Role.ComboBox})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (QTabBar, frozenset({Role.PageTabList})),
    (QTableView, frozenset({Role.Table})),
    (QTreeView, frozenset({Role.Tree})),
    (QListView, frozenset({Role.List})),
    (QSlider, frozenset({Role.Slider})),
)
_HEADS = (Role.ColumnHeader, Role.RowHeader)
_HOLDERS = (Role.Table, Role.Tree, Role.List)
_MOST_ITEMS = 60
_MOST_TABS = 200


@dataclass(frozen=True)
class Node:
    """What a reader meets.

    Attributes:
        widget: that it is; None for a tab, a head or an entry of a list.
        above: names of what it lies in, from the outside.
        holder: its nearest named ancestor, by its place in the walk.
        labels: names of what labels it.
    """

    role: Role
    name: str
    description: str
    value: str
    widget: QWidget | None
    above: tuple[str, ...]
    holder: int
    labels: tuple[str, ...]
    is_disabled: bool
    is_focusable: bool

    @property
    def is_used(self) -> bool:
        """Whether a person does something with it, and so must know what it is."""
        if self.kind is not None or self.role in (Role.PageTab, *_HEADS):
            return True
        return self.is_focusable and self.widget is not None and not is_part(self.widget)

    @property
    def kind(self) -> type[QWidget] | None:
        """The kind of interactive widget that it is; None for all else."""
        return next((kind for kind, _roles in ROLES if isinstance(self.widget, kind)), None)

    def __str__(self) -> str:
        return f"{' > '.join(self.above)} > {type(self.widget).__name__} {self.role.name} {self.name!r}"


def name_of(interface: QAccessibleInterface) -> str:
    """What it is called, not what it holds: Qt reads out the chosen entry of a box and of tabs as their name."""
    held = interface.object()
    if isinstance(held, QComboBox | QTabBar):
        return held.accessibleName()
    return interface.text(Text.Name)


def _labels(interface: QAccessibleInterface) -> tuple[str, ...]:
    found = interface.relations(QAccessible.RelationFlag.Label)
    return tuple(other.text(Text.Name) for other, _flag in found)


def walk(root: QWidget) -> list[Node]:
    """All that is shown in a widget; of tables the heads, of lists the first entries."""
    found: list[Node] = []

    def visit(interface: QAccessibleInterface, above: tuple[str, ...], holder: int) -> None:
        state = interface.state()
        if state.invisible:
            return
        held = interface.object()
        widget = held if isinstance(held, QWidget) else None
        name = name_of(interface)
        place = len(found)
        found.append(
            Node(
                interface.role(), name, interface.text(Text.Description), interface.text(Text.Value), widget, above,
                holder, _labels(interface), bool(state.disabled), bool(state.focusable),
            )
        )  # fmt: skip
        if name:
            above, holder = (*above, name), place
        if isinstance(widget, QComboBox):
            return  # its list and its line belong to it
        is_holder = interface.role() in _HOLDERS
        for index in range(min(interface.childCount(), _MOST_ITEMS) if is_holder else interface.childCount()):
            child = interface.child(index)
            if child is not None and (interface.role() is not Role.Table or child.role() in _HEADS):
                visit(child, above, holder)

    interface = QAccessible.queryAccessibleInterface(root)
    assert interface is not None
    visit(interface, (), -1)
    return found


def faults(root: QWidget, nodes: list[Node]) -> Iterator[str]:
    """What a reader could not tell a person."""
    met: set[tuple[Role, str, int]] = set()
    for node in nodes:
        name = node.name.strip()
        if node.is_used:
            if not re.search(r"\w", name):
                yield f"has no name: {node}"
            elif node.kind is not None and (node.role, name, node.holder) in met:
                yield f"is called as another one: {node}"
            met.add((node.role, name, node.holder))
        if node.kind is not None and node.role not in dict(ROLES)[node.kind]:
            yield f"is not what it is said to be: {node}"
        if isinstance(node.widget, QComboBox) and name not in (node.description, *node.labels):
            yield f"is said as its chosen entry alone: {node}"
        if isinstance(node.widget, QTabBar) and len(node.above) < 2:
            yield f"are tabs of nothing: {node}"
        if not name and len(node.above) < 2 and _is_painted(node.widget):
            yield f"is seen and not said: {node}"
    yield from _silent_labels(root, nodes)


def _is_painted(widget: QWidget | None) -> bool:
    """Whether the program draws it itself."""
    return widget is not None and type(widget).__module__.startswith("ui.") and "paintEvent" in type(widget).__dict__


def _silent_labels(root: QWidget, nodes: list[Node]) -> Iterator[str]:
    """Texts that are seen and not said."""
    spoken = {id(node.widget): node for node in nodes if isinstance(node.widget, QLabel)}
    for seen in root.findChildren(QLabel):
        text = _plain(seen.text()).strip()
        if text and seen.isVisible():
            node = spoken.get(id(seen))
            said = "" if node is None else f"{_plain(node.name)} {node.description}"
            if text not in said:
                yield f"is seen and not said: {text!r} is {said!r}"


def _plain(text: str) -> str:
    return QTextDocumentFragment.fromHtml(text).toPlainText() if text.lstrip().startswith("<") else text


def is_part(widget: QWidget) -> bool:
    """Whether it is the inside of another widget that has the keyboard for it."""
    above = widget.parentWidget()
    return (
        isinstance(above, QComboBox)
        or (isinstance(above, QAbstractScrollArea) and above.viewport() is widget)
        or widget.focusProxy() is not None
    )


def left_out(nodes: list[Node], visited: list[QWidget]) -> Iterator[str]:
    """What can be used, and is not come by with the Tab key; of several of which one is chosen, one is enough."""
    for node in nodes:
        widget = node.widget
        if node.kind is None or widget is None or node.is_disabled or is_part(widget) or widget in visited:
            continue
        if isinstance(widget, QMenuBar) or isinstance(widget.parent(), ContextPad):
            continue  # they have keys of their own
        if isinstance(widget, QAbstractButton):
            group = widget.group()
            if group is not None and group.exclusive() and any(other in visited for other in group.buttons()):
                continue
        yield f"is not come by with Tab: {node}"


def tab_round(begin: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> tuple[list[QWidget], str]:
    """Where the Tab key leads, once round from a widget; and between what it is caught, where it does not come round."""
    begin.setFocus(Qt.FocusReason.TabFocusReason)
    at = QApplication.focusWidget()
    visited: list[QWidget] = []
    while at is not None and at not in visited and len(visited) < _MOST_TABS:
        visited.append(at)
        if isinstance(at, QTableView) and at.tabKeyNavigation():
            at.setCurrentIndex(_end_of(at, key))  # Tab goes from cell to cell
        QTest.keyClick(at, key)
        for _link in range(_MOST_TABS if isinstance(at, QTextBrowser) else 0):
            if QApplication.focusWidget() is at:
                QTest.keyClick(at, key)  # from link to link
        at = QApplication.focusWidget()
    if at is visited[0]:
        return visited, ""
    return visited, f"Tab is caught in {visited[visited.index(at) :] if at in visited else at}"


def _end_of(table: QTableView, key: Qt.Key) -> QModelIndex:
    """The last cell that is shown; backwards the first."""
    model = table.model()
    shown = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    return model.index(0, shown[0]) if key == Qt.Key.Key_Backtab else model.index(model.rowCount() - 1, shown[-1])
