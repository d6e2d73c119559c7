"""The tables of the audit: steps, flows, roles, candidates; one row each, numbers with their unit in the head."""

from __future__ import annotations

from auditor.decide import Ranking
from auditor.exchange.xlsx.sheet import Book, Column, Format, Value
from auditor.flow import Analysis
from auditor.locale import _, percent
from auditor.model import Audit, CandidateOverride, Entity, Estimate, Role, Work, unit_of
from auditor.phrases.benchmark import ground_of_time
from auditor.terms import basis_label, step_kind_label, technology_kind_label, unit_label

_WHOLE, _ONE, _TWO, _SHARE = Format.WHOLE, Format.ONE, Format.TWO, Format.SHARE


def write_steps(book: Book, audit: Audit, analysis: Analysis) -> None:
    """Every step with its inputs and what follows from them.

    Args:
        book: the workbook.
        audit: the snapshot.
        analysis: the same audit in numbers.
    """
    columns = [
        Column(_("Process"), width=22), Column(_("Step"), width=28), Column(_("Kind")), Column(_("Lane"), width=18),
        Column(_("Role"), width=18), *_range(_head(_("Cycle time"), Work, "cycle_time_s"), _ONE), Column(_("How the time is known"), width=18), Column(_("Units a cycle"), _ONE),
        Column(_head(_("Set-up time"), Work, "setup_time_s"), _ONE), Column(_("Batch"), _ONE), Column(_("Crew"), _ONE), Column(_("By hand"), _SHARE),
        Column(_("Uptime"), _SHARE), Column(_head(_("A breakdown lasts"), Work, "repair_time_s"), _ONE), Column(_("Pieces differ by"), _SHARE), Column(_("Scrap"), _SHARE), Column(_("Stock, days"), _ONE), Column(_("Passes a year"), _WHOLE),
        *_range(_("Labour, h a year"), _WHOLE), Column(_("FTE"), _TWO), Column(_("In use"), _SHARE), Column(_("Repetitive")),
        Column(_("Notes"), width=30),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for process in analysis.processes.values():
        for step_id, numbers in process.steps.items():
            step, work, load = numbers.step, audit.work(step_id), numbers.workload
            lane, role = audit.lanes.get(step.lane_id or 0), audit.roles.get(work.role_id or 0)
            rows.append(
                [
                    process.process.name, step.name, step_kind_label(step.kind.value), lane.name if lane else "",
                    role.name if role else "", *_three(work.cycle_time_s),
                    ground_of_time(audit, step_id),
                    work.units_per_cycle if work.cycle_time_s else None, _likely(work.setup_time_s), work.batch_size,
                    work.crew if work.cycle_time_s else None, _likely(work.manual_share), work.availability, work.repair_time_s, work.variation, _likely(work.scrap),
                    process.stream.inventory_days.get(step_id), load.passes_per_year, *_three(load.labour_hours_per_year),
                    _likely(load.fte), load.utilisation, _("yes") if numbers.repetitive.is_repetitive else "", step.notes,
                ]
            )  # fmt: skip
    book.sheet(_("Steps")).table(0, columns, rows)


def write_flows(book: Book, audit: Audit) -> None:
    """Every flow with its share.

    Args:
        book: the workbook.
        audit: the snapshot.
    """
    columns = [Column(_("Process"), width=22), Column(_("From"), width=28), Column(_("To"), width=28), Column(_("Share"), _SHARE), Column(_("Basis"), width=14)]  # fmt: skip
    rows: list[list[Value]] = [
        [
            audit.processes[f.process_id].name,
            audit.steps[f.source_id].name,
            audit.steps[f.target_id].name,
            f.share,
            basis_label(f.share_basis.value),
        ]
        for f in audit.flows.values()
    ]
    book.sheet(_("Flows")).table(0, columns, rows)


def write_roles(book: Book, audit: Audit) -> None:
    """Every role with people, vacancies and its cost.

    Args:
        book: the workbook.
        audit: the snapshot.
    """
    currency = audit.firm.currency
    columns = [
        Column(_("Role"), width=28), Column(_head(_("Cost"), Role, "rate_per_hour", currency), _TWO), Column(_("Headcount"), _ONE),
        Column(_("Vacancies"), _ONE), Column(_("Retire in 5 years"), _ONE), Column(_("Absence"), _SHARE), Column(_head(_("Overtime"), Role, "overtime_hours_per_year"), _WHOLE),
    ]  # fmt: skip
    rows: list[list[Value]] = [
        [
            r.name,
            r.rate_per_hour.likely,
            r.headcount,
            r.vacancies,
            r.retiring,
            r.absence_share,
            r.overtime_hours_per_year,
        ]
        for r in audit.roles.values()
    ]
    book.sheet(_("Roles")).table(0, columns, rows)


def write_candidates(book: Book, audit: Audit, ranking: Ranking) -> None:
    """Every candidate in its order, with the figures of ``rank --json``.

    Args:
        book: the workbook.
        audit: the snapshot.
        ranking: of the same audit.
    """
    currency = audit.firm.currency
    money = [
        *_range(_head(_("Investment"), CandidateOverride, "investment", currency), _WHOLE),
        *_range(_head(_("Running cost"), CandidateOverride, "running_cost_per_year", currency), _WHOLE),
    ]
    worth = _("Net present value, {currency}: {case}")
    columns = [
        Column(_("Rank"), _WHOLE, 6), Column(_("Technology"), width=28), Column(_("Kind"), width=14), Column(_("Steps"), width=34),
        *_range(_("Freed, h a year"), _WHOLE), *money,
        *(Column(worth.format(currency=currency, case=case), _WHOLE) for case in (_("likely"), percent(0.1), percent(0.5), percent(0.9))),
        Column(f"{_('Payback, years')}: {percent(0.5)}", _ONE), Column(_("Internal rate of return"), _SHARE), Column(_("Chance of payback in time"), _SHARE),
        Column(_("Suitability"), _WHOLE), Column(_("Score"), _ONE), Column(_("First in"), _SHARE),
    ]  # fmt: skip
    rows: list[list[Value]] = []
    for ranked in ranking.candidates:
        e, figures = ranked.evaluation, ranked.evaluation.candidate.figures
        technology = e.candidate.technology
        rows.append(
            [
                ranked.rank, technology.name, technology_kind_label(technology.kind),
                audit.step_names(e.candidate.step_ids, len(e.candidate.step_ids)), *_three(e.hours_freed_per_year),
                *_three(figures.investment), *_three(figures.running_cost_per_year),
                e.npv_likely, e.npv.p10, e.npv.p50, e.npv.p90, e.payback_years.p50, e.irr, e.probability_payback_within_target,
                e.candidate.suitability.likely, ranked.score, ranked.rank_acceptability[0],
            ]
        )  # fmt: skip
    book.sheet(_("Candidates")).table(0, columns, rows)


def _head(title: str, cls: type[Entity], field: str, currency: str = "") -> str:
    """A title with the unit that the field declares."""
    return f"{title}, {unit_label(unit_of(cls, field).symbol, currency)}"


def _range(title: str, kind: Format) -> list[Column]:
    return [Column(f"{title}: {part}", kind) for part in (_("low"), _("likely"), _("high"))]


def _three(estimate: Estimate | None) -> list[Value]:
    return [estimate.low, estimate.likely, estimate.high] if estimate is not None else [None, None, None]


def _likely(estimate: Estimate | None) -> float | None:
    return estimate.likely if estimate is not None else None
