"""The firm's own half of a dossier: the business case, what changes at the workplace, what can go wrong, the pilot."""

from __future__ import annotations

from collections.abc import Callable

from auditor.decide import Ranked
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.money.what_if import what_if
from auditor.decide.money.yearly_gain import yearly_gain
from auditor.locale import _, month_name_and_year, number, percent
from auditor.model import Estimate
from auditor.phrases.amounts import chance_for_reading, number_for_reading, years_for_reading
from auditor.phrases.candidate import fit_reasons, machines_text, required_sentence
from auditor.phrases.law import short_law
from auditor.phrases.plan import go_text, price_number, quarter_name, stop_sentence, success_sentence, success_text
from auditor.phrases.quotations import how_reckoned, on_paper
from auditor.phrases.standing import fit_sentence
from auditor.phrases.what_if import what_if_heads, what_if_rows
from auditor.report.context import Context
from auditor.report.papers.content import Block, Grid, Head, Lead, Listed, Remark, Title, listed, words
from auditor.report.sections.candidate_pages import needs
from auditor.report.typography import after_colon
from auditor.terms import tag_label

_MOST_REASONS, _MOST_STEPS = 3, 8
#: Of a table of quotations: the share of its width for what is compared.
_LABELS = 0.3


def case_blocks(context: Context, ranked: Ranked) -> list[Block]:
    """What the firm keeps to itself: its price, its doubt, its people.

    Args:
        context: the audit and all its results.
        ranked: the project.

    Returns:
        blocks in reading order.
    """
    audit, e = context.audit, ranked.evaluation
    technology = e.candidate.technology
    is_small = technology.kind == "organisation"  # its case is one page
    above = " · ".join(filter(None, (_("Project dossier: for the firm, not for suppliers"), context.date_text)))
    at = _("At: {steps}").format(steps=audit.step_names(e.candidate.step_ids))  # the rest stand below
    return [
        Title(technology.name, above),
        Lead(" · ".join(filter(None, (at, machines_text(e.candidate))))),
        *words(" ".join(filter(None, (technology.summary, required_sentence(e.candidate), fit_sentence(e))))),
        *([] if is_small else listed(fit_reasons(audit, e.candidate)[:_MOST_REASONS])),
        Head(_("The business case")),
        _figures(e),
        *([] if is_small else [Remark(_basis(e))]),
        *_by_year(e),
        *_quotations(context, e),
        Head(_("If things turn out differently")),
        _mishaps(e),
        Head(_("What changes at the workplace")),
        _workplace(context, e),
        *_needs_and_law(context, ranked),
        Head(_("The pilot: what to measure, and when to stop")),
        *listed(_pilot(context, e)),
        *([] if is_small else _decision(context, e)),
    ]


def _figures(e: Evaluation) -> Grid:
    currency, p = e.audit.firm.currency, e.candidate
    gain = yearly_gain(e)

    def line(label: str, estimate: Estimate, shown: Callable[[float], str]) -> tuple[str, ...]:
        return label, shown(estimate.low), shown(estimate.likely), shown(estimate.high)

    npv = [number_for_reading(v) if v is not None else "–" for v in (e.npv.p10, e.npv.p50, e.npv.p90)]
    years = map(years_for_reading, (e.payback_years.p10, e.payback_years.p50, e.payback_years.p90))
    norm = number(e.audit.firm.payback_target_years, 1)
    rows = [
        line(_("Investment, {currency}").format(currency=currency), p.figures.investment, number_for_reading),
        line(_("Running cost, {currency} a year").format(currency=currency), p.figures.running_cost_per_year, number_for_reading),
        line(_("Freed, h a year"), e.hours_freed_per_year, number),
        (_("In cash, {currency} a year").format(currency=currency), "", number_for_reading(gain.cash), ""),
        (_("Value of freed hours, {currency} a year").format(currency=currency), "", number_for_reading(gain.work), ""),
        (_("Net present value, {currency}: 10%, 50%, 90%").format(currency=currency), *npv),
        (_("Net present value in cash only, {currency}").format(currency=currency), "", number_for_reading(e.npv_cash_likely), ""),
        (_("Payback, years: 10%, 50%, 90%"), *years),
        (_("Chance of payback within {n} years").format(n=norm), "", chance_for_reading(e.probability_payback_within_target), ""),
        (_("Do not order above, {currency}").format(currency=currency), "", price_number(e), ""),
    ]  # fmt: skip
    head = (_("Figure"), _("Low"), _("Likely"), _("High"))
    return Grid(head, tuple(rows), (0.52, 0.16, 0.16, 0.16), right=(1, 2, 3), bold=())


def _quotations(context: Context, e: Evaluation) -> tuple[Block, ...]:
    """What suppliers asked, side by side; nothing where nothing was quoted."""
    made = on_paper(context.audit, e)
    if made is None:
        return ()
    each = (1 - _LABELS) / (len(made.heads) - 1)
    grid = Grid(made.heads, made.rows, (_LABELS, *[each] * (len(made.heads) - 1)), bold=())
    return Head(_("Quotations side by side")), grid, *listed(made.notes), Remark(how_reckoned())


