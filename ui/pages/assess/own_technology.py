"""A technology of the firm's own: what it does, what it costs, what limits it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QGridLayout, QPushButton, QVBoxLayout, QWidget

from auditor.assess.catalogue import KINDS
from auditor.assess.tasks import tasks_by_name
from auditor.edit.technology import ESTIMATES, LIMITS, remove_technology, set_technology, set_technology_text
from auditor.locale import _, number
from auditor.model import Domain, OwnTechnology
from auditor.model.units import format_as
from auditor.terms import domain_label, figure_label, technology_kind_label
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.text_field import TextField

_TEXTS = ("name", "summary", "source")
_COLUMNS = 3


def _names() -> dict[str, str]:
    return {
        "name": _("Name"),
        "summary": _("What it does"),
        "source": _("Where the figures come from"),
        **{key: figure_label(key) for key in ESTIMATES},
        "ease": _("Ease, 1 (hard) to 5 (easy)"),
        "max_load_kg": _("Heaviest load"),
        "min_batch": _("Smallest batch"),
        "max_variants": _("Most variants"),
        "max_cycle_s": _("Longest cycle"),
        "min_hours_per_year": _("Fewest hours of labour a year"),
    }


class OwnForm(QWidget):
    """Fields of one own technology."""

    def __init__(self, session: Session, own_id: int) -> None:
        super().__init__()
        self.session, self.own_id = session, own_id
        self.fields: dict[str, TextField] = {}
        self.tasks: dict[str, QCheckBox] = {}
        self.domains: dict[str, QCheckBox] = {}
        names = _names()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        self.title = label("", bold=True, size=3)
        column.addWidget(self.title)
        self.kind = QComboBox()
        name_box(self.kind, _("Kind"))
        for kind in KINDS:
            self.kind.addItem(technology_kind_label(kind), kind)
        self.kind.activated.connect(lambda _i: self._put(kind=self.kind.currentData()))
        self.shared = QCheckBox(_("One investment serves all fitting steps of a process"))
        self.shared.clicked.connect(lambda on: self._put(is_shared=on))
        form = field_form()
        for key in (*_TEXTS, *ESTIMATES, "ease"):
            self._row(form, key, names[key])
        form.insertRow(1, caption(_("Kind")), self.kind)
        column.addLayout(form)
        column.addWidget(self.shared)
        column.addWidget(label(_("Where it belongs"), bold=True, size=1))
        column.addLayout(self._checks(self.domains, {d.value: domain_label(d.value) for d in Domain}, "domains"))
        column.addWidget(label(_("Tasks it fits"), bold=True, size=1))
        column.addLayout(self._checks(self.tasks, {t.key: t.name for t in tasks_by_name()}, "tasks"))
        column.addWidget(label(_("Hard limits"), bold=True, size=1))
        form = field_form()
        for key in LIMITS:
            self._row(form, key, names[key])
        column.addLayout(form)
        text = _(
            "What it does not say – scrap, ramp-up, resale, headings of the investment – is that of a usual technology of its kind."
        )
        column.addWidget(label(text, quiet=True))
        remove = QPushButton(_("Remove this technology"))
        remove.clicked.connect(self._remove)
        column.addWidget(remove)
        column.addStretch(1)

    def _row(self, form: QFormLayout, key: str, name: str) -> None:
        field = TextField(partial(self._set, key))
        field.line.setAccessibleName(name)
        self.fields[key] = field
        form.addRow(caption(name), field)

    def _checks(self, boxes: dict[str, QCheckBox], labels: dict[str, str], key: str) -> QGridLayout:
        grid = QGridLayout()
        for i, (value, text) in enumerate(labels.items()):
            box = boxes[value] = QCheckBox(text)
            box.clicked.connect(lambda _on: self._put(**{key: ",".join(k for k, b in boxes.items() if b.isChecked())}))
            grid.addWidget(box, i // _COLUMNS, i % _COLUMNS)
        return grid

    @property
    def own(self) -> OwnTechnology | None:
        return self.session.audit.table(OwnTechnology).get(self.own_id)

    def _put(self, **fields: Any) -> None:
        if self.own is not None:
            self.session.do(set_technology, self.own, **fields)

    def _set(self, key: str, text: str) -> None:
        if self.own is not None:
            self.session.enter(set_technology_text, self.own, key, text)

    def _remove(self) -> None:
        if self.own is not None:
            self.session.do(remove_technology, self.own)

    def refresh(self) -> None:
        """Follow the snapshot."""
        own = self.own
        if own is None:
            return
        self.title.setText(own.name)
        for key, field in self.fields.items():
            field.show_value(self._text(own, key))
        self.kind.setCurrentIndex(self.kind.findData(own.kind))
        self.shared.setChecked(own.is_shared)
        for boxes, stated in ((self.tasks, own.tasks), (self.domains, own.domains)):
            for key, box in boxes.items():
                box.setChecked(key in stated.split(","))
        self.setEnabled(self.session.can_edit)

    def _text(self, own: OwnTechnology, key: str) -> str:
        value = getattr(own, key)
        if key in ESTIMATES:
            return format_as(value, ESTIMATES[key], self.session.audit.firm.currency)
        if key == "max_cycle_s" and value is not None:
            return f"{number(value)} s"
        if key == "max_load_kg" and value is not None:
            return f"{number(value, 1)} kg"
        return value if isinstance(value, str) else number(value, 1) if value is not None else ""
