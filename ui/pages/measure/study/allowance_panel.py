"""The allowance of a study, composed from the table, with its sum."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from auditor.edit.study import set_allowance
from auditor.locale import _, percent
from auditor.study.allowances import SOURCE, AllowanceKind, allowance_kinds
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box, narrow
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label


class AllowancePanel(QWidget):
    """A choice a line."""

    def __init__(self, session: Session, study_id: int) -> None:
        super().__init__()
        self.session, self.study_id = session, study_id
        self.boxes: dict[str, QComboBox] = {}
        self.sum = label("", bold=True, wrap=False)
        form = field_form()
        form.setRowWrapPolicy(form.RowWrapPolicy.WrapLongRows)
        form.addRow(label(_("Allowance"), bold=True, wrap=False), self.sum)
        for kind in allowance_kinds():
            form.addRow(caption(kind.name), self._box(kind))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(form)
        layout.addWidget(label(_("Source: {source}.").format(source=SOURCE), quiet=True))
        layout.addStretch(1)

    def _box(self, kind: AllowanceKind) -> QComboBox:
        box = QComboBox()
        narrow(box)
        name_box(box, kind.name)
        box.addItem(_("does not count"), None)
        for choice in kind.choices:
            box.addItem(f"{choice.name}  +{percent(choice.share)}", choice.share)
        box.activated.connect(lambda _i: self.session.do(set_allowance, self.study_id, kind.key, box.currentData()))
        self.boxes[kind.key] = box
        return box

    def refresh(self) -> None:
        """Follow the snapshot."""
        lines = {line.key: line.share for line in self.session.audit.allowances_of(self.study_id)}
        for key, box in self.boxes.items():
            share = lines.get(key)
            places = [i for i in range(1, box.count()) if share is not None and abs(box.itemData(i) - share) < 1e-9]
            box.setCurrentIndex(places[0] if places else 0)
        self.sum.setText(percent(sum(lines.values())))
