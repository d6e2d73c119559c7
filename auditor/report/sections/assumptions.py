"""What was assumed, and on what basis."""

from __future__ import annotations

from collections import Counter, defaultdict

from reportlab.platypus import Flowable, PageBreak

from auditor.assess.entered import basis_of_demand, basis_of_setting, import_assumptions
from auditor.assess.progress import lacks_steps
from auditor.locale import _, money, number, percent
from auditor.model import Audit, Basis, Estimate
from auditor.model.units import Kind, format_as
from auditor.phrases.benchmark import benchmark_counts
from auditor.phrases.shares import assumed_shares
from auditor.phrases.usual import ground_of_hours, rates_used
from auditor.report.blocks import bullets, heading, note, paragraph, table
from auditor.report.context import Context
from auditor.report.theme import H2, TEXT_WIDTH
from auditor.terms import basis_label

#: From so many roles on, of whose rates as much is known, they stand in one row.
_MANY_RATES = 3


def build(context: Context) -> list[Flowable]:
    """How the figures that decide are known, and those of the firm with their basis.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where there are no steps, as nothing rests on them yet.
    """
    if lacks_steps(context.audit):
        return []
    story: list[Flowable] = [heading(_("Assumptions and their basis")), paragraph(_basis_line(context))]
    story.append(note(_("Assumed: nobody entered it, so the program's own value counts until somebody does.")))
    story.append(_firm_table(context))
    inferred = import_assumptions(context.audit)
    if inferred:
        story += [heading(_("What the import assumed"), H2), *bullets(list(inferred))]
    split = assumed_shares(context.audit)
    if split:
        story += [heading(_("How much goes which way"), H2), *bullets(list(split))]
    return [*story, PageBreak()]


def _firm_table(context: Context) -> Flowable:
    audit = context.audit
    firm, calendar = audit.firm, audit.calendar

    def known(table_name: str, *names: str) -> str:
        return basis_label(basis_of_setting(audit, table_name, *names).value)

    available = format_as(Estimate.point(calendar.available_time_per_day_s), Kind.TIME)
    rows = [
        [_("Working days a year"), number(calendar.working_days_per_year), known("calendar", "working_days_per_year")],
        [_("Shifts a day"), number(calendar.shifts_per_day, 1), known("calendar", "shifts_per_day")],
        [_("Available time a day"), available, known("calendar", "shifts_per_day", "shift_length_s", "break_s")],
        [
            _("Productive hours per full-time job a year"),
            number(firm.productive_hours_per_fte.likely),
            ground_of_hours(firm.productive_hours_per_fte),
        ],
    ]
    rows += _rates(audit)
    rows += [
        [_("Discount rate"), percent(firm.discount_rate, 1), known("firm", "discount_rate")],
        [_("Horizon"), _("{n} years").format(n=firm.horizon_years), known("firm", "horizon_years")],
        [_("Share of the freed time that is really used"), percent(firm.realisation), known("firm", "realisation")],
    ]
    for process in context.analysis.processes.values():
        if process.demand_per_year is not None:
            basis = basis_label((basis_of_demand(audit, process.process) or Basis.CALCULATED).value)
            label = _("Yearly demand: {process}").format(process=process.process.name)
            rows.append([label, number(process.demand_per_year), basis])
    return table([_("Assumption"), _("Value"), _("Basis")], rows, [TEXT_WIDTH - 330, 80, 250], right=(1,))


def _rates(audit: Audit) -> list[list[str]]:
    """What an hour costs: roles of which as much is known stand in a row, for each has its own among the people."""
    by_ground: dict[str, list[tuple[str, Estimate]]] = defaultdict(list)
    for label, rate, ground in rates_used(audit):
        by_ground[ground].append((label, rate))
    rows = []
    for ground, found in by_ground.items():
        shown = [(label, money(rate.likely, audit.firm.currency, 2)) for label, rate in found]
        if len(found) >= _MANY_RATES:
            label = _("Hourly rates of {n} roles").format(n=number(len(found)))
            ends = (min, max)
            low, high = (money(end(r.likely for _label, r in found), audit.firm.currency, 2) for end in ends)
            shown = [(label, low if low == high else f"{low} – {high}")]
        rows += [[label, amount, ground] for label, amount in shown]
    return rows


def _basis_line(context: Context) -> str:
    counts: Counter[str] = Counter()
    for step in context.audit.steps.values():
        cycle = context.audit.work(step.id).cycle_time_s
        if cycle is not None:
            counts[cycle.basis.value] += 1
    if not counts:
        return _("No cycle times are known yet.")
    parts = ", ".join(f"{number(n)} {basis_label(basis)}" for basis, n in counts.most_common())
    texts = [_("Cycle times: {parts}.").format(parts=parts)]
    if grounds := benchmark_counts(context.audit):
        texts.append(_("From firms like this one, to be timed here: {grounds}.").format(grounds=grounds))
    return " ".join(texts)
