"""All data of the audit, as an appendix: every step with its inputs, the flows, the candidates."""

from __future__ import annotations

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from auditor.flow import ProcessNumbers, StepNumbers
from auditor.flow.workload.waiting import is_unattended
from auditor.locale import _, fixed, number, percent
from auditor.model import Audit, Estimate, Work
from auditor.model.units import format_time
from auditor.phrases.amounts import chance_for_reading, number_for_reading, round_for_reading, with_minus
from auditor.phrases.benchmark import ground_of_time
from auditor.report.blocks import heading, note, paragraph, table
from auditor.report.context import Context, number_range
from auditor.report.pdf.document import LANDSCAPE, PORTRAIT
from auditor.report.sections.time_and_labour import times
from auditor.report.theme import H2, LANDSCAPE_WIDTH, LEAD
from auditor.study.time_study import study_numbers
from auditor.terms import basis_label, step_kind_label

_FIRST_NUMBER = 6
_WIDEST_NAME = 190.0


def build(context: Context) -> list[Flowable]:
    """Landscape tables.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where no process has steps.
    """
    if not context.processes:
        return []
    text = _("What the calculations rest on. Ranges run from low to high; the basis says how a time is known.")
    if any(is_unattended(context.whole, context.whole.work(key)) for p in context.processes for key in p.steps):
        text += " " + _("By hand: a figure in brackets is assumed, since work waits there and nobody stands by.")
    if any(context.whole.work(key).repair_time_s is not None for p in context.processes for key in p.steps):
        text += " " + _("The time in brackets after an uptime is how long a breakdown lasts.")
    story: list[Flowable] = [heading(_("All data")), paragraph(text, LEAD)]
    for process in context.processes:
        story += [heading(process.process.name or _("Process"), H2), _steps(context, process)]
        flows = _flows(context, process)
        if flows is not None:
            story.append(flows)
    story += _studies(context)
    story += _candidates(context)
    return [NextPageTemplate(LANDSCAPE), PageBreak(), *story, NextPageTemplate(PORTRAIT), PageBreak()]


def _steps(context: Context, process: ProcessNumbers) -> Flowable:
    """The steps with the columns that say something."""
    head = [
        _("Step"), _("Kind"), _("Lane"), _("Role"), _("Cycle time"), _("Basis"), _("Units a cycle"), _("Set-up time"), _("Batch"),
        _("Crew"), _("By hand"), _("Uptime"), _("Pieces differ by"), _("Scrap"), _("Stock, days"), _("Passes a year"), _("h a year"),
    ]  # fmt: skip
    widths = [0.0, 48, 58, 60, 66, 44, 34, 40, 32, 28, 34, 40, 36, 32, 34, 40, 60]
    rows = [_step(context, process, n) for n in process.steps.values()]
    filled = [i for i in range(len(head)) if i == 0 or any(row[i] for row in rows)]
    right = [at for at, i in enumerate(filled) if i >= _FIRST_NUMBER]
    kept = [widths[i] for i in filled]
    kept[0] = LANDSCAPE_WIDTH - sum(kept)
    if kept[0] > _WIDEST_NAME:
        kept = [w * (LANDSCAPE_WIDTH - _WIDEST_NAME) / (LANDSCAPE_WIDTH - kept[0]) for w in kept]
        kept[0] = _WIDEST_NAME
    return table([head[i] for i in filled], [[row[i] for i in filled] for row in rows], kept, right, bold=(0,))


def _step(context: Context, process: ProcessNumbers, numbers: StepNumbers) -> list[str]:
    audit, step = context.whole, context.whole.steps[numbers.step.id]
    work = audit.work(step.id)
    lane = audit.lanes.get(step.lane_id or 0)
    role = audit.roles.get(work.role_id or 0)
    load = numbers.workload
    days = process.stream.inventory_days.get(step.id)
    return [
        step.name,
        step_kind_label(step.kind.value),
        lane.name if lane is not None else "",
        role.name if role is not None else "",
        times(work.cycle_time_s) if work.cycle_time_s is not None else "",
        ground_of_time(audit, step.id),
        number(work.units_per_cycle) if work.cycle_time_s is not None else "",
        format_time(work.setup_time_s.likely) if work.setup_time_s is not None else "",
        number(work.batch_size) if work.batch_size is not None else "",
        number(work.crew, 1) if work.cycle_time_s is not None else "",
        _by_hand(audit, work),
        _uptime(work) if work.cycle_time_s is not None else "",
        percent(work.variation) if work.variation is not None else "",
        _share(work.scrap, 1),
        fixed(days, 1) if days is not None else "",
        number(load.passes_per_year) if load.passes_per_year is not None else "",
        number_range(load.labour_hours_per_year) if load.labour_hours_per_year is not None else "",
    ]


