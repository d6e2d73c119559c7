"""The map with chosen candidates in place, and its numbers before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from auditor.assess.criteria import STRAINING_TAGS
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.strain import straining_hours
from auditor.flow import Analysis, analyse
from auditor.flow.workload.step_workload import labour_seconds_per_pass
from auditor.model import Audit, Estimate, Work

_MOST_GAIN = 0.95
#: A change below this share of what was is none that a reader could see.
_NO_CHANGE = 0.0005


class MeasureKey(StrEnum):
    """What is compared."""

    LABOUR_HOURS = "labour_hours"
    FTE = "fte"
    LABOUR_COST = "labour_cost"
    BOTTLENECK_USE = "bottleneck_use"
    TAKT_TIME = "takt_time"
    LEAD_TIME = "lead_time"
    CYCLE_EFFICIENCY = "cycle_efficiency"
    STRAINING_HOURS = "straining_hours"


@dataclass(frozen=True)
class Measure:
    """One number of the map before and after.

    Attributes:
        unit: h, fte, money (in the audit's currency), s, days or share.
        less_is_better: which way is good; None where neither is.
        steps: the bottleneck before and after, by name, where the measure is of it; one where it stays the same.
    """

    key: MeasureKey
    unit: str
    before: float | None
    after: float | None
    less_is_better: bool | None
    steps: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it, before or after."""
        return self.before is not None or self.after is not None

    @property
    def is_unchanged(self) -> bool:
        """Whether it is known and stays as it is."""
        if self.before is None or self.after is None:
            return False
        return abs(self.after - self.before) < _NO_CHANGE * abs(self.before) or self.after == self.before


@dataclass(frozen=True)
class ProcessChange:
    """The measures of one process.

    Attributes:
        investment: in the candidates that touch it, in the audit's currency.
        freed_hours: a year, as the plan counts them: labour of the steps times the share saved.
    """

    name: str
    measures: tuple[Measure, ...]
    investment: float = 0.0
    freed_hours: float = 0.0

    @property
    def changed(self) -> tuple[Measure, ...]:
        """What is known and does not stay as it is."""
        return tuple(m for m in self.measures if m.is_known and not m.is_unchanged)

    @property
    def unchanged(self) -> tuple[Measure, ...]:
        """What is known and stays as it is."""
        return tuple(m for m in self.measures if m.is_unchanged)

    @property
    def avoided_hours(self) -> float:
        """Hours a year that the map loses beyond the freed ones: work that is no longer done again or thrown away."""
        labour = next((m for m in self.measures if m.key is MeasureKey.LABOUR_HOURS), None)
        if labour is None or labour.before is None or labour.after is None:
            return 0.0
        return labour.before - labour.after - self.freed_hours


def with_candidates(audit: Audit, chosen: Sequence[Evaluation]) -> Audit:
    """The audit as it would be with the candidates in full use.

    At each of their steps: cycle × (1 − share of machine time gained), scrap × (1 − share of scrap avoided), and the
    crew so that the labour is × (1 − share of labour saved): a shorter cycle frees the station, and whom it frees is in
    that share already. What relieves takes the lifts and the straining tags away.

    Args:
        audit: the snapshot.
        chosen: candidates that are carried out.

    Returns:
        another snapshot, with less time, crew or scrap at their steps.
    """
    work: dict[int, Any] = {}
    family_work: dict[int, Any] = {}
    gone_lifts: dict[int, Any] = {}
    gone_tags: dict[int, Any] = {}
    freed: dict[int, float] = {}
    for e in chosen:
        figures = e.candidate.figures
        gain = min(figures.cycle_saving_share.likely, _MOST_GAIN)
        for step_id in e.candidate.step_ids:
            before, so_far = work.get(step_id, audit.work(step_id)), freed.get(step_id, 0.0)
            freed[step_id] = min(so_far + e.candidate.freed_share_at(step_id), 1.0)
            saved = 1 - (1 - freed[step_id]) / (1 - so_far) if so_far < 1 else 0.0  # of what is left
            cycle = _less(before.cycle_time_s, gain)
            work[step_id] = replace(
                before,
                crew=before.crew * (1 - saved) * _shortened(before, replace(before, cycle_time_s=cycle)),
                cycle_time_s=cycle,
                labour_s=_less(before.labour_s, saved),
                scrap=_less(before.scrap, figures.scrap_saving_share.likely),
            )
            for row in audit.family_works_of(step_id):
                family_work[row.id] = replace(row, cycle_time_s=_less(row.cycle_time_s, gain))
            if e.candidate.technology.relieves:
                gone_lifts |= {lift.id: None for lift in audit.lifts_of(step_id)}
                tags = [audit.tag(step_id, name) for name in audit.tags_of(step_id) & STRAINING_TAGS]
                gone_tags |= {tag.id: None for tag in tags if tag is not None}
    return audit.replaced({"work": work, "family_work": family_work, "lift": gone_lifts, "tag": gone_tags})


def _less(estimate: Estimate | None, share: float) -> Estimate | None:
    return estimate * (1 - share) if estimate is not None and share else estimate


def _shortened(before: Work, after: Work) -> float:
    """How many times as much labour a pass took before its cycle became shorter."""
    was, now = labour_seconds_per_pass(before), labour_seconds_per_pass(after)
    return was.likely / now.likely if was is not None and now is not None and now.likely > 0 else 1.0


def before_after(audit: Audit, analysis: Analysis, chosen: Sequence[Evaluation]) -> tuple[ProcessChange, ...]:
    """Every process that a candidate touches: labour, bottleneck, takt, lead time and strain, before and after.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        chosen: candidates that are carried out.

    Returns:
        one change a process, each measure before and after with its unit.
    """
    later = with_candidates(audit, chosen)
    after = analyse(later)
    return tuple(
        ProcessChange(
            audit.processes[key].name,
            _measures(audit, analysis, after, key, chosen),
            sum(e.outlay for e in chosen if e.candidate.process_id == key),
            sum(e.hours_freed_per_year.likely for e in chosen if e.candidate.process_id == key),
        )
        for key in sorted({e.candidate.process_id for e in chosen})
    )


def _measures(
    audit: Audit, analysis: Analysis, after: Analysis, key: int, chosen: Sequence[Evaluation]
) -> tuple[Measure, ...]:
    a, b = analysis.processes[key], after.processes[key]
    strained = straining_hours(audit, analysis, key)

    def likely(estimate: Estimate | None) -> float | None:
        return estimate.likely if estimate is not None else None

    return (
        Measure(MeasureKey.LABOUR_HOURS, "h", likely(a.labour_hours_per_year), likely(b.labour_hours_per_year), True),
        Measure(MeasureKey.FTE, "fte", likely(a.fte), likely(b.fte), True),
        Measure(MeasureKey.LABOUR_COST, "money", likely(a.labour_cost_per_year), likely(b.labour_cost_per_year), True),
        Measure(
            MeasureKey.BOTTLENECK_USE, "share", _busiest(analysis, key), _busiest(after, key), True,
            _bottlenecks(analysis, after, key),
        ),
        Measure(MeasureKey.TAKT_TIME, "s", a.takt_time_s, b.takt_time_s, None),
        Measure(MeasureKey.LEAD_TIME, "days", a.stream.lead_time_days, b.stream.lead_time_days, True),
        Measure(
            MeasureKey.CYCLE_EFFICIENCY, "share", a.stream.process_cycle_efficiency,
            b.stream.process_cycle_efficiency, None,
        ),
        Measure(
            MeasureKey.STRAINING_HOURS, "h", strained, straining_hours(audit, analysis, key, chosen), True
        ),
    )  # fmt: skip


def _busiest(analysis: Analysis, key: int) -> float | None:
    process = analysis.processes[key]
    return process.steps[process.bottleneck.id].workload.utilisation if process.bottleneck is not None else None


def _bottlenecks(before: Analysis, after: Analysis, key: int) -> tuple[str, ...]:
    a, b = before.processes[key].bottleneck, after.processes[key].bottleneck
    if a is None or b is None:
        return ()
    return (a.name,) if a.id == b.id else (a.name, b.name)
