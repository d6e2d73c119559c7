"""Simulation data by the standard of the Workflow Management Coalition: BPSim 1.0 and 2.0.

Source: BPSim Business Process Simulation Specification (WfMC, 2013): scenarios of element parameters, times in the
scenario's base time unit (minutes unless it says otherwise), each a constant or a distribution.
"""

from __future__ import annotations

from auditor.exchange.bpmn import distributions
from auditor.exchange.bpmn.document import reference
from auditor.exchange.bpmn.durations import seconds_of
from auditor.exchange.bpmn.scenario import Resource, Scenario
from auditor.exchange.xml import Node
from auditor.model import Estimate

_UNITS = {"ms": 0.001, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86_400.0, "year": 365 * 86_400.0}
_TIMES = ("ProcessingTime", "Duration")


def read_bpsim(scenario: Node, names: dict[str, str]) -> Scenario:
    """What a scenario says.

    Args:
        scenario: the element.
        names: names of the model's elements, by id; resources are named there.

    Returns:
        its times (s), shares, roles and arrivals.
    """
    found = Scenario("BPSim")
    general = scenario.first("ScenarioParameters")
    unit_s = _UNITS.get(general.get("baseTimeUnit", "min") if general is not None else "min", 60.0)
    for parameters in scenario.all("ElementParameters"):
        element = reference(parameters.get("elementRef") or parameters.get("elementId"))
        times = parameters.first("TimeParameters")
        for part in times.elements if times is not None else []:
            value = _time(part, unit_s)
            if value is None:
                found.not_read.append(part.local)
            elif part.local in _TIMES:
                found.times.setdefault(element, value)
            elif part.local == "SetUpTime" or part.local == "SetupTime":
                found.setups[element] = value
            elif part.local != "ElapsedTime":
                found.not_read.append(part.local)
        control = parameters.first("ControlParameters")
        if control is not None:
            share = _constant(control.first("Probability"))
            if share is not None and 0 <= share <= 1:
                found.shares[element] = share
            timer = control.first("InterTriggerTimer")
            between = _time(timer, unit_s) if timer is not None else None
            if between is not None and found.between_arrivals_s is None:
                found.between_arrivals_s = between.likely
        _resource(found, element, parameters, names)
    return found


def _resource(found: Scenario, element: str, parameters: Node, names: dict[str, str]) -> None:
    """How many there are of a resource, what it costs, and who is chosen for an activity."""
    own, costs = parameters.first("ResourceParameters"), parameters.first("CostParameters")
    amount = _constant(own.first("Quantity")) if own is not None else None
    rate = _constant(costs.first("UnitCost")) if costs is not None else None
    role = own.first("Role") if own is not None else None
    if amount is not None or role is not None:
        found.resources[element] = Resource(names.get(element, ""), rate or None, amount)
    selection = own.first("Selection") if own is not None else None
    if selection is not None:
        said = " ".join(one.get("value") for one in selection.elements)
        chosen = next((key for key in names if key and (f"'{key}'" in said or f'"{key}"' in said)), "")
        if chosen:
            found.performer[element] = chosen
            found.resources.setdefault(chosen, Resource(names[chosen]))


def _time(parameter: Node, unit_s: float) -> Estimate | None:
    """A parameter as an estimate in seconds."""
    for value in parameter.elements:
        if value.local == "DurationParameter":
            seconds = seconds_of(value.get("value"))
            return distributions.fixed(seconds) if seconds is not None else None
        unit = _UNITS.get(value.get("timeUnit"), unit_s)
        number = {name: distributions.number_in(text) for name, text in value.attributes.items()}
        time = _distribution(value, number)
        if time is not None:
            return time.map(lambda seconds, unit=unit: seconds * unit)  # type: ignore[misc]
    return None


def _distribution(value: Node, number: dict[str, float | None]) -> Estimate | None:
    mean, deviation = number.get("mean"), number.get("standardDeviation")
    least, most, mode = number.get("min"), number.get("max"), number.get("mode")
    shape, scale, k = number.get("shape"), number.get("scale"), number.get("k")
    match value.local:
        case "FloatingParameter" | "NumericParameter":
            constant = number.get("value")
            return distributions.fixed(constant) if constant is not None else None
        case "NormalDistribution" | "TruncatedNormalDistribution" if mean is not None:
            return distributions.normal(mean, deviation or 0.0)
        case "NegativeExponentialDistribution" if mean is not None and mean > 0:
            return distributions.exponential(mean)
        case "PoissonDistribution" if mean is not None:
            return distributions.gamma(mean, mean)
        case "UniformDistribution" if least is not None and most is not None:
            return distributions.uniform(least, most)
        case "TriangularDistribution" if least is not None and most is not None and mode is not None:
            return distributions.triangular(least, mode, most)
        case "LogNormalDistribution" if mean is not None:
            return distributions.lognormal(mean, (deviation or 0.0) ** 2)
        case "GammaDistribution" if shape and scale:
            return distributions.gamma(shape * scale, shape * scale**2)
        case "ErlangDistribution" if k and mean is not None:
            return distributions.gamma(mean, mean**2 / k)
    return None


def _constant(parameter: Node | None) -> float | None:
    for value in parameter.elements if parameter is not None else []:
        if value.local in ("FloatingParameter", "NumericParameter"):
            return distributions.number_in(value.get("value"))
    return None
