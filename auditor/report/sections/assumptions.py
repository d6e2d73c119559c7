"""What was assumed, and on what basis; the method and its sources."""

from __future__ import annotations

from collections import Counter

from reportlab.platypus import Flowable

from auditor.locale import _, money, number, percent
from auditor.model import Estimate
from auditor.model.firm import DEFAULT_RATE_PER_HOUR
from auditor.model.units import Kind, format_as
from auditor.report.context import Context
from auditor.report.theme import BODY_TEXT, H2, NOTE, TEXT_WIDTH, bullets, heading, paragraph, table
from auditor.terms import basis_label


def build(context: Context) -> list[Flowable]:
    """Assumptions, figures of the catalogue, method and sources."""
    story: list[Flowable] = [heading(_("Assumptions and their basis")), _firm_table(context)]
    story += [heading(_("How the times are known"), H2), paragraph(_basis_line(context), BODY_TEXT)]
    technologies = {
        r.evaluation.proposal.technology.key: r.evaluation.proposal.technology for r in context.ranking.candidates
    }
    if technologies:
        story += [heading(_("Figures of the technologies"), H2)]
        story.append(
            paragraph(
                _(
                    "Sources are quoted in the language they were read in. Replace these figures by quotations before you decide."
                ),
                NOTE,
            )
        )
        rows = []
        for technology in technologies.values():
            for label, figure, kind in (
                (_("Investment"), technology.figures["investment"], Kind.MONEY),
                (_("Running cost a year"), technology.figures["running_cost_per_year"], Kind.MONEY),
                (_("Share of the labour saved"), technology.figures["saving_share"], Kind.SHARE),
            ):
                known = _("Source") if figure.is_sourced else _("Estimate")
                rows.append([f"{technology.name}\n{label}", _range(figure.estimate, kind), f"{known}: {figure.source}"])
        story.append(
            table([_("Figure"), _("Low – likely – high"), _("Where it comes from")], rows, [130, 110, TEXT_WIDTH - 240])
        )
    story += [heading(_("Method and sources")), *_method(context)]
    return story


def _range(estimate: Estimate, kind: Kind) -> str:
    values = (estimate.low, estimate.likely, estimate.high)
    if kind is Kind.MONEY:
        return " – ".join(number(v) for v in values)
    return " – ".join(percent(v) for v in values)


def _firm_table(context: Context) -> Flowable:
    audit = context.audit
    firm, calendar = audit.firm, audit.calendar
    stated = basis_label("stated")
    default = _("default")
    rows = [
        [_("Working days a year"), number(calendar.working_days_per_year), stated],
        [_("Shifts a day"), number(calendar.shifts_per_day, 1), stated],
        [_("Available time a day"), format_as(Estimate.point(calendar.available_time_per_day_s), Kind.TIME), stated],
        [
            _("Productive hours per full-time job a year"),
            number(firm.productive_hours_per_fte.likely),
            _source(firm.productive_hours_per_fte),
        ],
    ]
    for role in audit.roles.values():
        rate = money(role.rate_per_hour.likely, firm.currency, 2)
        rows.append([_("Hourly rate: {role}").format(role=role.name), rate, _source(role.rate_per_hour)])
    if not audit.roles:
        rows.append(
            [_("Hourly rate"), money(DEFAULT_RATE_PER_HOUR.likely, firm.currency, 2), _source(DEFAULT_RATE_PER_HOUR)]
        )
    rows += [
        [_("Discount rate"), percent(firm.discount_rate, 1), default],
        [_("Horizon"), _("{n} years").format(n=firm.horizon_years), default],
        [_("Part of the freed time that is really used"), percent(firm.realisation), default],
    ]
    for process in context.analysis.processes.values():
        demand = process.process.demand_per_year
        if process.demand_per_year is not None:
            basis = basis_label(demand.basis.value) if demand is not None else stated
            rows.append(
                [
                    _("Yearly demand: {process}").format(process=process.process.name),
                    number(process.demand_per_year),
                    basis,
                ]
            )
    return table([_("Assumption"), _("Value"), _("Basis")], rows, [TEXT_WIDTH - 250, 90, 160], right=(1,))


def _source(estimate: Estimate) -> str:
    if estimate.basis.value == "catalogue":
        return _("default: CBS, national accounts 2024, all sectors")
    return basis_label(estimate.basis.value)


def _basis_line(context: Context) -> str:
    counts: Counter[str] = Counter()
    for step in context.audit.steps.values():
        cycle = context.audit.work(step.id).cycle_time_s
        if cycle is not None:
            counts[cycle.basis.value] += 1
    if not counts:
        return _("No cycle times are known yet.")
    parts = ", ".join(f"{number(n)} {basis_label(basis)}" for basis, n in counts.most_common())
    return _("Cycle times: {parts}.").format(parts=parts)


def _method(context: Context) -> list[Flowable]:
    ranking = context.ranking
    lines = [
        _("Volumes: passes per step from the shares in the map, rework included, as the fundamental matrix of an absorbing Markov chain (Kemeny & Snell 1976)."),
        _("Lead time: inventory before a step in days of demand, plus processing (Rother & Shook, Learning to See, 1999)."),
        _("Repetitive: a cycle under 30 seconds (Silverstein, Fine & Armstrong 1986), or more than ten thousand passes a year (our threshold)."),
        _("Candidates: technologies whose task and domain match the step, unless a hard limit excludes them."),
        _("Money: net present value of investment, subsidy, running cost, freed labour, scrap avoided, extra output of a bottleneck and resale, with nothing before delivery and a ramp-up after it; no tax or price rise is counted."),
        _("Doubt: each range is a PERT distribution; {n} scrambled Sobol draws, seed {seed}, the same for all candidates. Each weight is drawn between half and one and a half times its value.").format(n=number(ranking.draws), seed=ranking.seed),
        _("Order: additive multi-attribute value (Keeney & Raiffa 1976); how often each rank occurs follows SMAA-2 (Lahdelma & Salminen 2001)."),
        _("This report shows revision {n} of the audit.").format(n=context.revision),
    ]  # fmt: skip
    return bullets(lines)
