"""Simulation data of BIMP and of programs that write the same (QBP): values are seconds, whatever timeUnit says.

Sources: the data that BIMP's editor writes, where ``timeUnit`` is the unit that its form shows; of an exponential
distribution the mean stands in ``arg1``, of a normal one the deviation, of a triangular one ``mean`` is the mode.
"""

from __future__ import annotations

from auditor.exchange.bpmn import distributions
from auditor.exchange.bpmn.scenario import Resource, Scenario, week_of
from auditor.exchange.xml import Node
from auditor.model import Estimate

_MOST_BINS = 1000


def read_qbp(info: Node) -> Scenario:
    """What a ``processSimulationInfo`` says.

    Args:
        info: the element.

    Returns:
        its times (s), shares, roles and working hours.
    """
    found = Scenario("BIMP/QBP")
    tables = {}
    for table in _below(info, "timetables", "timetable"):
        rules = [rule for group in table.all("rules") for rule in group.all("rule")] or table.all("rule")
        tables[table.get("id")] = week_of(
            (rule.get("fromWeekDay"), rule.get("toWeekDay"), rule.get("fromTime"), rule.get("toTime")) for rule in rules
        )
    used: list[str] = []
    for resource in _below(info, "resources", "resource"):
        cost, amount = (
            distributions.number_in(resource.get("costPerHour")),
            distributions.number_in(resource.get("totalAmount")),
        )
        found.resources[resource.get("id")] = Resource(resource.get("name"), cost or None, amount)
        used.append(resource.get("timetableId"))
    for element in _below(info, "elements", "element"):
        key = element.get("elementId")
        distribution = element.first("durationDistribution")
        time = time_of(distribution) if distribution is not None else None
        if time is not None:
            found.times[key] = time
        performer = element.get("resourceId") or next(
            (one.text for one in _below(element, "resourceIds", "resourceId")), ""
        )
        if performer in found.resources:
            found.performer[key] = performer
    for flow in _below(info, "sequenceFlows", "sequenceFlow"):
        share = distributions.number_in(flow.get("executionProbability"))
        if share is not None and 0 <= share <= 1:
            found.shares[flow.get("elementId")] = share
    arrival = info.first("arrivalRateDistribution")
    between = time_of(arrival) if arrival is not None else None
    found.between_arrivals_s = between.likely if between is not None else None
    known = [table for table in tables.values() if table is not None]
    default = next(iter(tables.values()), None)
    found.calendar = next((tables[key] for key in used if tables.get(key) is not None), known[0] if known else None)
    found.arrives = default or found.calendar
    return found


def time_of(distribution: Node) -> Estimate | None:
    """A distribution as an estimate.

    Args:
        distribution: the element with ``type``, ``mean``, ``arg1`` and ``arg2``.

    Returns:
        seconds; None where it can't be read.
    """
    mean, first, second = (distributions.number_in(distribution.get(name)) for name in ("mean", "arg1", "arg2"))
    match distribution.get("type").upper():
        case "FIXED" if mean is not None:
            return distributions.fixed(mean)
        case "NORMAL" if mean is not None:
            return distributions.normal(mean, first or 0.0)
        case "EXPONENTIAL" if first or mean:
            return distributions.exponential(first or mean or 0.0)
        case "UNIFORM" if first is not None and second is not None:
            return distributions.uniform(first, second)
        case "TRIANGULAR" if mean is not None and first is not None and second is not None:
            return distributions.triangular(first, mean, second)
        case "LOGNORMAL" if mean is not None:
            return distributions.lognormal(mean, first or 0.0)
        case "GAMMA" if mean is not None:
            return distributions.gamma(mean, first or 0.0)
        case "HISTOGRAM":
            return _histogram(distribution)
    return None


def _histogram(distribution: Node) -> Estimate | None:
    bins = [node for node in distribution.walk() if node.local == "histogramDataBin"][:_MOST_BINS]
    parts = []
    for one in bins:
        inner, chance = one.first("distribution"), distributions.number_in(one.get("probability"))
        time = time_of(inner) if inner is not None and inner.get("type").upper() != "HISTOGRAM" else None
        if time is not None and chance is not None and chance > 0:
            parts.append((time, chance))
    if not parts:
        return None
    mixed = Estimate.mean([time for time, _chance in parts], [chance for _time, chance in parts])
    low, high = min(time.low for time, _chance in parts), max(time.high for time, _chance in parts)
    return Estimate(min(low, mixed.likely), mixed.likely, max(high, mixed.likely))


def _below(node: Node, group: str, name: str) -> list[Node]:
    return [one for held in node.all(group) for one in held.all(name)]
