"""What stands in the form that suppliers fill in: the names of its lines and columns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from auditor.locale import N_, _, quoted
from auditor.model import QuotedItem
from auditor.phrases.quotations import item_label

#: Begins the text of hidden cells.
MARK = "auditor:"
#: Of the line with the heads of the columns.
HEADS = "heads"


class FormField(StrEnum):
    """A line of the form above its headings, in its order. The first five say what is asked, and are filled in by us."""

    REQUEST = "request"
    ASKED_BY = "asked_by"
    STEPS = "steps"
    REFERENCE = "reference"
    CURRENCY = "currency"
    SUPPLIER = "supplier"
    QUOTED_ON = "quoted_on"
    VALID_UNTIL = "valid_until"
    PRICE = "price"
    SERVICE = "service_per_year"
    DELIVERY = "delivery_months"
    REMARKS = "remarks"


class FormColumn(StrEnum):
    """A column of the headings."""

    HEADING = "heading"
    STANDS = "stands"
    AMOUNT = "amount"
    REMARK = "remark"


_FIELDS: Mapping[FormField, str] = {
    FormField.REQUEST: N_("Request for quotation"),
    FormField.ASKED_BY: N_("Requested by"),
    FormField.STEPS: N_("For the work"),
    FormField.REFERENCE: N_("Our reference"),
    FormField.CURRENCY: N_("Currency"),
    FormField.SUPPLIER: N_("Supplier"),
    FormField.QUOTED_ON: N_("Dated"),
    FormField.VALID_UNTIL: N_("Valid until"),
    FormField.PRICE: N_("Total price, without VAT"),
    FormField.SERVICE: N_("Service and licences a year"),
    FormField.DELIVERY: N_("Delivery, months after the order"),
    FormField.REMARKS: N_("Remarks"),
}
_COLUMNS: Mapping[FormColumn, str] = {
    FormColumn.HEADING: N_("Heading"),
    FormColumn.STANDS: N_("Included or left out"),
    FormColumn.AMOUNT: N_("Amount, without VAT"),
    FormColumn.REMARK: N_("Remarks, conditions"),
}


def field_label(field: FormField) -> str:
    """What the form calls a line.

    Args:
        field: which.

    Returns:
        the label.
    """
    return _(_FIELDS[field])


def column_label(column: FormColumn) -> str:
    """What the form calls a column of its headings.

    Args:
        column: which.

    Returns:
        the label.
    """
    return _(_COLUMNS[column])


def line_mark(key: str, label: str) -> str:
    """What stands unseen beside a line, so that it is known whatever a later version calls it.

    Args:
        key: of a field, a heading or a column.
        label: what the line is called.

    Returns:
        the text of the hidden cell.
    """
    return f"{MARK}{key}={label}"


def how_to_fill_in() -> str:
    """What a supplier is told above the form."""
    return _("Please fill in the blue cells. Included: its part of the price, where you know it. Left out: what it costs on top. What you leave empty we shall have to ask.")  # fmt: skip


def not_an_amount(text: str, currency: str) -> str:
    """A cell that should hold an amount.

    Args:
        text: what stands there.
        currency: ISO 4217 code of the audit.

    Returns:
        what is wrong, and the way on.
    """
    said = _("{text} is not an amount: a number in {currency} belongs here; words belong in the remarks.")
    return said.format(text=quoted(text), currency=currency)


def other_currency(text: str, found: str, currency: str) -> str:
    """A cell that is in another currency than the audit.

    Args:
        text: what stands there.
        found: ISO 4217 code of what stands there.
        currency: that of the audit.

    Returns:
        what is wrong, and the way on.
    """
    said = _("{text} is in {found}, the audit in {currency}: ask for the quotation in {currency}, or convert all its amounts and say so in the remarks.")  # fmt: skip
    return said.format(text=quoted(text), found=found, currency=currency)


def no_value() -> str:
    """A cell whose formula says nothing."""
    return _("This formula has no value: open the file in a spreadsheet program and save it, or type the number.")


def is_error(text: str) -> str:
    """A cell whose formula went wrong.

    Args:
        text: what the cell shows.

    Returns:
        what is wrong.
    """
    return _("This formula gives {text}: type the number.").format(text=quoted(text))


def heading_question(cell: str, heading: str, content: str) -> str:
    """A line that is none of ours: which of our headings is it?

    Args:
        cell: where it stands.
        heading: what it is called.
        content: what stands beside it.

    Returns:
        what there is, and how the command line answers.
    """
    text = _("{cell}: {heading} ({content}) is not one of our headings. Say which it is with --heading {example}, or keep it in the remarks with =remark. Headings: {items}.")  # fmt: skip
    return text.format(
        cell=cell,
        heading=quoted(heading),
        content=content,
        example=f'"{heading}={QuotedItem.TOOLING.value}"',
        items=", ".join(f"{item.value} ({item_label(item)})" for item in QuotedItem),
    )


def kept_as_remark(cell: str, heading: str, content: str) -> str:
    """A line that is none of ours, and is kept among the remarks.

    Args:
        cell: where it stands.
        heading: what it is called.
        content: what stands beside it.

    Returns:
        a sentence.
    """
    text = _("{cell}: {heading} ({content}) is not one of our headings; it is kept in the remarks.")
    return text.format(cell=cell, heading=quoted(heading), content=content)
