"""How takt, use, bottleneck and lead time come about."""

from __future__ import annotations

from functools import partial

from auditor.assess.entered import basis_of_setting
from auditor.edit.step_fields import FIELD_BY_KEY
from auditor.flow import Analysis, ProcessNumbers
from auditor.flow.workload.capacity import is_handwork
from auditor.flow.workload.step_workload import station_seconds_per_pass
from auditor.locale import _, number, percent
from auditor.model import Audit, Basis, Work
from auditor.model.units import format_time
from auditor.phrases.benchmark import ground_of_time
from auditor.phrases.explained.explanation import (
    FIRM,
    Explanation,
    Input,
    basis_text,
    calculated,
    in_table,
    shortened,
)
from auditor.phrases.explained.labour import productive_hours_input
from auditor.phrases.explained.work import (
    count_input,
    demand_input,
    field_label,
    of_products,
    passes_input,
    workload_by_family,
)
from auditor.phrases.stream import lead_time_days

_HOUR = 3600.0


def takt(audit: Audit, numbers: ProcessNumbers) -> Explanation | None:
    """The takt time of a process.

    Args:
        audit: the snapshot.
        numbers: the process in numbers.

    Returns:
        how it comes about; None where the demand is not known.
    """
    demand, time = numbers.demand_per_year, numbers.takt_time_s
    if not demand or time is None:
        return None
    formula = _("Available time a year ÷ yearly demand.")
    inputs = (available_input(audit), demand_input(audit, numbers.process.id, demand))
    title = _("Takt time: {name}").format(name=numbers.process.name)
    return Explanation(title, formula, inputs, format_time(time), time)


def available_input(audit: Audit) -> Input:
    """The available time of a year, in seconds, as an input.

    Args:
        audit: the snapshot.

    Returns:
        the input.
    """
    seconds = audit.calendar.available_time_per_year_s
    text = _hours(seconds)
    return calculated("available", _("Available time a year"), text, seconds, partial(available_time, audit))


def available_time(audit: Audit) -> Explanation:
    """The time that the firm works in a year.

    Args:
        audit: the snapshot.

    Returns:
        how it comes about, in seconds a year.
    """
    calendar = audit.calendar
    seconds = calendar.available_time_per_year_s
    formula = _("Working days a year × shifts a day × (length of a shift − breaks).")
    inputs = (
        *(_of_calendar(audit, key) for key in ("working_days_per_year", "shifts_per_day")),
        *(_of_calendar(audit, key) for key in ("shift_length_s", "break_s")),
    )
    return Explanation(_("Available time a year"), formula, inputs, _hours(seconds), seconds)


def _of_calendar(audit: Audit, key: str) -> Input:
    names = {
        "working_days_per_year": _("Working days a year"),
        "shifts_per_day": _("Shifts a day"),
        "shift_length_s": _("Length of a shift"),
        "break_s": _("Breaks per shift"),
    }
    value = float(getattr(audit.calendar, key))
    text = format_time(value) if key.endswith("_s") else number(value, 1)
    return Input(key, names[key], text, basis_text(basis_of_setting(audit, "calendar", key)), value, FIRM)


def _hours(seconds: float) -> str:
    return _("{n} h a year").format(n=number(seconds / _HOUR))


def use(audit: Audit, analysis: Analysis, step_id: int) -> Explanation | None:
    """How much of its available time a step is in use.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        step_id: the step.

    Returns:
        how it comes about; None where it is not known.
    """
    numbers = analysis.step(step_id)
    share = numbers.workload.utilisation if numbers is not None else None
    if numbers is None or share is None:
        return None
    work, title = audit.work(step_id), _("In use: {name}").format(name=numbers.step.name)
    families = () if work.events is not None or work.labour_s is not None else workload_by_family(audit, numbers.step)
    if families:
        text = _("The use by each product, by its own times and ways, added up.")
        return of_products(title, text, "use", ((f, load.utilisation) for f, load in families), percent, share)
    beside = _people(audit, work) if is_handwork(audit, work) else _stations(audit, work)
    formula = (
        _("Time needed ÷ time of the people: passes × time of a pass × operators ÷ (people × productive hours).")
        if is_handwork(audit, work)
        else _("Time needed ÷ time available: passes × time of a pass ÷ (stations × uptime × available time).")
    )
    inputs = [passes_input(audit, analysis, numbers), _time_of_a_pass(audit, work), *beside]
    return Explanation(title, formula, tuple(inputs), percent(share), share)


