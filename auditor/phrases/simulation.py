"""What a simulation found, in words: how long, where it waits, who is busy, what changes, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.locale import N_, _, ngettext, number, percent
from auditor.model import Audit
from auditor.simulate.result import Doubt, Interval, ProcessResult, ScenarioResult, Simulation, StepResult


def span_text(seconds: float, day_s: float) -> str:
    """A stretch of working time: days from one day on, else hours, minutes or seconds.

    Args:
        seconds: s of working time.
        day_s: working time of a day (s).

    Returns:
        “3.4 working days”, “2.5 h”.
    """
    unit_s, key = _unit(seconds, day_s)
    figures = number(seconds / unit_s, _decimals(seconds / unit_s))
    if key != _DAYS:
        return _short(key, figures)
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
    unit_s, key = _unit(seconds, day_s)
    return _short(key, number(seconds / unit_s, _decimals(seconds / unit_s))) if round(seconds, 1) else "0"


def span_interval(found: Interval, day_s: float) -> str:
    """A stretch of working time with half its interval.

    Args:
        found: s of working time.
        day_s: working time of a day (s).

    Returns:
        “3.4 ± 0.2 days”.
    """
    unit_s, key = _unit(found.mean, day_s)
    mean, half = found.mean / unit_s, found.half / unit_s
    decimals = max(_decimals(mean), _decimals(half) if half else 0)
    return _short(key, f"{number(mean, decimals)} ± {number(half, decimals)}")


_DAYS = "days"
_SPANS: Mapping[str, str] = {_DAYS: N_("{n} days"), "h": N_("{n} h"), "min": N_("{n} min"), "s": N_("{n} s")}


def _unit(seconds: float, day_s: float) -> tuple[float, str]:
    """The unit that suits a stretch of time, in s, and its key."""
    size = abs(seconds)
    if size >= day_s:
        return day_s, _DAYS
    return next(((s, key) for s, key in ((3600.0, "h"), (60.0, "min")) if size >= s), (1.0, "s"))


def _short(key: str, figures: str) -> str:
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
    return _("{name}: half within {half}, nine of ten within {most}").format(name=name, half=half, most=most)


def number_interval(found: Interval, decimals: int = 0) -> str:
    """A figure with half its interval.

    Args:
        found: in any unit.
        decimals: of both.

    Returns:
        “48 ± 2”.
    """
    return f"{number(found.mean, decimals)} ± {number(found.half, max(decimals, 0 if found.half >= 1 else 1))}"


def process_heads(has_after: bool) -> list[str]:
    """The heads of the table of a process.

    Args:
        has_after: whether there is a change beside what is.

    Returns:
        the figure, as it is, and with the change and the difference.
    """
    return ["", _("As it is"), *((_("With the change"), _("Difference")) if has_after else ())]


def process_rows(found: Simulation, key: int) -> list[list[str]]:
    """The figures of one process beside each other.

    Args:
        found: the simulation.
        key: id of the process.

    Returns:
        rows as :func:`process_heads` says; “–” for lead times of what does not keep up.
    """
    states = [s.processes[key] for s in (found.before, found.after) if s is not None]
    gap = found.differences.get(key)
    steady = all(s.is_stable for s in states)

    def times(name: str) -> list[str]:
        return [span_interval(getattr(s, name), found.day_s) if s.is_stable else "–" for s in states]

    def difference(name: str, is_time: bool, decimals: int = 0) -> list[str]:
        if gap is None:
            return []
        value: Interval = getattr(gap, name)
        if is_time and not steady:
            return ["–"]
        return [_signed(value, found.day_s) if is_time else _signed_number(value, decimals)]

    rows = [
        [_("Lead time"), *times("lead_s"), *difference("lead_s", True)],
        [_("Half take at most"), *times("lead_p50_s"), *([""] if gap else [])],
        [_("Nine of ten take at most"), *times("lead_p90_s"), *difference("lead_p90_s", True)],
        [_("Of it, work"), *(short_span(s.touch_s, found.day_s) for s in states), *([""] if gap else [])],
        [_("Finished a week"), *(number_interval(s.throughput_per_week, _places(s.throughput_per_week)) for s in states), *difference("throughput_per_week", False, 1)],
        [_("Asked for a week"), *(number(s.demand_per_week, _places(s.throughput_per_week)) for s in states), *([""] if gap else [])],
        [_("Pieces in the process"), *(number_interval(s.wip, _places(s.wip)) if s.is_stable else "–" for s in states), *(difference("wip", False, 1) if steady else [""] * bool(gap))],
    ]  # fmt: skip
    if not steady:
        grows = [number(s.grows_per_week or 0.0) if not s.is_stable else "0" for s in states]
        rows.append([_("More waits each week"), *grows, *([""] if gap else [])])
    return rows


def _places(found: Interval) -> int:
    return 0 if found.mean >= 20 else 1


def _signed(found: Interval, day_s: float) -> str:
    sign = "−" if found.mean < 0 else "+"
    return sign + span_interval(Interval(abs(found.mean), abs(found.mean) - found.half, abs(found.mean) + found.half), day_s)  # fmt: skip


def _signed_number(found: Interval, decimals: int) -> str:
    sign = "−" if found.mean < 0 else "+"
    return f"{sign}{number(abs(found.mean), decimals)} ± {number(found.half, decimals)}"


def waiting_heads() -> list[str]:
    """The heads of the table of where work waits."""
    return [_("Step"), _("Waits"), _("For a station"), _("For people"), _("For room"), _("Jobs waiting"), _("Station busy")]  # fmt: skip


def waiting_rows(audit: Audit, found: ScenarioResult, day_s: float, process_id: int | None = None) -> list[list[str]]:
    """Where work waits, the longest first.

    Args:
        audit: the snapshot.
        found: one state.
        day_s: working time of a day (s).
        process_id: only of this one and its details; None: of all.

    Returns:
        rows as :func:`waiting_heads` says.
    """
    return [
        [
            audit.steps[s.step_id].name,
            short_span(s.waiting_s.mean, day_s),
            short_span(s.for_station_s, day_s),
            short_span(s.for_people_s, day_s),
            short_span(s.blocked_s, day_s),
            number(s.queue, 1),
            percent(used_share(s)) if s.busy_share is not None else "–",
        ]
        for s in longest_waits(audit, found, process_id)
    ]


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


def role_rows(audit: Audit, found: Simulation) -> list[list[str]]:
    """How busy the people are.

    Args:
        audit: the snapshot.
        found: the simulation.

    Returns:
        role, people on the floor, use as it is and, where there is one, with the change.
    """
    later = {r.role_id: r for r in found.after.roles} if found.after is not None else {}
    rows = []
    for role in found.before.roles:
        name = audit.roles[role.role_id].name if role.role_id is not None else _("Without a role")
        row = [name, number(role.people, 1) + (" *" if role.is_assumed else ""), percent(role.use.mean)]
        if found.after is not None:
            row.append(percent(later[role.role_id].use.mean) if role.role_id in later else "–")
        rows.append(row)
    return rows


def role_heads(has_after: bool) -> list[str]:
    """The heads of the table of the people.

    Args:
        has_after: whether there is a change beside what is.

    Returns:
        as :func:`role_rows`.
    """
    return [_("Role"), _("On the floor"), _("Busy as it is"), *([_("Busy with the change")] if has_after else [])]


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
        "“{process}”: from start to finish {lead} on average; nine of ten take no more than {most}. Of this {work} is work."
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
        return _("“{process}” does not keep up with its demand: the queue only grows, so no lead time can be given.").format(process=name)  # fmt: skip
    text = _("“{process}” does not keep up with its demand: about {n} pieces more wait each week, so no lead time can be given.")  # fmt: skip
    return text.format(process=name, n=number(grows))


def limit_sentence(audit: Audit, found: ScenarioResult, key: int) -> str:
    """Where most work waits, and for what.

    Args:
        audit: the snapshot.
        found: one state.
        key: id of the process.

    Returns:
        one sentence.
    """
    steps = longest_waits(audit, found, key)
    first = steps[0] if steps else None
    if first is None or first.queue < _LEAST_QUEUE:
        return _("Hardly anything waits: nothing limits the flow.")
    whole = sum(s.queue for s in steps)
    name, share = audit.steps[first.step_id].name, percent(first.queue / whole)
    if first.busy_share is not None and (first.held_share or 0.0) > _WORTH_SAYING and first.for_station_s >= first.for_people_s:  # fmt: skip
        text = _("Most waits before “{step}” ({share} of all that waits): its station is taken {use} of the time, {held} of it standing still for want of a person.")  # fmt: skip
        return text.format(
            step=name, share=share, use=percent(used_share(first)), held=percent(first.held_share or 0.0)
        )
    if first.for_people_s > first.for_station_s and first.for_people_s > first.blocked_s:
        return _("Most waits before “{step}” ({share} of all that waits), for people.").format(step=name, share=share)
    if first.blocked_s > first.for_station_s:
        return _("Most waits at “{step}” ({share} of all that waits), for room at the next step.").format(step=name, share=share)  # fmt: skip
    use = percent(used_share(first)) if first.busy_share is not None else "–"
    text = _("Most waits before “{step}” ({share} of all that waits), for its station, which is taken {use} of the time.")  # fmt: skip
    return text.format(step=name, share=share, use=use)


_LEAST_QUEUE = 0.05
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
        text = _("With the change the lead time stays about as it is ({before} and {after}): the difference drowns in the chance of the day.")  # fmt: skip
    elif gap.mean < 0:
        text = _("With the change the lead time falls from {before} to {after} ({gap}).")
    else:
        text = _("With the change the lead time rises from {before} to {after} ({gap}).")
    said = text.format(
        before=span_text(before.lead_s.mean, found.day_s),
        after=span_text(after.lead_s.mean, found.day_s),
        gap=_signed(gap, found.day_s),
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
    text = _("The mean is known to ± {chance} as far as chance goes; because the times are not known exactly, it lies between {low} and {high} (8 of 10 cases).")  # fmt: skip
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
    text = _("By the stock that was counted, pieces lie for {ladder} days; by their turn alone {days} would do.")
    said = text.format(ladder=number(ladder_days, 1), days=number(days, 1))
    if days < ladder_days * _MOSTLY:
        said += " " + _("The rest is stock by planning: automation does not shorten it, a change of planning does.")
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
        said += " " + _("More runs were not allowed: the intervals are wider than was asked for.")
    return said
