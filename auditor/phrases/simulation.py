"""What a simulation found, in words: how long, where it waits, who is busy, what changes, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.locale import N_, _, money, ngettext, number, percent
from auditor.model import Audit
from auditor.simulate.cost import waiting_cost
from auditor.simulate.result import Doubt, Interval, ProcessResult, ScenarioResult, Simulation, StepResult


def span_text(seconds: float, day_s: float) -> str:
    """A stretch of working time: days from one day on, else hours, minutes or seconds.

    Args:
        seconds: s of working time.
        day_s: working time of a day (s).

    Returns:
        “3.4 working days”, “2.5 h”.
    """
    unit_s, key = unit_of(seconds, day_s)
    if key != _DAYS:
        return short_amount(key, seconds / unit_s, _decimals(seconds / unit_s))
    figures = number(seconds / unit_s, _decimals(seconds / unit_s))
    return ngettext("{n} working day", "{n} working days", 1 if round(seconds / unit_s, 1) == 1 else 2).format(
        n=figures
    )


def short_span(seconds: float, day_s: float) -> str:
    """A stretch of working time for a table or a figure, where days are working days.

    Args:
        seconds: s of working time.
        day_s: working time of a day (s).

    Returns:
        “3.4 days”, “2.5 h”; “0” for nothing.
    """
    unit_s, key = unit_of(seconds, day_s)
    return short_amount(key, seconds / unit_s, _decimals(seconds / unit_s)) if round(seconds, 1) else "0"


def span_interval(found: Interval, day_s: float) -> str:
    """A stretch of working time with half its interval.

    Args:
        found: s of working time.
        day_s: working time of a day (s).

    Returns:
        “3.4 ± 0.2 days”.
    """
    unit_s, key = unit_of(found.mean, day_s)
    mean, half = found.mean / unit_s, found.half / unit_s
    decimals = max(_decimals(mean), _decimals(half) if half else 0)
    return _short(key, f"{number(mean, decimals)} ± {number(half, decimals)}", 2.0)


_DAYS = "days"
_SPANS: Mapping[str, str] = {"h": N_("{n} h"), "min": N_("{n} min"), "s": N_("{n} s")}


def unit_of(seconds: float, day_s: float) -> tuple[float, str]:
    """The unit that suits a stretch of working time.

    Args:
        seconds: s of working time.
        day_s: working time of a day (s).

    Returns:
        the unit in s, and its key.
    """
    size = abs(seconds)
    if size >= day_s:
        return day_s, _DAYS
    return next(((s, key) for s, key in ((3600.0, "h"), (60.0, "min")) if size >= s), (1.0, "s"))


def short_amount(key: str, amount: float, decimals: int) -> str:
    """So much of a unit.

    Args:
        key: of the unit, as :func:`unit_of` gives it.
        amount: in that unit.
        decimals: at most so many.

    Returns:
        “1 day”, “2.5 h”.
    """
    return _short(key, number(amount, decimals), round(amount, decimals))


def _short(key: str, figures: str, amount: float) -> str:
    if key == _DAYS:
        return ngettext("{n} day", "{n} days", 1 if amount == 1 else 2).format(n=figures)
    return _(_SPANS[key]).format(n=figures)


def _decimals(value: float) -> int:
    return 0 if abs(value) >= 20 else 1


def stays_words(name: str, stays: Sequence[float], day_s: float) -> str:
    """What half and nine of ten of some lead times stay below.

    Args:
        name: what they are of.
        stays: lead times (s of working time), rising; at least one.
        day_s: working time of a day (s).

    Returns:
        “As it is: half within 2 h, nine of ten within 5 h”.
    """
    half, most = (span_text(stays[int(q * (len(stays) - 1))], day_s) for q in (0.5, 0.9))
    return _("{name}: half within {half}, nine in ten within {most}").format(name=name, half=half, most=most)


def number_interval(found: Interval, decimals: int = 0) -> str:
    """A figure with half its interval.

    Args:
        found: in any unit.
        decimals: of both.

    Returns:
        “48 ± 2”.
    """
    return f"{number(found.mean, decimals)} ± {number(found.half, max(decimals, 0 if found.half >= 1 else 1))}"


def signed_span(found: Interval, day_s: float) -> str:
    """A difference of times with its sign and half its interval.

    Args:
        found: after less before (s of working time).
        day_s: working time of a day (s).

    Returns:
        “−26 ± 4 min”.
    """
    sign = "−" if found.mean < 0 else "+"
    return sign + span_interval(Interval(abs(found.mean), abs(found.mean) - found.half, abs(found.mean) + found.half), day_s)  # fmt: skip


def used_share(step: StepResult) -> float:
    """How much of the time of its stations is taken: work, set-up, breakdowns, and standing with a job for want of people.

    Args:
        step: with stations.

    Returns:
        0–1.
    """
    parts = (step.busy_share, step.setup_share, step.down_share, step.held_share)
    return min(sum(part or 0.0 for part in parts), 1.0)


def longest_waits(audit: Audit, found: ScenarioResult, process_id: int | None = None) -> list[StepResult]:
    """The steps by the time that work spends waiting there, the most first.

    Args:
        audit: the snapshot.
        found: one state.
        process_id: only of this one and its details; None: of all.

    Returns:
        steps at which something is done.
    """
    steps = [
        s
        for s in found.steps.values()
        if process_id is None or process_id in audit.process_path(audit.steps[s.step_id].process_id)
    ]
    return sorted(steps, key=lambda s: (-s.queue, s.step_id))


def lead_sentence(audit: Audit, found: Simulation, key: int) -> str:
    """How long a piece is under way, or that its process does not keep up.

    Args:
        audit: the snapshot.
        found: the simulation.
        key: id of the process.

    Returns:
        one or two sentences.
    """
    process, name = found.before.processes[key], audit.processes[key].name
    if not process.is_stable:
        return _not_keeping_up(name, process)
    text = _(
        "“{process}”: {lead} from start to finish on average, of which {work} is work; nine in ten take no more than {most}."
    )
    return text.format(
        process=name,
        lead=span_text(process.lead_s.mean, found.day_s),
        most=span_text(process.lead_p90_s.mean, found.day_s),
        work=span_text(process.touch_s, found.day_s),
    )


def _not_keeping_up(name: str, process: ProcessResult) -> str:
    grows = process.grows_per_week or 0.0
    if grows < 0.5:
        return _("“{process}” does not keep up with its demand: the queue keeps growing, so no lead time can be given.").format(process=name)  # fmt: skip
    text = _("“{process}” does not keep up with its demand: about {n} more pieces wait each week, so no lead time can be given.")  # fmt: skip
    return text.format(process=name, n=number(grows))


class Cause(StrEnum):
    """What work waits for, in the words of programs."""

    STATION = "station"
    STATION_HELD = "station_held"  # it stands still with a job, for want of a person
    PEOPLE = "people"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Limit:
    """Where most work waits, how much of all that waits in its process (0–1), and for what."""

    step: StepResult
    share: float
    cause: Cause


def limit_of(audit: Audit, found: ScenarioResult, key: int) -> Limit | None:
    """What limits a process.

    Args:
        audit: the snapshot.
        found: one state.
        key: id of the process.

    Returns:
        where most waits; None where hardly anything does.
    """
    steps = longest_waits(audit, found, key)
    first = steps[0] if steps else None
    if first is None or first.queue < LEAST_QUEUE:
        return None
    cause = Cause.STATION
    if first.busy_share is not None and (first.held_share or 0.0) > _WORTH_SAYING and first.for_station_s >= first.for_people_s:  # fmt: skip
        cause = Cause.STATION_HELD
    elif first.for_people_s > first.for_station_s and first.for_people_s > first.blocked_s:
        cause = Cause.PEOPLE
    elif first.blocked_s > first.for_station_s:
        cause = Cause.ROOM
    return Limit(first, first.queue / sum(s.queue for s in steps), cause)


_LIMITS: Mapping[Cause, str] = {
    Cause.STATION_HELD: N_("Most of the waiting is before “{step}” ({share} of all that waits): its station is taken {use} of the time, {held} of it only because a person is missing."),
    Cause.PEOPLE: N_("Most of the waiting is before “{step}” ({share} of all that waits), for people."),
    Cause.ROOM: N_("Most of the waiting is at “{step}” ({share} of all that waits), for room at the next step."),
    Cause.STATION: N_("Most of the waiting is before “{step}” ({share} of all that waits), for its station, which is taken {use} of the time."),
}  # fmt: skip


def limit_sentence(audit: Audit, found: ScenarioResult, key: int) -> str:
    """Where most work waits, and for what.

    Args:
        audit: the snapshot.
        found: one state.
        key: id of the process.

    Returns:
        one sentence.
    """
    limit = limit_of(audit, found, key)
    if limit is None:
        return _("Hardly anything waits: nothing limits the flow.")
    use = percent(used_share(limit.step)) if limit.step.busy_share is not None else "–"
    return _(_LIMITS[limit.cause]).format(
        step=audit.steps[limit.step.step_id].name,
        share=percent(limit.share),
        use=use,
        held=percent(limit.step.held_share or 0.0),
    )


def cost_sentence(audit: Audit, process: ProcessResult) -> str:
    """What it costs that work waits, and what that is; empty where it is not known.

    Args:
        audit: the snapshot.
        process: as simulated.

    Returns:
        one sentence.
    """
    cost = waiting_cost(audit, process)
    if cost is None:
        return ""
    text = _("What waits costs {amount} a year: {n} pieces, each worth {value} (the cost of a scrapped unit), at {rate} a year (the discount rate). Space and searching are not included.")  # fmt: skip
    currency = audit.firm.currency
    return text.format(
        amount=money(cost.per_year, currency),
        n=number(cost.pieces, 1),
        value=money(cost.piece_value, currency, 2),
        rate=percent(cost.rate, 1),
    )


#: Jobs that wait at a step, on average: fewer are as good as none.
LEAST_QUEUE = 0.05
_WORTH_SAYING = 0.02


def change_sentence(audit: Audit, found: Simulation, key: int) -> str:
    """What the change does to the lead time, and where most waits then; empty without a change.

    Args:
        audit: the snapshot.
        found: the simulation.
        key: id of the process.

    Returns:
        one or two sentences.
    """
    if found.after is None or key not in found.after.processes or key not in found.differences:
        return ""
    before, after = found.before.processes[key], found.after.processes[key]
    name = audit.processes[key].name
    if not after.is_stable:
        return _("With the change: {sentence}").format(sentence=_not_keeping_up(name, after))
    where = limit_sentence(audit, found.after, key)
    if not before.is_stable:
        lead = span_text(after.lead_s.mean, found.day_s)
        return _("With the change it keeps up: {lead} on average.").format(lead=lead) + " " + where
    gap = found.differences[key].lead_s
    if not gap.is_plainly_not_zero:
        text = _("With the change the lead time stays about the same ({before} and {after}): the difference is lost in day-to-day chance.")  # fmt: skip
    elif gap.mean < 0:
        text = _("With the change the lead time falls from {before} to {after} ({gap}).")
    else:
        text = _("With the change the lead time rises from {before} to {after} ({gap}).")
    said = text.format(
        before=span_text(before.lead_s.mean, found.day_s),
        after=span_text(after.lead_s.mean, found.day_s),
        gap=signed_span(gap, found.day_s),
    )
    return f"{said} {where}"


def doubt_sentence(found: Simulation, doubt: Doubt) -> str:
    """How much of the doubt is chance of the day, and how much not knowing the times.

    Args:
        found: the simulation.
        doubt: of one process.

    Returns:
        one sentence.
    """
    text = _("Chance alone leaves the mean uncertain by ± {chance}; because the times are not known exactly, it lies between {low} and {high} (8 in 10 cases).")  # fmt: skip
    return text.format(
        chance=span_text(doubt.chance_s, found.day_s),
        low=span_text(doubt.low_s, found.day_s),
        high=span_text(doubt.high_s, found.day_s),
    )


def ladder_sentence(found: Simulation, key: int, ladder_days: float | None) -> str:
    """The lead time of the ladder (counted stock) beside the simulated one; empty where either is not known.

    Args:
        found: the simulation.
        key: id of the process.
        ladder_days: lead time of the value stream, in working days.

    Returns:
        one or two sentences.
    """
    process = found.before.processes[key]
    if ladder_days is None or not process.is_stable:
        return ""
    days = process.lead_s.mean / found.day_s
    text = _(
        "Going by the stock that was counted, pieces lie for {ladder} days; if each only waited its turn, {days} would do."
    )
    said = text.format(ladder=number(ladder_days, 1), days=number(days, 1))
    if days < ladder_days * _MOSTLY:
        said += " " + _(
            "The rest is stock that planning put there: automation does not shorten it, a change of planning does."
        )
    return said


_MOSTLY = 0.7


#: Fewer runs than this are a first look.
_FEW = 10


def run_sentence(found: Simulation) -> str:
    """How it was simulated.

    Args:
        found: the simulation.

    Returns:
        one or two sentences.
    """
    text = _("{n} runs of {weeks} working weeks (the first {warm} left out), seed {seed}; ± is the {confidence} interval of the mean over the runs.")  # fmt: skip
    said = text.format(
        n=number(found.replications),
        weeks=number(found.weeks, 1),
        warm=number(found.warm_up_weeks, 1),
        seed=str(found.settings.seed),
        confidence=percent(found.settings.confidence),
    )
    if not found.is_precise and found.settings.most < _FEW:
        said += " " + _("This is a first look: more runs narrow the intervals.")
    elif not found.is_precise:
        said += " " + _("No more runs were allowed: the intervals are wider than was asked for.")
    return said
