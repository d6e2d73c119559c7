"""Simulation data of Prosimos: a JSON file beside the model. Times in seconds.

Source: the description of the format in the README of AutomatedProcessImprovement/Prosimos. Older files hold the
parameters of scipy's distributions, newer ones mean, variance and bounds; the number of parameters tells them apart.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import exp, isfinite
from pathlib import Path
from typing import Any

from auditor.exchange.bpmn import distributions
from auditor.exchange.bpmn.scenario import Resource, Scenario, week_of
from auditor.model import Estimate

MAX_BYTES = 50 * 1024 * 1024
_MARKS = ("task_resource_distribution", "gateway_branching_probabilities", "arrival_time_distribution")


def beside(model: Path) -> Path | None:
    """The file with simulation data that lies beside a model and is called the same.

    Args:
        model: the BPMN file.

    Returns:
        the file; None where there is none.
    """
    found = model.with_suffix(".json")
    return found if found.suffix != model.suffix and found.is_file() else None


def read_prosimos(path: Path) -> Scenario | None:
    """What the file says.

    Args:
        path: the JSON.

    Returns:
        its times (s), shares, roles and working hours; None where it is not such a file.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        data = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not any(mark in data for mark in _MARKS):
        return None
    found = Scenario("Prosimos")
    owner = _profiles(data, found)
    for task in _dicts(data.get("task_resource_distribution")):
        _task(found, owner, task)
    for gateway in _dicts(data.get("gateway_branching_probabilities")):
        for path_ in _dicts(gateway.get("probabilities")):
            share = _number(path_.get("value"))
            if share is not None and 0 <= share <= 1:
                found.shares[str(path_.get("path_id"))] = share
    for event in _dicts(data.get("event_distribution")):
        time = _time(event)
        if time is not None:
            found.times[str(event.get("event_id"))] = time
    arrival = data.get("arrival_time_distribution")
    between = _time(arrival) if isinstance(arrival, dict) else None
    found.between_arrivals_s = between.likely if between is not None else None
    found.arrives = _week(data.get("arrival_time_calendar"))
    weeks = [_week(calendar.get("time_periods")) for calendar in _dicts(data.get("resource_calendars"))]
    found.calendar = next((week for week in weeks if week is not None), None)
    return found


def _profiles(data: Mapping[str, Any], found: Scenario) -> dict[str, str]:
    """The roles; returns the role of every person."""
    owner: dict[str, str] = {}
    for profile in _dicts(data.get("resource_profiles")):
        people = _dicts(profile.get("resource_list"))
        rates = [rate for person in people if (rate := _number(person.get("cost_per_hour")))]
        key = str(profile.get("id"))
        found.resources[key] = Resource(
            str(profile.get("name") or key),
            sum(rates) / len(rates) if rates else None,
            sum(_number(person.get("amount")) or 1.0 for person in people) or None,
        )
        owner |= {str(person.get("id")): key for person in people}
    return owner


def _task(found: Scenario, owner: Mapping[str, str], task: Mapping[str, Any]) -> None:
    """Everybody who can do a task has times of their own: the mean of them counts."""
    key = str(task.get("task_id"))
    people = _dicts(task.get("resources"))
    times = [time for person in people if (time := _time(person)) is not None]
    if times:
        mean = sum(time.likely for time in times) / len(times)
        low, high = min(time.low for time in times), max(time.high for time in times)
        found.times[key] = Estimate(min(low, mean), mean, max(high, mean))
    roles = [owner[name] for person in people if (name := str(person.get("resource_id"))) in owner]
    if roles:
        found.performer[key] = max(roles, key=roles.count)


def _time(said: Mapping[str, Any]) -> Estimate | None:
    name = str(said.get("distribution_name"))
    listed = said.get("distribution_params")
    params = [
        value
        for item in (listed if isinstance(listed, Sequence) else [])
        if (value := _number(item.get("value") if isinstance(item, dict) else item)) is not None
    ]
    n = len(params)
    match name:
        case "fix" if n:
            return distributions.fixed(params[0])
        case "norm" if n >= 2:
            return _within(distributions.normal(params[0], params[1]), params[2:4])
        case "expon" if n == 3:
            return _within(distributions.exponential(max(params[0], 0.0)), params[1:])
        case "expon" if n in (2, 4):
            return _shifted(distributions.exponential(max(params[1], 0.0)), params[0])
        case "uniform" if n == 2:
            return distributions.uniform(params[0], params[1])
        case "uniform" if n == 4:
            return distributions.uniform(params[0], params[0] + params[1])
        case "default" if n == 2:
            return distributions.uniform(params[0], params[1])
        case "gamma" if n in (2, 4):
            return _within(distributions.gamma(params[0], params[1]), params[2:])
        case "gamma" if n == 5:
            shape, at, scale = params[:3]
            return _shifted(distributions.gamma(shape * scale, shape * scale**2), at)
        case "lognorm" if n in (2, 4):
            return _within(distributions.lognormal(params[0], params[1]), params[2:])
        case "lognorm" if n == 5 and params[0] < 10:
            spread, at, scale = params[:3]
            mean = scale * exp(spread**2 / 2)
            return _shifted(distributions.lognormal(mean, mean**2 * (exp(spread**2) - 1)), at)
        case "triang" if n == 5 and 0 <= params[0] <= 1:
            mode, at, scale = params[:3]
            return distributions.triangular(at, at + mode * scale, at + scale)
        case "triang" if n == 3:
            return distributions.triangular(params[1], params[0], params[2])
    return None


def _within(time: Estimate | None, bounds: Sequence[float]) -> Estimate | None:
    """Times are drawn anew until they lie within the bounds, which moves their mean little."""
    if time is None or len(bounds) < 2 or not 0 <= bounds[0] <= bounds[1]:
        return time
    low, high = (min(max(value, bounds[0]), bounds[1]) for value in (time.low, time.high))
    likely = min(max(time.likely, bounds[0]), bounds[1])
    return Estimate(min(low, likely), likely, max(high, likely))


def _shifted(time: Estimate | None, by: float) -> Estimate | None:
    if time is None or time.low + by < 0:
        return time
    return time + by


def _week(periods: Any) -> Any:
    return week_of(
        (str(p.get("from")), str(p.get("to")), str(p.get("beginTime")), str(p.get("endTime"))) for p in _dicts(periods)
    )


def _dicts(listed: Any) -> list[dict[str, Any]]:
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None