def _basis(e: Evaluation) -> str:
    firm = e.audit.firm
    text = _("Over {years} years at {rate} a year, delivery and ramp-up included. In cash only, freed hours that replace no overtime count for nothing. Otherwise they count in full where they do the work of vacancies, and in part where they serve other work.")  # fmt: skip
    return text.format(years=firm.horizon_years, rate=percent(firm.discount_rate, 1))


def _by_year(e: Evaluation) -> tuple[Block, ...]:
    """Cash alone and with the worth of freed work, year by year and added up; nothing where next to nothing is bought."""
    if e.candidate.technology.kind == "organisation":
        return ()
    work = {"vacancies", "realised"}
    whole = e.cash.totals
    freed = [sum(line.amounts[t] for line in e.cash.lines if line.key in work) for t in range(len(whole))]
    cash = [total - part for total, part in zip(whole, freed, strict=True)]
    years = range(len(whole))
    head = ("", _("now"), *(number(t) for t in years if t))

    def row(label: str, values: list[float]) -> tuple[str, ...]:
        return label, *(number_for_reading(v) for v in values)

    rows = (
        row(_("In cash"), cash),
        row(_("Value of freed hours"), freed),
        row(_("Running total, cash only"), [sum(cash[: t + 1]) for t in years]),
        row(_("Running total, both"), [sum(whole[: t + 1]) for t in years]),
    )
    each = 0.76 / len(whole)
    grid = Grid(head, rows, (0.24, *[each] * len(whole)), right=tuple(range(1, len(whole) + 1)))
    note = Remark(_("Now: the investment with its reserve and your own hours, minus subsidy."))
    return Head(_("Money by year, on the likely figures")), grid, note


def _mishaps(e: Evaluation) -> Grid:
    head = what_if_heads(e.audit.firm.payback_target_years)
    rows = tuple(tuple(row) for row in what_if_rows(what_if(e)))
    return Grid(tuple(head), rows, (0.46, 0.18, 0.2, 0.16), right=(1, 2), bold=())


def _workplace(context: Context, e: Evaluation) -> Grid:
    """Each step: whose work it is, the hours now and those that stay by hand, and where any is said to strain, how."""
    audit = context.audit
    rows = []
    for step_id in e.candidate.step_ids[:_MOST_STEPS]:
        numbers = context.analysis.step(step_id)
        hours = numbers.workload.labour_hours_per_year if numbers is not None else None
        role = audit.roles.get(audit.work(step_id).role_id or 0)
        share = e.candidate.freed_share_at(step_id)
        strain = ", ".join(tag_label(tag) for tag in sorted(audit.tags_of(step_id)))
        rows.append(
            (
                audit.steps[step_id].name,
                role.name if role is not None else "–",
                number(hours.likely) if hours is not None else "–",
                number(hours.likely * (1 - share)) if hours is not None else "–",
                strain,
            )
        )
    if len(e.candidate.step_ids) > _MOST_STEPS:
        rows.append(("…", "", "", "", ""))
    head = (_("Step"), _("Role"), _("Now, h a year"), _("Still by hand, h a year"), _("Said of the work"))
    if not any(strain for *_rest, strain in rows):
        return Grid(head[:-1], tuple(row[:-1] for row in rows), (0.34, 0.26, 0.16, 0.24), right=(2, 3))
    told = tuple((*row, strain or "–") for *row, strain in rows)
    return Grid(head, told, (0.3, 0.24, 0.12, 0.14, 0.2), right=(2, 3))


def _needs_and_law(context: Context, ranked: Ranked) -> tuple[Block, ...]:
    technology = ranked.evaluation.candidate.technology
    found: list[Block] = []
    if technology.barriers:
        found += [Head(_("What it needs, and what can go wrong")), *listed(needs(context, ranked))]
    law = technology.legal_points_in(context.audit.firm.country)
    if law:
        found += [
            Head(_("Safety and law")),
            Listed(
                tuple(f"{p.name}: {after_colon(short_law(p))} ({month_name_and_year(p.as_of)})" for p in law),
                tuple(p.source for p in law),
            ),
        ]
    return tuple(found)


def _decision(context: Context, e: Evaluation) -> tuple[Block, ...]:
    """What has to be decided before anything is ordered, with room to write in who decided what."""
    planned = next((p for p in context.plan.planned if p.key == e.candidate.key), None)
    start = quarter_name(planned.start_quarter) if planned is not None else ""
    rows = (
        (_("Ordered, or not and why"), "", ""),
        (_("Highest price, {currency}").format(currency=context.audit.firm.currency), price_number(e), ""),
        (_("Start"), start, ""),
        (_("Who leads it, and who stands in"), "", ""),
        (_("Date and name"), "", ""),
    )
    head = (_("The decision"), _("Proposed"), _("Decided"))
    return Head(_("The decision")), Grid(head, rows, (0.32, 0.24, 0.44), tall=True)


def _pilot(context: Context, e: Evaluation) -> list[str]:
    planned = next((p for p in context.plan.planned if p.key == e.candidate.key), None)
    before = _(
        "Measure before the order: hours a week, pieces, scrap. Without these figures nobody can say whether it worked."
    )
    if planned is None:
        return [before, success_sentence(e), stop_sentence(e)]
    return [
        _("Who: {text}").format(text=context.who(planned)),
        before,
        _("It has succeeded if: {text}").format(text=success_text(planned)),
        _("Go or no-go: {text}").format(text=go_text(planned)),
    ]
