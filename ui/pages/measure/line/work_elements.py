"""The elements of one step's work, to be named, split and timed; below the line picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from auditor.edit.line_work import (
    add_work_element,
    remove_work_element,
    set_work_element,
    take_elements_from_study,
    work_element_value,
)
from auditor.errors import InputError
from auditor.flow.line.yamazumi import implied_elements
from auditor.locale import _, number, significant
from auditor.model import Part
from auditor.model.units import format_time
from auditor.terms import part_label
from ui.session import Session
from ui.theme import UNIT, target
from ui.widgets.choices import name_box
from ui.widgets.labels import label

_ROLE = Qt.ItemDataRole.UserRole
_NAME, _PART, _SECONDS, _OPERATOR = range(4)
_ROWS = 3


class WorkElements(QWidget):
    """A row an element, per piece; stored when a cell is left."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.step_id: int | None = None
        self.title = label("", bold=True)
        self.sum = label("", quiet=True)
        self.table = QTableWidget(0, 4)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels([_("Element"), _("Part"), _("Seconds a piece"), _("Operator")])
        self.table.setAccessibleName(_("Elements of the step's work"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(target())
        self.table.setFixedHeight(target() * _ROWS + 34)
        self.table.setColumnWidth(_NAME, 320)
        self.table.setColumnWidth(_PART, 140)
        self.table.setColumnWidth(_SECONDS, 140)
        self.table.itemChanged.connect(self._store)
        self.add = QPushButton(_("Add element"))
        self.add.clicked.connect(lambda: self._with_step(lambda key: session.do(add_work_element, key, _("Element"))))
        self.remove = QPushButton(_("Remove element"))
        self.remove.clicked.connect(self._remove)
        self.study = QPushButton(_("Take elements from study"))
        self.study.clicked.connect(self._from_study)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.sum, 1)
        row = QHBoxLayout()
        for button in (self.add, self.remove, self.study):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addLayout(row)

    def show_step(self, step_id: int | None) -> None:
        """The elements of a step; None asks to choose one."""
        audit = self.session.audit
        self.step_id = step_id if step_id in audit.steps else None
        for widget in (self.table, self.add, self.remove, self.study):
            widget.setEnabled(self.step_id is not None and self.session.can_edit)
        if self.step_id is None:
            self.title.setText(_("Choose a piece of a bar to see the work of its step."))
            self.sum.hide()
            self.table.setRowCount(0)
            return
        step = audit.steps[self.step_id]
        elements = audit.work_elements_of(step.id) or implied_elements(audit, step)
        self.study.setEnabled(bool(audit.studies_of(step.id)) and self.session.can_edit)
        self.title.setText(step.name)
        whole = sum(e.seconds for e in elements)
        self.sum.show()
        self.sum.setText(_("together {time} a piece").format(time=format_time(whole)) + self._difference(whole))
        self.table.blockSignals(True)
        self.table.setRowCount(len(elements))
        for row, element in enumerate(elements):
            texts = (
                element.name,
                "",
                significant(element.seconds, 4),
                number(element.operator) if element.operator else "",
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_ROLE, element.position)
                if column >= _SECONDS:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
            box = QComboBox()
            name_box(box, _("Part of {element}").format(element=element.name))
            for part in Part:
                box.addItem(part_label(part), part)
            box.setCurrentIndex(box.findData(element.part))
            box.activated.connect(lambda _i, box=box, at=element.position: self._set(at, part=Part(box.currentData())))
            self.table.setCellWidget(row, _PART, box)
        self.table.blockSignals(False)

    def _difference(self, whole: float) -> str:
        """Where the elements say something else than the step's own time."""
        audit, step_id = self.session.audit, self.step_id or 0
        if not audit.work_elements_of(step_id):
            return ""
        said = sum(e.seconds for e in implied_elements(audit, audit.steps[step_id]))
        if abs(said - whole) <= 0.01 * max(said, whole):
            return ""
        return "  ·  ⚠ " + _("the step's own times say {time}").format(time=format_time(said))

    def _with_step(self, act: Callable[[int], None]) -> None:
        if self.step_id is not None:
            act(self.step_id)

    def _set(self, position: int, **values: object) -> None:
        if self.step_id is not None:
            self.session.do(set_work_element, self.step_id, position, **values)

    def _store(self, item: QTableWidgetItem) -> None:
        text, position = item.text().strip(), int(item.data(_ROLE))
        key = {_NAME: "name", _SECONDS: "seconds"}.get(item.column(), "operator")
        try:
            self._set(position, **{key: work_element_value(key, text)})
        except InputError as error:
            self.session.failed.emit(str(error))
            self.show_step(self.step_id)

    def _remove(self) -> None:
        item = self.table.item(self.table.currentRow(), _NAME)
        if item is not None and self.step_id is not None:
            self.session.do(remove_work_element, self.step_id, int(item.data(_ROLE)))

    def _from_study(self) -> None:
        audit = self.session.audit
        if self.step_id is not None and audit.studies_of(self.step_id):
            followed = audit.work(self.step_id).study_id
            studies = {study.id: study for study in audit.studies_of(self.step_id)}
            study = studies.get(followed or 0, list(studies.values())[-1])
            self.session.do(take_elements_from_study, audit.steps[self.step_id], study)
