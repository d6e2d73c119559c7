"""One quotation: who asks what, and what it says of everything that the request asked."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from auditor.decide import Evaluation
from auditor.edit.quotation import Said, put_quotation
from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import Quotation, QuotedItem, QuotedLine, Stands
from auditor.phrases.dates import shown_day
from auditor.phrases.quotations import item_label, stands_label
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.dialog_row import keep_row
from ui.widgets.forms import field_form
from ui.widgets.labels import caption, label
from ui.widgets.scrolling import scroll_area
from ui.widgets.typed import refuse, typed_amount, typed_day

_LONGEST_NAME = 500


class QuotationDialog(QDialog):
    """What a quotation does not say stays empty."""

    def __init__(self, parent: QWidget | None, session: Session, e: Evaluation, known: Quotation | None) -> None:
        super().__init__(parent)
        self.session, self.evaluation, self.known = session, e, known
        currency = session.audit.firm.currency
        self.setWindowTitle(_("Quotation"))
        self.resize(620, 720)
        self.supplier, self.quoted_on, self.valid_until = QLineEdit(), QLineEdit(), QLineEdit()
        self.price, self.service, self.delivery = QLineEdit(), QLineEdit(), QLineEdit()
        self.supplier.setMaxLength(_LONGEST_NAME)
        self.remarks = QPlainTextEdit()
        self.remarks.setTabChangesFocus(True)
        self.remarks.setFixedHeight(56)
        form = field_form()
        for name, field in (
            (_("Supplier"), self.supplier),
            (_("Dated"), self.quoted_on),
            (_("Valid until"), self.valid_until),
            (_("Total price, {currency} without VAT").format(currency=currency), self.price),
            (_("Service and licences, {currency} a year").format(currency=currency), self.service),
            (_("Delivery, months after the order"), self.delivery),
            (_("Remarks"), self.remarks),
        ):
            field.setAccessibleName(name)
            form.addRow(caption(name), field)
        self.stands: dict[QuotedItem, QComboBox] = {}
        self.amounts: dict[QuotedItem, QLineEdit] = {}
        self.wrong = label("")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(UNIT)
        column.addLayout(form)
        column.addWidget(label(_("What it says of what we asked"), bold=True, size=1))
        text = _("Included: its part of the price, where it says so. Left out: what it costs on top, where it says so.")
        column.addWidget(label(text, quiet=True))
        column.addLayout(self._items())
        buttons = keep_row(self, self._keep)
        buttons.insertWidget(0, self.wrong, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(label(e.candidate.technology.name, bold=True, size=1))
        layout.addWidget(label(session.audit.step_names(e.candidate.step_ids), quiet=True))
        self.remark = label("")
        self.remark.setVisible(False)
        column.insertWidget(0, self.remark)
        layout.addWidget(scroll_area(inner), 1)
        layout.addLayout(buttons)
        if known is not None:
            self._fill(known)
        self.supplier.setFocus()

    def tell(self, text: str) -> None:
        """Say something above the lines; nothing where there is nothing to say."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def _items(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(UNIT)
        grid.setHorizontalSpacing(UNIT)
        grid.setColumnStretch(0, 1)
        for row, item in enumerate(QuotedItem):
            name = item_label(item)
            stands, amount = QComboBox(), QLineEdit()
            name_box(stands, name)
            for value in (None, *Stands):
                stands.addItem(stands_label(value), value.value if value is not None else "")
            amount.setAccessibleName(_("{item}: amount").format(item=name))
            amount.setFixedWidth(140)
            self.stands[item], self.amounts[item] = stands, amount
            for place, widget in enumerate((caption(name), stands, amount)):
                grid.addWidget(widget, row, place)
        return grid

    def _fill(self, known: Quotation) -> None:
        self.supplier.setText(known.supplier)
        self.quoted_on.setText(shown_day(known.quoted_on))
        self.valid_until.setText(shown_day(known.valid_until))
        self.remarks.setPlainText(known.remarks)
        for field, value in (
            (self.price, known.price),
            (self.service, known.service_per_year),
            (self.delivery, known.delivery_months),
        ):
            field.setText(shown_number(value))
        for line in self.session.audit.quoted_lines_of(known.id):
            self.stands[line.item].setCurrentIndex(self.stands[line.item].findData(line.stands.value))
            self.amounts[line.item].setText(shown_number(line.amount))

    def _keep(self) -> None:
        try:
            fields = {
                "supplier": " ".join(self.supplier.text().split()),
                "quoted_on": typed_day(self.quoted_on),
                "valid_until": typed_day(self.valid_until),
                "price": _number(self.price, Quotation, "price"),
                "service_per_year": _number(self.service, Quotation, "service_per_year"),
                "delivery_months": _number(self.delivery, Quotation, "delivery_months"),
                "remarks": self.remarks.toPlainText().strip(),
            }
            said = self._said()
            if not fields["supplier"]:
                raise refuse(self.supplier, _("Say whose quotation it is."))
        except InputError as error:
            self.wrong.setText(str(error))
            return
        if self.session.do(put_quotation, self.evaluation.candidate, self.known, said, **fields) is not None:
            self.accept()

    def _said(self) -> dict[QuotedItem, Said]:
        found: dict[QuotedItem, Said] = {}
        for item in QuotedItem:
            data, amount = self.stands[item].currentData(), _number(self.amounts[item], QuotedLine, "amount")
            if data:
                found[item] = (Stands(data), amount)
            elif amount is not None:
                self.stands[item].setFocus()
                text = _("“{item}” has an amount: say whether it is included or left out.")
                raise InputError(text.format(item=item_label(item)))
        return found


def shown_number(value: float | None) -> str:
    """A number as it can be typed; empty for None."""
    return number(value, 2, grouping=False) if value is not None else ""


def _number(field: QLineEdit, cls: type[Quotation] | type[QuotedLine], name: str) -> float | None:
    """The amount in a field; refused with where it stands."""
    found = typed_amount(field, cls, name)
    if found is None:
        return None
    if found.low != found.high:
        raise refuse(field, _("A quotation names one amount, not a range."))
    return found.likely
