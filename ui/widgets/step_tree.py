"""The steps of all processes as a tree, to choose one; what belongs to a step may hang below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit
from ui.theme import UNIT
from ui.widgets.begins_at import BeginsAt
from ui.widgets.tooltips import escaped_tooltip

_ROLE, _SAID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.AccessibleTextRole
Choice = tuple[str, int]  # “step” or “below”, and its id


class StepTree(BeginsAt):
    """``below`` gives ids and texts of what hangs under a step; ``marked`` what is written behind a step's name;
    ``begins_open``: the first step is chosen at once, where the page says nothing of all steps together."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        below: Callable[[Audit, int], Sequence[tuple[int, str]]] = lambda _audit, _step: (),
        marked: Callable[[Audit, int], str] = lambda _audit, _step: "",
        *,
        begins_open: bool = True,
    ) -> None:
        super().__init__()
        self._below, self._marked, self._begins_open = below, marked, begins_open
        self._audit = Audit.of()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Find a step"))
        self.filter.setAccessibleName(_("Find a step"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self.show_audit(self._audit))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setIndentation(2 * UNIT)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setMinimumSectionSize(0)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setAccessibleName(name)
        self.tree.currentItemChanged.connect(lambda *_items: self.chosen.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(self.filter)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)

    def choice(self) -> Choice:
        """What is chosen; ("", 0) where nothing is."""
        item = self.tree.currentItem()
        found = item.data(0, _ROLE) if item is not None else None
        return tuple(found) if found else ("", 0)

    def choose(self, what: str, key: int) -> None:
        """Go to a step, or to what hangs below one."""
        for item in self.items():
            if tuple(item.data(0, _ROLE) or ()) == (what, key):
                self.tree.setCurrentItem(item)

    def items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting += [item.child(i) for i in range(item.childCount())]
        return found

    def show_audit(self, audit: Audit) -> None:
        """Follow the snapshot; what was chosen stays so."""
        self._audit, part = audit, self.filter.text().strip().casefold()
        chosen, takes_first = self.choice(), self._begins_open and self.tree.currentItem() is None
        self.tree.blockSignals(True)
        self.tree.clear()
        current: QTreeWidgetItem | None = None
        for process_id, process in sorted(audit.processes.items()):
            top = QTreeWidgetItem([process.name])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            top.setToolTip(0, escaped_tooltip(process.name))
            for step in audit.steps_of(process_id):
                if step.kind not in WORKING_KINDS or part not in step.name.casefold():
                    continue
                mark = self._marked(audit, step.id)
                item = QTreeWidgetItem(top, [step.name, mark])
                item.setToolTip(0, escaped_tooltip(step.name))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setData(0, _SAID, f"{step.name}  {mark}" if mark else step.name)
                item.setData(0, _ROLE, ("step", step.id))
                current = item if chosen == ("step", step.id) else current
                for key, text in self._below(audit, step.id):
                    child = QTreeWidgetItem(item, [text])
                    child.setData(0, _ROLE, ("below", key))
                    current = child if chosen == ("below", key) else current
            if top.childCount():
                self.tree.addTopLevelItem(top)
        self.tree.expandAll()
        first = self.tree.topLevelItem(0)
        if current is None and takes_first and first is not None:
            current = first.child(0)
        if current is not None:
            self.tree.setCurrentItem(current)
        self.tree.blockSignals(False)
