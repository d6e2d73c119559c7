"""The tables of a simulation: figures of a process, where work waits, and how busy the people are."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from auditor.locale import _, money, ngettext, number, percent
from auditor.model import Audit
from auditor.phrases.simulation import (
    longest_waits,
    number_interval,
    short_span,
    signed_span,
    span_interval,
    used_share,
)
from auditor.simulate.cost import waiting_cost
from auditor.simulate.day_parts import DAY_PARTS
from auditor.simulate.result import Interval, RoleResult, ScenarioResult, Simulation

_HOUR = 3600.0


def process_heads(has_after: bool) -> list[str]:
    """The heads of the table of a process.

    Args:
        has_after: whether there is a change beside what is.

    Returns:
        the figure, as it is, and with the change and the difference.
    """
    return ["", _("As it is"), *((_("With the change"), _("Difference")) if has_after else ())]


def process_rows(audit: Audit, found: Simulation, key: int) -> list[list[str]]:
    """The figures of one process beside each other.

    Args:
        audit: the snapshot.
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
        return [signed_span(value, found.day_s) if is_time else _signed_number(value, decimals)]

    rows = [
        [_("Lead time"), *times("lead_s"), *difference("lead_s", True)],
        [_("Half take at most"), *times("lead_p50_s"), *([""] if gap else [])],
        [_("Nine in ten take at most"), *times("lead_p90_s"), *difference("lead_p90_s", True)],
        [_("Of it, work"), *(short_span(s.touch_s, found.day_s) for s in states), *([""] if gap else [])],
        [_("Finished a week"), *(number_interval(s.throughput_per_week, _places(s.throughput_per_week)) for s in states), *difference("throughput_per_week", False, 1)],
        [_("Asked for a week"), *(number(s.demand_per_week, _places(s.throughput_per_week)) for s in states), *([""] if gap else [])],
        [_("Pieces in the process"), *(number_interval(s.wip, _places(s.wip)) if s.is_stable else "–" for s in states), *(difference("wip", False, 1) if steady else [""] * bool(gap))],
    ]  # fmt: skip
    if found.settings.due_days is not None:
        rows.append([ngettext("Done within {days} day", "Done within {days} days", ceil(found.settings.due_days)).format(days=number(found.settings.due_days, 1)), *(percent(s.on_time.mean) if s.on_time is not None else "–" for s in states), *([""] if gap else [])])  # fmt: skip
    costs = [waiting_cost(audit, s) for s in states]
    if any(costs):
        shown = [money(c.per_year, audit.firm.currency) if c is not None else "–" for c in costs]
        rows.append([_("What waits costs a year"), *shown, *([""] if gap else [])])
    if not steady:
        grows = [number(s.grows_per_week or 0.0) if not s.is_stable else "0" for s in states]
        rows.append([_("More waits each week"), *grows, *([""] if gap else [])])
    return rows


def _places(found: Interval) -> int:
    return 0 if found.mean >= 20 else 1


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


def role_heads(has_after: bool) -> list[str]:
    """The heads of the table of the people.

    Args:
        has_after: whether there is a change beside what is.

    Returns:
        as :func:`role_rows`.
    """
    return [_("Role"), _("On the floor"), _("Busy as it is"), *([_("Busy with the change")] if has_after else [])]


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
        row = [
            _role_name(audit, role),
            number(role.people, 1) + (" *" if role.is_assumed else ""),
            percent(role.use.mean),
        ]
        if found.after is not None:
            row.append(percent(later[role.role_id].use.mean) if role.role_id in later else "–")
        rows.append(row)
    return rows


def day_heads(day_s: float) -> list[str]:
    """The heads of the table of the people over the day.

    Args:
        day_s: working time of a day (s).

    Returns:
        the role, and when each part of the working day begins and ends (h).
    """
    edges = [number(i * day_s / DAY_PARTS / _HOUR, 1) for i in range(DAY_PARTS + 1)]
    return [_("Role, by hours of the day"), *(f"{a}–{b}" for a, b in pairwise(edges))]


def day_rows(audit: Audit, state: ScenarioResult) -> list[list[str]]:
    """How busy the people are in each part of the working day.

    Args:
        audit: the snapshot.
        state: as it is, or with the change.

    Returns:
        rows as :func:`day_heads` says.
    """
    return [[_role_name(audit, role), *map(percent, role.over_day)] for role in state.roles]


def _role_name(audit: Audit, role: RoleResult) -> str:
    return audit.roles[role.role_id].name if role.role_id is not None else _("Without a role")