def _time_of_a_pass(audit: Audit, work: Work) -> Input:
    """Cycle time ÷ units per cycle, and the part of the set-up."""
    seconds, cycle = station_seconds_per_pass(work), work.cycle_time_s
    assert seconds is not None and cycle is not None
    is_plain = work.units_per_cycle == 1 and not (work.setup_time_s is not None and work.batch_size)
    name = field_label("cycle") if is_plain else _("Time of a pass, with its part of the set-up")
    basis = ground_of_time(audit, work.id) if cycle.basis is Basis.BENCHMARK else basis_text(cycle.basis)
    return Input("pass_s", name, format_time(seconds), basis, seconds, in_table(work.id, "cycle"))


def _stations(audit: Audit, work: Work) -> tuple[Input, ...]:
    return (*(count_input(audit, work, key) for key in ("stations", "availability")), available_input(audit))


def _people(audit: Audit, work: Work) -> tuple[Input, ...]:
    role = audit.roles[work.role_id or 0]
    headcount = role.headcount or 0.0
    name = f"{_('Headcount')}: {role.name}"
    people = Input("headcount", name, number(headcount, 1), basis_text(Basis.STATED), headcount, FIRM)
    return count_input(audit, work, "crew"), people, productive_hours_input(audit)


def bottleneck(audit: Audit, analysis: Analysis, numbers: ProcessNumbers) -> Explanation | None:
    """Which step of a process is in use most.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.
        numbers: the process in numbers.

    Returns:
        how it is found; None where no use is known.
    """
    if numbers.bottleneck is None:
        return None
    inputs = [
        calculated("use", n.step.name, percent(share), share, partial(use, audit, analysis, n.step.id))
        for n in numbers.steps.values()
        if (share := n.workload.utilisation) is not None
    ]
    inputs.sort(key=lambda i: -i.amount)
    most = inputs[0].amount
    formula = _("The step that is in use most, of those whose use is known.")
    result = f"{numbers.bottleneck.name} ({percent(most)})"
    return Explanation(_("Bottleneck"), formula, tuple(inputs[:8]), result, most)


def lead_time(audit: Audit, numbers: ProcessNumbers) -> Explanation | None:
    """The lead time of a process on the ladder of its value stream.

    Args:
        audit: the snapshot.
        numbers: the process in numbers.

    Returns:
        how it comes about; None where no stock is known in days.
    """
    stream, calendar = numbers.stream, audit.calendar
    if stream.lead_time_days is None:
        return None
    field = FIELD_BY_KEY["inventory"]
    waiting = []
    for step_id, days in stream.inventory_days.items():
        is_in_days = audit.work(step_id).inventory_days_before is not None
        value = _("{n} days").format(n=number(days, 1))
        if not is_in_days:
            value = f"{field.text(audit, audit.steps[step_id])} = {value}"
        name = _("Waits before {name}").format(name=audit.steps[step_id].name)
        waiting.append(Input("days", name, value, basis_text(Basis.STATED), days, in_table(step_id, "inventory")))
    days_text = shortened(waiting, lambda days: _("{n} days").format(n=number(days, 1)))
    seconds, a_day = stream.processing_time_s, calendar.available_time_per_day_s
    processing = calculated("processing", _("Processing, all steps"), format_time(seconds), seconds)
    day = calculated("day", _("Available time a day"), format_time(a_day), a_day, partial(available_time, audit))
    formula = _(
        "Days that work waits before each step (pieces ÷ daily demand) + processing time ÷ available time a day."
    )
    result = _("{n} days").format(n=lead_time_days(stream))
    title = _("Lead time: {name}").format(name=numbers.process.name)
    return Explanation(title, formula, (*days_text, processing, day), result, stream.lead_time_days)
