"""Labour and machine time of a step: hours, FTE, cost, utilisation."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.flow.workload.capacity import at_once
from auditor.flow.workload.waiting import manual_share_of
from auditor.model import WORKING_KINDS, Audit, Basis, Calendar, Estimate, Firm, Period, Step, Work

_HOUR = 3600.0
_WEEKS_PER_YEAR = 52.0
_MONTHS_PER_YEAR = 12.0


@dataclass(frozen=True, slots=True)
class StepWorkload:
    """What a step takes per year.

    Attributes:
        labour_hours_per_year, fte, labour_cost_per_year: estimates (h, FTE, currency), None where unknown.
        utilisation: required ÷ available time of its stations, or of the people where it is handwork (likely); None
            where unknown, so also for handwork whose people, and waiting whose places, nobody counted.
        passes_per_year: how often it is done (1/year).
    """

    labour_hours_per_year: Estimate | None
    fte: Estimate | None
    labour_cost_per_year: Estimate | None
    utilisation: float | None
    passes_per_year: float | None


NOTHING = StepWorkload(None, None, None, None, None)


def periods_per_year(period: Period, calendar: Calendar) -> float:
    """How many of a period the firm works in a year.

    Weeks are the working days ÷ the days a week, 52 at most; of the twelve months the same part is worked as of the 52
    weeks. 230 days at 5 a week are 46 weeks and 10.6 months.

    Args:
        period: hour, shift, day, week, month or year.
        calendar: shifts, breaks and working days.

    Returns:
        periods per year.
    """
    days = calendar.working_days_per_year
    weeks = _WEEKS_PER_YEAR
    if calendar.days_per_week > 0:
        weeks = min(days / calendar.days_per_week, _WEEKS_PER_YEAR)
    return {
        Period.HOUR: calendar.available_time_per_year_s / _HOUR,
        Period.SHIFT: days * calendar.shifts_per_day,
        Period.DAY: days,
        Period.WEEK: weeks,
        Period.MONTH: _MONTHS_PER_YEAR * weeks / _WEEKS_PER_YEAR,
        Period.YEAR: 1.0,
    }[period]


def step_workload(audit: Audit, step: Step, volume_per_year: float | None) -> StepWorkload:
    """Labour hours per year = v × [manual share × crew × cycle ÷ units per cycle + crew × set-up ÷ batch] ÷ 3600.

    The manual share is what was stated; else 0 where work waits (:mod:`auditor.flow.workload.waiting`), else 1.

    Work stated per period takes the place of the formula; events stated per period take the place of v.
    Low and high combine the low and the high of every input.

    Args:
        audit: the snapshot, for calendar, role and rate.
        step: the step.
        volume_per_year: passes per year; None where that is not known.

    Returns:
        hours, FTE and cost per year, and use of its stations or people (0–1 and above).
    """
    if step.kind not in WORKING_KINDS or step.detail_id is not None:  # what is shown in detail is counted there
        return NOTHING
    work, calendar = audit.work(step.id), audit.calendar
    passes = Estimate.point(volume_per_year, Basis.CALCULATED) if volume_per_year is not None else None
    if work.events is not None:
        passes = work.events * periods_per_year(work.events_period, calendar)
    hours = _labour_hours(audit, work, passes)
    rate = audit.rate_per_hour(work.role_id)
    return StepWorkload(
        hours,
        _fte(hours, audit.firm),
        hours * rate if hours is not None else None,
        _utilisation(audit, work, passes),
        passes.likely if passes is not None else None,
    )


def labour_seconds_per_pass(work: Work, manual_share: Estimate | None = None) -> Estimate | None:
    """Operator time for one pass (seconds); None where no time is known.

    Args:
        work: time and labour content of the step.
        manual_share: what counts where none is stated (0–1); None: all of it.

    Returns:
        seconds per pass.
    """
    if work.cycle_time_s is None and work.setup_time_s is None:
        return None
    share = work.manual_share or manual_share or Estimate.point(1.0, Basis.ASSUMED)
    seconds = Estimate.point(0.0, Basis.CALCULATED)
    if work.cycle_time_s is not None:
        seconds += share * work.crew * work.cycle_time_s / work.units_per_cycle
    if work.setup_time_s is not None and work.batch_size:
        seconds += work.crew * work.setup_time_s / work.batch_size
    return seconds.with_basis(work.cycle_time_s.basis) if work.cycle_time_s is not None else seconds


def _labour_hours(audit: Audit, work: Work, passes: Estimate | None) -> Estimate | None:
    if work.labour_s is not None:
        return work.labour_s * periods_per_year(work.labour_period, audit.calendar) / _HOUR
    per_pass = labour_seconds_per_pass(work, manual_share_of(audit, work))
    if per_pass is None or passes is None:
        return None
    return per_pass * passes / _HOUR


def _fte(hours: Estimate | None, firm: Firm) -> Estimate | None:
    per_fte = firm.productive_hours_per_fte
    if hours is None or per_fte.low <= 0:
        return None
    return hours / per_fte


def _utilisation(audit: Audit, work: Work, passes: Estimate | None) -> float | None:
    """Required time ÷ (pieces at once × available time)."""
    beside = at_once(audit, work)
    available = audit.calendar.available_time_per_year_s
    required = station_seconds_per_pass(work)
    if passes is None or required is None or beside is None or available <= 0:
        return None
    return passes.likely * required / (beside * available)


def station_seconds_per_pass(work: Work) -> float | None:
    """Time that one pass keeps a station busy: cycle ÷ units per cycle + set-up ÷ batch, likely.

    Args:
        work: time and labour content of the step.

    Returns:
        seconds per pass; None where no cycle time is known.
    """
    if work.cycle_time_s is None:
        return None
    required = work.cycle_time_s.likely / work.units_per_cycle
    if work.setup_time_s is not None and work.batch_size:
        required += work.setup_time_s.likely / work.batch_size
    return required


def setup_share(work: Work) -> float | None:
    """How much of the labour of a step is set-up, on the likely values.

    Args:
        work: time and labour content of the step.

    Returns:
        0–1; None where no set-up is stated, or the work is stated directly.
    """
    if work.labour_s is not None or work.setup_time_s is None or not work.batch_size:
        return None
    whole = labour_seconds_per_pass(work)
    if whole is None or whole.likely <= 0:
        return None
    return min(work.crew * work.setup_time_s.likely / work.batch_size / whole.likely, 1.0)
