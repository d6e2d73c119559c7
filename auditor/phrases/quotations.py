"""Quotations side by side, in words: what each asks, includes and leaves out, and what it does to the case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from auditor.decide.candidate.cost_figures import CostFigures
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.quotations import QuotedCase, most_telling, own_case, quoted_cases
from auditor.locale import N_, _, number
from auditor.model import Audit, CostHeading, Estimate, Quotation, QuotedItem, QuotedLine, Stands
from auditor.phrases.amounts import chance_for_reading, number_for_reading, years_for_reading
from auditor.phrases.dates import shown_day
from auditor.terms import basis_label, cost_label

_ITEMS = {
    QuotedItem.TRANSPORT: N_("Transport"),
    QuotedItem.ACCEPTANCE: N_("Acceptance test"),
    QuotedItem.SPARE_PARTS: N_("Spare parts"),
}
_UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A table of quotations.

    Attributes:
        heads: an empty one, our own range, then a supplier each.
        rows: the name of what is compared, and a text a column.
        notes: a sentence or more a quotation that has something to be said.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def item_label(item: QuotedItem) -> str:
    """What a request for quotation calls one of the things it asks a price of.

    Args:
        item: which.

    Returns:
        the label.
    """
    return _(_ITEMS[item]) if item in _ITEMS else cost_label(item.value)


def stands_label(stands: Stands | None) -> str:
    """What a quotation says of an item.

    Args:
        stands: included or left out; None where it says nothing.

    Returns:
        the label.
    """
    if stands is None:
        return _("does not say")
    return _("included") if stands is Stands.INCLUDED else _("left out")


def investment_basis(figures: CostFigures) -> str:
    """How an investment is known.

    Args:
        figures: of a candidate.

    Returns:
        whose quotation it is, where one was chosen; else the label of its basis.
    """
    if figures.quoted_by:
        return _("quoted by {supplier}").format(supplier=figures.quoted_by)
    return basis_label(figures.investment.basis.value)


def is_past(quotation: Quotation, day: date) -> bool:
    """Whether a quotation holds no longer.

    Args:
        quotation: with the last day on which it is valid.
        day: on which it is looked at.

    Returns:
        False where it says no such day, or none that is a date.
    """
    try:
        return date.fromisoformat(quotation.valid_until) < day
    except ValueError:
        return False


def _day_on_paper(audit: Audit) -> date:
    """The day as of which a paper looks at quotations: no clock, so that the same audit gives the same bytes.

    It is the latest that the audit names of its own date and those of its quotations; the first of all days without any.
    """
    days = [date.min]
    for stored in (audit.firm.audit_date, *(q.quoted_on for q in audit.table(Quotation).values())):
        with suppress(ValueError):
            days.append(date.fromisoformat(stored))
    return max(days)


def side_by_side(audit: Audit, e: Evaluation, cases: Sequence[QuotedCase], day: date) -> SideBySide:
    """Our own range and quotations for a candidate, a column each.

    Args:
        audit: the snapshot.
        e: of the candidate, as it is ranked.
        cases: the quotations to show, in their order.
        day: on which they are looked at: those that hold no longer are said to.

    Returns:
        heads, rows and remarks.
    """
    own, currency = own_case(e), audit.firm.currency
    figures = own.candidate.figures
    heads = ("", _("Our own range"), *(_head(case) for case in cases))

    def row(label: str, ours: str, of: Callable[[QuotedCase], str]) -> tuple[str, ...]:
        return label, ours, *(of(case) for case in cases)

    norm = number(audit.firm.payback_target_years, 1)
    asked = _("Price asked, {currency} without VAT").format(currency=currency)
    rows = [
        row(asked, "", lambda c: number(c.quoted.price) if c.quoted is not None else _UNKNOWN),
        row(_("On top, says the quotation, {currency}").format(currency=currency), "", lambda c: number(c.quoted.besides) if c.quoted is not None else _UNKNOWN),
        row(_("Assumed on top, {currency}").format(currency=currency), "", lambda c: _span(Estimate.sum(c.quoted.assumed.values()), number_for_reading) if c.quoted is not None else _UNKNOWN),
        row(_("In all, {currency}").format(currency=currency), _likely(figures.investment), lambda c: _likely(c.quoted.figures.investment) if c.quoted is not None else _UNKNOWN),
        row(_("Net present value, middle case, {currency}").format(currency=currency), number_for_reading(own.npv_median), lambda c: number_for_reading(c.evaluation.npv_median) if c.evaluation is not None else _UNKNOWN),
        row(_("Payback, middle case, years"), _years(own), lambda c: _years(c.evaluation)),
        row(_("Chance of payback within {n} years").format(n=norm), chance_for_reading(own.probability_payback_within_target), lambda c: chance_for_reading(c.evaluation.probability_payback_within_target) if c.evaluation is not None else _UNKNOWN),
        *(row(item_label(item), _own_item(figures, item), lambda c, i=item: said_of(c, i)) for item in QuotedItem),  # type: ignore[misc]
        row(_("Service and licences, {currency} a year").format(currency=currency), "", lambda c: _amount(c.quotation.service_per_year)),
        row(_("Lead time, months"), _span(figures.lead_time_months, lambda v: number(v, 1)), lambda c: number(c.quotation.delivery_months, 1) if c.quotation.delivery_months is not None else _UNKNOWN),
        row(_("Dated"), "", lambda c: shown_day(c.quotation.quoted_on) or _UNKNOWN),
        row(_("Valid until"), "", lambda c: _last_day(c.quotation, day)),
    ]  # fmt: skip
    return SideBySide(heads, tuple(rows), tuple(note for case in cases if (note := _note(case, day))))


def on_paper(audit: Audit, e: Evaluation) -> SideBySide | None:
    """What suppliers asked, as far as it fits on paper.

    Args:
        audit: the snapshot.
        e: of the candidate, as it is ranked.

    Returns:
        the most telling quotations, without rows that are empty or that none of them mentions; None where nothing was quoted.
    """
    cases = most_telling(quoted_cases(audit, e))
    if not cases:
        return None
    made, silent = side_by_side(audit, e, cases, _day_on_paper(audit)), {"", _UNKNOWN, stands_label(None)}
    return replace(made, rows=tuple(row for row in made.rows if any(cell not in silent for cell in row[2:])))


def how_reckoned() -> str:
    """How a quotation becomes a price to reckon with."""
    return _("What a quotation leaves out counts at the amount it names on top, or else at our own range. What it does not mention may be included or not, so it counts from nothing to the top of our range. Both are assumed. A reserve comes on top, as for every price.")  # fmt: skip


def _head(case: QuotedCase) -> str:
    name = " ".join(case.quotation.supplier.split())
    return _("{supplier} (chosen)").format(supplier=name) if case.quotation.is_chosen else name


def _own_item(figures: CostFigures, item: QuotedItem) -> str:
    if item in _ITEMS:
        return _UNKNOWN
    cost = figures.costs.get(CostHeading(item.value))
    return _span(cost, number_for_reading) if cost is not None else _UNKNOWN


def _line(case: QuotedCase, item: QuotedItem) -> QuotedLine | None:
    return next((line for line in case.lines if line.item is item), None)


def said_of(case: QuotedCase, item: QuotedItem) -> str:
    """What a quotation says of an item, with its amount.

    Args:
        case: the quotation.
        item: what was asked.

    Returns:
        a word or two.
    """
    line = _line(case, item)
    if line is None and item is QuotedItem.DEVICE and case.quoted is not None:
        return stands_label(Stands.INCLUDED)
    if line is None or line.amount is None:
        return stands_label(line.stands if line is not None else None)
    if line.stands is Stands.INCLUDED:
        return _("included: {amount}").format(amount=number(line.amount))
    return _("on top: {amount}").format(amount=number(line.amount))


def _amount(value: float | None) -> str:
    return number(value) if value is not None else _UNKNOWN


def _span(estimate: Estimate, shown: Callable[[float], str]) -> str:
    low, high = shown(estimate.low), shown(estimate.high)
    return low if low == high else f"{low} – {high}"


def _likely(estimate: Estimate) -> str:
    likely = number_for_reading(estimate.likely)
    return likely if estimate.is_point else f"{likely} ({_span(estimate, number_for_reading)})"


def _years(e: Evaluation | None) -> str:
    if e is None:
        return _UNKNOWN
    return years_for_reading(e.payback_median)


def _last_day(quotation: Quotation, day: date) -> str:
    shown = shown_day(quotation.valid_until) or _UNKNOWN
    return _("{day} (past)").format(day=shown) if is_past(quotation, day) else shown


def _note(case: QuotedCase, day: date) -> str:
    """What is assumed of it, what is still to be asked, and what was remarked."""
    name, made = case.quotation.supplier, case.quoted
    said = []
    if is_past(case.quotation, day):
        until = shown_day(case.quotation.valid_until)
        text = _("{supplier}: was valid until {day}; ask whether the price still holds.")
        said.append(text.format(supplier=name, day=until))
    if made is None:
        said.append(_("{supplier} has named no price yet.").format(supplier=name))
    else:
        if made.assumed:
            items = ", ".join(cost_label(heading.value) for heading in made.assumed)
            said.append(_("{supplier}: assumed at our own range: {items}.").format(supplier=name, items=items))
        if made.unknown:
            items = ", ".join(item_label(item) for item in made.unknown)
            said.append(_("{supplier}: not counted, so ask: {items}.").format(supplier=name, items=items))
    remarks = " ".join(case.quotation.remarks.split())
    return " ".join([*said, f"{name}: {remarks}"] if remarks else said)
