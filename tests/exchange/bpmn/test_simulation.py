"""Simulation data: times in the right unit, shares, roles, arrivals and working hours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest import approx
from scipy import stats

from auditor.exchange.bpmn import distributions
from auditor.exchange.bpmn.durations import seconds_of
from auditor.model import Basis, Calendar, Estimate, Role
from tests.exchange.bpmn.models import audit_of, chain, draft_of, model, node, shares, step, work

_NODES = (
    node("startEvent", "S", "Start") + node("endEvent", "E", "End") + node("task", "A", "Pack") + node("task", "B", "Mend")
    + node("exclusiveGateway", "G", "Good?") + chain("S", "G", "A", "E") + chain("G", "B", "E")
)  # fmt: skip
_QBP = """<qbp:processSimulationInfo id="q" processInstances="100" currency="EUR">
<qbp:arrivalRateDistribution type="EXPONENTIAL" mean="NaN" arg1="1800" arg2="NaN"><qbp:timeUnit>minutes</qbp:timeUnit></qbp:arrivalRateDistribution>
<qbp:timetables><qbp:timetable id="T" default="true" name="Office"><qbp:rules>
<qbp:rule fromTime="09:00:00.000+00:00" toTime="17:00:00.000+00:00" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/></qbp:rules></qbp:timetable></qbp:timetables>
<qbp:resources><qbp:resource id="R" name="Packer" totalAmount="3" costPerHour="25" timetableId="T"/></qbp:resources>
<qbp:elements><qbp:element id="e1" elementId="A"><qbp:durationDistribution type="NORMAL" mean="600" arg1="60" arg2="NaN">
<qbp:timeUnit>minutes</qbp:timeUnit></qbp:durationDistribution><qbp:resourceIds><qbp:resourceId>R</qbp:resourceId></qbp:resourceIds></qbp:element></qbp:elements>
<qbp:sequenceFlows><qbp:sequenceFlow elementId="G_A" executionProbability="0.7"/><qbp:sequenceFlow elementId="G_B" executionProbability="0.3"/></qbp:sequenceFlows>
</qbp:processSimulationInfo>"""


@pytest.mark.parametrize("where", ["in the process", "behind it"])
def test_times_of_bimp_are_seconds_whatever_their_unit_says(tmp_path: Path, where: str) -> None:
    held = f"<p:extensionElements>{_QBP}</p:extensionElements>"
    text = model(held + _NODES) if where == "in the process" else model(_NODES, _QBP)
    draft = draft_of(tmp_path, text)
    audit = audit_of(draft)
    pack = work(audit, "Pack")
    assert pack.cycle_time_s is not None
    assert (pack.cycle_time_s.likely, pack.cycle_time_s.basis) == (600, Basis.STATED)
    assert (pack.cycle_time_s.low, pack.cycle_time_s.high) == approx(stats.norm(600, 60).ppf([0.1, 0.9]))
    assert shares(audit)["Good?", "Pack"] == 0.7
    role = audit.table(Role)[pack.role_id or 0]
    assert (role.name, role.rate_per_hour.likely, role.headcount) == ("Packer", 25, 3)
    week = next(e for e in draft.entities if isinstance(e, Calendar))
    assert (week.days_per_week, week.available_time_per_day_s, week.working_days_per_year) == (5, 8 * 3600, 260)
    # A case every 1,800 s within 260 days of 8 h: 260 · 28,800 ÷ 1,800.
    demand = next(iter(audit.processes.values())).demand_per_year
    assert demand is not None and demand.likely == approx(4160)
    assert any("BIMP/QBP" in sentence for sentence in draft.assumed)


def test_bpsim_counts_in_its_base_unit(tmp_path: Path) -> None:
    def element(ref: str, inside: str) -> str:
        return f'<bpsim:ElementParameters elementRef="{ref}">{inside}</bpsim:ElementParameters>'

    def time(value: str) -> str:
        return f"<bpsim:TimeParameters><bpsim:ProcessingTime>{value}</bpsim:ProcessingTime></bpsim:TimeParameters>"

    def chance(p: str) -> str:
        value = f'<bpsim:Probability><bpsim:FloatingParameter value="{p}"/></bpsim:Probability>'
        return f"<bpsim:ControlParameters>{value}</bpsim:ControlParameters>"

    def scenario(unit: str) -> str:
        parts = (
            element("A", time('<bpsim:TriangularDistribution min="2" mode="4" max="9"/>'))
            + element("B", time('<bpsim:DurationParameter value="PT90S"/>'))
            + element("G_A", chance("0.9")) + element("G_B", chance("0.1"))
        )  # fmt: skip
        return (
            '<p:relationship type="BPSimData"><p:extensionElements><bpsim:BPSimData><bpsim:Scenario id="s1">'
            f"<bpsim:ScenarioParameters{unit}/>{parts}</bpsim:Scenario></bpsim:BPSimData></p:extensionElements>"
            "<p:source>d</p:source><p:target>d</p:target></p:relationship>"
        )

    for unit, factor in (("", 60), (' baseTimeUnit="hour"', 3600), (' baseTimeUnit="s"', 1)):
        audit = audit_of(draft_of(tmp_path, model(_NODES, scenario(unit))))
        pack, mend = work(audit, "Pack").cycle_time_s, work(audit, "Mend").cycle_time_s
        assert pack is not None and mend is not None
        assert pack.likely == approx(5 * factor)
        assert mend.likely == 90
        assert shares(audit)["Good?", "Mend"] == 0.1


def test_data_of_prosimos_beside_the_model_are_read_with_it(tmp_path: Path) -> None:
    data = {
        "resource_profiles": [
            {"id": "r", "name": "Office", "resource_list": [
                {"id": "ann", "name": "Ann", "cost_per_hour": "20", "amount": 1},
                {"id": "bob", "name": "Bob", "cost_per_hour": 30, "amount": 1},
            ]}
        ],
        "arrival_time_distribution": {"distribution_name": "fix", "distribution_params": [{"value": 3600}]},
        "arrival_time_calendar": [{"from": "MONDAY", "to": "THURSDAY", "beginTime": "08:00:00", "endTime": "16:00:00"}],
        "gateway_branching_probabilities": [
            {"gateway_id": "G", "probabilities": [{"path_id": "G_A", "value": "0.25"}, {"path_id": "G_B", "value": "0.75"}]}
        ],
        "task_resource_distribution": [
            {"task_id": "A", "resources": [
                {"resource_id": "ann", "distribution_name": "fix", "distribution_params": [{"value": 100}]},
                {"resource_id": "bob", "distribution_name": "expon", "distribution_params": [{"value": 300}, {"value": 0}, {"value": 9000}]},
            ]}
        ],
        "resource_calendars": [],
    }  # fmt: skip
    (tmp_path / "order.json").write_text(json.dumps(data), "utf-8")
    audit = audit_of(draft_of(tmp_path, model(_NODES)))
    pack = work(audit, "Pack")
    assert pack.cycle_time_s is not None and pack.cycle_time_s.likely == approx(200)
    assert shares(audit)["Good?", "Mend"] == 0.75
    role = audit.table(Role)[pack.role_id or 0]
    assert (role.name, role.headcount, role.rate_per_hour.likely) == ("Office", 2, 25)
    demand = next(iter(audit.processes.values())).demand_per_year
    assert demand is not None and demand.likely == approx(4 * 52 * 8)
    assert "Ann" not in repr(draft_of(tmp_path, model(_NODES)).entities)


def test_other_json_beside_a_model_says_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "order.json").write_text('{"a": [1]}', "utf-8")
    assert work(audit_of(draft_of(tmp_path, model(_NODES))), "Pack").cycle_time_s is None
    assert step(audit_of(draft_of(tmp_path, model(_NODES))), "Pack").name == "Pack"


@pytest.mark.parametrize(
    ("estimate", "known"),
    [
        (distributions.normal(600, 60), stats.norm(600, 60)),
        (distributions.exponential(600), stats.expon(0, 600)),
        (distributions.uniform(100, 200), stats.uniform(100, 100)),
        (distributions.triangular(100, 130, 200), stats.triang(0.3, 100, 100)),
        (distributions.lognormal(600, 90_000), stats.lognorm(0.4723807, 0, 600 / 1.25**0.5)),
        (distributions.gamma(600, 90_000), stats.gamma(4, 0, 150)),
    ],
)
def test_estimates_of_distributions_are_their_mean_and_quantiles(
    estimate: Estimate, known: stats.rv_continuous
) -> None:
    assert estimate.likely == approx(known.mean(), rel=1e-4)
    assert (estimate.low, estimate.high) == approx(known.ppf([0.1, 0.9]), rel=5e-3)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT1H30M", 5400),
        ("P2D", 172_800),
        ("PT0.5S", 0.5),
        ("P1W", 604_800),
        ("R3/PT1H", None),
        ("P", None),
        ("", None),
    ],
)
def test_durations_as_iso_8601_writes_them(text: str, seconds: float | None) -> None:
    assert seconds_of(text) == seconds
