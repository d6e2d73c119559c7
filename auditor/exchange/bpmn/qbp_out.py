"""Times, shares and roles of a map as simulation data that BIMP and its kin read."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.errors import EndlessLoop
from auditor.exchange.bpmn.elements import splits
from auditor.exchange.bpmn.exact import plain
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.scenario import DAYS
from auditor.exchange.bpmn.vocabulary import QBP
from auditor.exchange.xml import Node
from auditor.flow.volume.demand import yearly_demand
from auditor.model import Audit, Estimate, StepKind, Work

_BEGIN_S = 8 * 3600.0
_DAY_S = 24 * 3600.0
_CASES = 1000


def simulation_info(
    audit: Audit, process_id: int, names: Names, step_keys: Mapping[int, str], flow_keys: Mapping[int, str]
) -> Node | None:
    """What a simulator needs to play one process.

    Args:
        audit: the snapshot.
        process_id: the process.
        names: makes elements.
        step_keys: id of the element of each step.
        flow_keys: id of the element of each flow.

    Returns:
        the element; None where no time is known.
    """
    steps = [step for step in audit.steps_of(process_id) if step.id in step_keys]
    timed = [(step, time) for step in steps if (time := _per_pass(audit.work(step.id))) is not None]
    if not timed:
        return None

    def make(local: str, attributes: Mapping[str, str] | None = None, *children: Node | str) -> Node:
        return names.make(QBP, local, dict(attributes or {}), *children)

    table_id, nobody = names.free("QBP_timetable"), names.free("QBP_resource")
    roles = {id_: audit.roles[id_] for step, _time in timed if (id_ := audit.work(step.id).role_id or 0) in audit.roles}
    role_keys = {id_: names.free(f"QBP_role_{id_}") for id_ in roles}
    resources = [
        make(
            "resource",
            {
                "id": role_keys[id_], "name": plain(role.name), "totalAmount": f"{max(round(role.headcount or 1), 1)}",
                "costPerHour": f"{role.rate_per_hour.likely:.10g}", "timetableId": table_id,
            },
        )
        for id_, role in roles.items()
    ]  # fmt: skip
    if any(audit.work(step.id).role_id not in roles for step, _time in timed):
        resources.append(
            make(
                "resource", {"id": nobody, "name": "–", "totalAmount": "1", "costPerHour": "0", "timetableId": table_id}
            )
        )
    elements = [
        make(
            "element",
            {"id": names.free(f"QBP_{step_keys[step.id]}"), "elementId": step_keys[step.id]},
            _distribution(make, "durationDistribution", time),
            make(
                "resourceIds", None, make("resourceId", None, role_keys.get(audit.work(step.id).role_id or 0, nobody))
            ),
        )
        for step, time in timed
    ]
    outgoing: dict[int, int] = {}
    for flow in audit.flows_of(process_id):
        outgoing[flow.source_id] = outgoing.get(flow.source_id, 0) + 1
    flows = [
        make("sequenceFlow", {"elementId": flow_keys[flow.id], "executionProbability": f"{flow.share:.10g}"})
        for flow in audit.flows_of(process_id)
        if flow.id in flow_keys
        and outgoing[flow.source_id] > 1
        and (
            audit.steps[flow.source_id].kind is StepKind.DECISION
            or splits(audit.steps[flow.source_id].kind, outgoing[flow.source_id])
        )
    ]
    return make(
        "processSimulationInfo",
        {
            "id": names.free(f"QBP_process_{process_id}"), "processInstances": f"{_CASES}",
            "startDateTime": "2024-01-01T08:00:00.000Z", "currency": audit.firm.currency,
        },
        _distribution(make, "arrivalRateDistribution", _between_arrivals(audit, process_id)),
        make("timetables", None, _timetable(make, audit, table_id)),
        make("resources", None, *resources),
        make("elements", None, *elements),
        *([make("sequenceFlows", None, *flows)] if flows else []),
    )  # fmt: skip


def _per_pass(work: Work) -> Estimate | None:
    """Seconds of one pass: cycle ÷ units per cycle + set-up ÷ batch."""
    if work.cycle_time_s is None:
        return None
    time = work.cycle_time_s / work.units_per_cycle
    return time + work.setup_time_s / work.batch_size if work.setup_time_s is not None and work.batch_size else time


def _distribution(make: object, local: str, time: Estimate) -> Node:
    assert callable(make)
    likely = f"{time.likely:.10g}"
    if time.is_point:
        attributes = {"type": "FIXED", "mean": likely, "arg1": "NaN", "arg2": "NaN"}
    else:
        attributes = {"type": "TRIANGULAR", "mean": likely, "arg1": f"{time.low:.10g}", "arg2": f"{time.high:.10g}"}
    node: Node = make(local, attributes, make("timeUnit", None, "seconds"))
    return node


def _between_arrivals(audit: Audit, process_id: int) -> Estimate:
    try:
        demand = yearly_demand(audit, process_id)
    except EndlessLoop:
        demand = None
    working = audit.calendar.available_time_per_year_s
    return Estimate.point(working / demand if demand and working > 0 else 3600.0)


def _timetable(make: object, audit: Audit, key: str) -> Node:
    assert callable(make)
    length = audit.calendar.available_time_per_day_s
    begin = _BEGIN_S if _BEGIN_S + length < _DAY_S else 0.0
    end = min(begin + length, _DAY_S - 1)
    last = DAYS[min(max(round(audit.calendar.days_per_week), 1), 7) - 1]
    rule = {"fromTime": _clock(begin), "toTime": _clock(end), "fromWeekDay": DAYS[0], "toWeekDay": last}
    node: Node = make(
        "timetable", {"id": key, "default": "true", "name": "Default"}, make("rules", None, make("rule", rule))
    )
    return node


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.000+00:00"
