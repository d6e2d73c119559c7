"""A filled-in form as a quotation to look over before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.locale import _, quoted
from auditor.model import Quotation
from auditor.phrases.dates import shown_day
from ui.pages.plan.quotations.quotation_dialog import QuotationDialog, shown_number

if TYPE_CHECKING:
    from auditor.exchange.quotation_form import FilledForm


def filled_in(dialog: QuotationDialog, form: FilledForm, known: Sequence[Quotation]) -> QuotationDialog:
    """Put what a form says into the lines of a dialog, and above them what it leaves open."""
    fields = form.fields
    dialog.supplier.setText(fields.get("supplier", ""))
    dialog.quoted_on.setText(shown_day(fields.get("quoted_on", "")))
    dialog.valid_until.setText(shown_day(fields.get("valid_until", "")))
    dialog.price.setText(shown_number(fields.get("price")))
    dialog.service.setText(shown_number(fields.get("service_per_year")))
    dialog.delivery.setText(shown_number(fields.get("delivery_months")))
    dialog.remarks.setPlainText(fields.get("remarks", ""))
    for item, (stands, amount) in form.items.items():
        box = dialog.stands[item]
        box.setCurrentIndex(box.findData(stands.value if stands is not None else ""))
        dialog.amounts[item].setText(shown_number(amount))
    dialog.tell(_told(dialog, form, known))
    return dialog


def _told(dialog: QuotationDialog, form: FilledForm, known: Sequence[Quotation]) -> str:
    """What was not taken over, what is worth a look, and what keeping it would do besides."""
    lines = []
    if form.problems:
        lines += [_("Not taken over, so please enter it:"), *(f"• {line}" for line in form.problems)]
    notes = list(form.notes)
    if dialog.evaluation.candidate.key != form.reference:
        text = _("The form names no project in this audit ({project}); it would be kept with the one above.")
        notes.insert(0, text.format(project=quoted(form.project or form.reference or "–")))
    supplier = form.fields.get("supplier", "")
    if any(q.supplier.casefold() == supplier.casefold() for q in known):
        text = _("There is a quotation from {supplier} for this project already; this one would stand beside it.")
        notes.append(text.format(supplier=supplier))
    return "\n".join([*lines, *(f"• {note}" for note in notes)])
