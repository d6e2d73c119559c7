"""The map as a list: lanes and their steps, for reading, finding and renaming without the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from auditor.edit.map.steps import rename_step
from auditor.locale import _
from auditor.model import Audit, Step
from auditor.terms import step_kind_label
from ui.session import Session


class Outline(QTreeWidget):
    """Lane → step, with what each leads to. ``chosen`` names the step to show."""

    chosen = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._filling = False
        self.setHeaderLabels([_("Step"), _("Kind"), _("Leads to")])
        self.setAccessibleName(_("The map as a list"))
        self.setColumnWidth(0, 240)
        self.setColumnWidth(1, 110)
        self.setEditTriggers(self.EditTrigger.EditKeyPressed | self.EditTrigger.DoubleClicked)
        self.itemChanged.connect(self._renamed)
        self.currentItemChanged.connect(self._selected)

    def show_process(self, audit: Audit, process_id: int) -> None:
        """Follow the snapshot; the selected step stays selected."""
        self._filling = True
        current = self._id(self.currentItem())
        self.clear()
        groups: dict[int | None, QTreeWidgetItem] = {}
        for lane in audit.lanes_of(process_id):
            groups[lane.id] = QTreeWidgetItem(self, [lane.name])
        leads: dict[int, list[str]] = {}
        for flow in audit.flows_of(process_id):
            leads.setdefault(flow.source_id, []).append(audit.steps[flow.target_id].name)
        for step in sorted(audit.steps_of(process_id), key=lambda s: (s.x or 0.0, s.y or 0.0)):
            parent = groups.get(step.lane_id)
            item = QTreeWidgetItem(parent if parent is not None else self.invisibleRootItem(), self._texts(step, leads))
            item.setData(0, Qt.ItemDataRole.UserRole, step.id)
            if self.session.can_edit:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if step.id == current:
                self.setCurrentItem(item)
        self.expandAll()
        self._filling = False

    def _texts(self, step: Step, leads: dict[int, list[str]]) -> list[str]:
        return [step.name, step_kind_label(step.kind.value), ", ".join(leads.get(step.id, []))]

    @staticmethod
    def _id(item: QTreeWidgetItem | None) -> int | None:
        value = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        return int(value) if value is not None else None

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        step_id = self._id(item)
        if not self._filling and column == 0 and step_id is not None and step_id in self.session.audit.steps:
            self.session.do(rename_step, step_id, item.text(0))

    def _selected(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        step_id = self._id(item)
        if not self._filling and step_id is not None:
            self.chosen.emit(step_id)
