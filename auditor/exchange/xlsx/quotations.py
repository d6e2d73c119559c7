"""The sheet of quotations: a row each, with what it does to the case of its project."""

from __future__ import annotations

from auditor.decide import Ranking
from auditor.decide.money.quotations import QuotedCase, quoted_cases
from auditor.exchange.xlsx.sheet import Book, Column, Format, Value
from auditor.locale import _, number
from auditor.model import Audit, Estimate, QuotedItem
from auditor.phrases.dates import shown_day
from auditor.phrases.quotations import item_label, said_of

_WHOLE, _ONE, _SHARE = Format.WHOLE, Format.ONE, Format.SHARE


def write_quotations(book: Book, audit: Audit, ranking: Ranking) -> None:
    """Every quotation for every candidate; no sheet where nothing was quoted.

    Args:
        book: the workbook.
        audit: the snapshot.
        ranking: of the audit.
    """
    rows: list[list[Value]] = []
    for ranked in ranking.candidates:
        technology = ranked.evaluation.candidate.technology.name
        rows += [[ranked.rank, technology, *_row(case)] for case in quoted_cases(audit, ranked.evaluation)]
    if not rows:
        return
    currency = audit.firm.currency
    columns = [
        Column(_("Rank"), _WHOLE), Column(_("Technology"), width=28), Column(_("Supplier"), width=22), Column(_("Chosen")),
        Column(_("Dated")), Column(_("Valid until")),
        Column(_("Price asked, {currency} without VAT").format(currency=currency), _WHOLE),
        Column(_("Service and licences, {currency} a year").format(currency=currency), _WHOLE),
        Column(_("Lead time, months"), _ONE),
        *(Column(item_label(item), width=18) for item in QuotedItem),
        Column(_("On top, says the quotation, {currency}").format(currency=currency), _WHOLE),
        Column(_("Assumed on top, {currency}").format(currency=currency), _WHOLE),
        Column(_("In all, {currency}").format(currency=currency), _WHOLE),
        Column(_("Net present value, middle case, {currency}").format(currency=currency), _WHOLE),
        Column(_("Payback, middle case, years"), _ONE),
        Column(_("Chance of payback within {n} years").format(n=number(audit.firm.payback_target_years, 1)), _SHARE),
        Column(_("Remarks"), width=30),
    ]  # fmt: skip
    book.sheet(_("Quotations")).table(0, columns, rows)


def _row(case: QuotedCase) -> list[Value]:
    q, made, e = case.quotation, case.quoted, case.evaluation
    return [
        q.supplier,
        _("yes") if q.is_chosen else "",
        shown_day(q.quoted_on),
        shown_day(q.valid_until),
        made.price if made is not None else None,
        q.service_per_year,
        q.delivery_months,
        *(said_of(case, item) for item in QuotedItem),
        made.besides if made is not None else None,
        Estimate.sum(made.assumed.values()).likely if made is not None else None,
        made.figures.investment.likely if made is not None else None,
        e.npv.p50 if e is not None else None,
        e.payback_years.p50 if e is not None else None,
        e.probability_payback_within_target if e is not None else None,
        q.remarks,
    ]