def _uptime(work: Work) -> str:
    """With how long a breakdown lasts, where that was said."""
    if work.repair_time_s is None or work.availability >= 1:
        return percent(work.availability)
    return f"{percent(work.availability)} ({format_time(work.repair_time_s)})"


def _by_hand(audit: Audit, work: Work) -> str:
    """As stated; none where work waits, in brackets as it is assumed."""
    if work.cycle_time_s is not None and is_unattended(audit, work):
        return f"({percent(0)})"
    return _share(work.manual_share)


def _share(estimate: Estimate | None, decimals: int = 0) -> str:
    return percent(estimate.likely, decimals) if estimate is not None else ""


def _flows(context: Context, process: ProcessNumbers) -> Flowable | None:
    """Only the flows that split: all others take everything on."""
    audit = context.whole
    split = [f for f in audit.flows_of(process.process.id) if f.share < 1]
    if not split:
        return None
    rows = [
        [
            audit.steps[f.source_id].name,
            audit.steps[f.target_id].name,
            percent(f.share, 1),
            basis_label(f.share_basis.value),
        ]
        for f in split
    ]
    head = [_("From"), _("To"), _("Share"), _("Basis")]
    return table(head, rows, [250, 250, 60, 70], right=(2,))


def _studies(context: Context) -> list[Flowable]:
    audit = context.whole
    rows = []
    for step in audit.steps.values():
        for study in audit.studies_of(step.id):
            found = study_numbers(audit, study.id)
            seconds = (found.observed_s, found.normal_s, found.standard_s)
            rows.append(
                [
                    step.name,
                    study.name,
                    number(found.cycles),
                    percent(study.rating),
                    percent(found.allowance),
                    *(format_time(s) if s is not None else "–" for s in seconds),
                ]
            )
    if not rows:
        return []
    head = [_("Step"), _("Study"), _("Cycles"), _("Rating"), _("Allowance"), _("Observed"), _("Normal time"), _("Standard time")]  # fmt: skip
    widths = [LANDSCAPE_WIDTH - 520, 160, 50, 50, 60, 65, 65, 70]
    return [heading(_("Time studies"), H2), table(head, rows, widths, right=(2, 3, 4, 5, 6, 7), bold=(0,))]


def _candidates(context: Context) -> list[Flowable]:
    ranking = context.ranking
    if not ranking.candidates:
        return []
    currency = context.audit.firm.currency
    head = [
        "", _("Technology"), _("Steps"), _("Freed, h a year"), _("Investment, {currency}").format(currency=currency),
        _("Running cost, {currency} a year").format(currency=currency), _("Net present value, {currency}: 10%, 50%, 90%").format(currency=currency),
        _("Payback, years"), _("In time"), _("Suitability"), _("Score"), _("First in"),
    ]  # fmt: skip
    widths = [18.0, 100, 0.0, 56, 76, 60, 102, 44, 38, 48, 34, 36]
    widths[2] = LANDSCAPE_WIDTH - sum(widths)
    rows = []
    for ranked in ranking.candidates:
        e, figures = ranked.evaluation, ranked.evaluation.candidate.figures
        q = [number_for_reading(v) if v is not None else "–" for v in (e.npv.p10, e.npv.p50, e.npv.p90)]
        rows.append(
            [
                str(ranked.rank),
                e.candidate.technology.name,
                context.audit.step_names(e.candidate.step_ids),
                number_range(e.hours_freed_per_year),
                number_range(figures.investment.map(round_for_reading)),
                number_range(figures.running_cost_per_year.map(round_for_reading)),
                " / ".join(q),
                fixed(e.payback_median, 1) if e.payback_median is not None else "–",
                chance_for_reading(e.probability_payback_within_target),
                number_range(e.candidate.suitability),
                with_minus(fixed(ranked.score, 1)),
                percent(ranked.rank_acceptability[0]),
            ]
        )
    right = (3, 4, 5, 6, 7, 8, 9, 10, 11)
    return [
        heading(_("All candidates"), H2),
        note(_("“In time”: chance of payback within the firm's own norm.")),
        table(head, rows, widths, right=right),
    ]
