"""Stocks in pieces without a demand: the lead time is the least that it can be, and says so."""

from __future__ import annotations

from dataclasses import replace

from auditor.flow import analyse
from auditor.flow.stream.ladder import ValueStream
from auditor.model import Audit, Estimate, Process, Step, Work
from auditor.phrases.stream import lead_time_days, uncounted_stocks


def press_shop() -> Audit:
    return Audit.of(
        [
            Process(id=1, name="Brackets"),
            *(Step(id=i, process_id=1, name=name) for i, name in enumerate(("Stamp", "Weld"), 1)),
            Work(id=1, cycle_time_s=Estimate.point(1.0), inventory_days_before=5.0),
            Work(id=2, cycle_time_s=Estimate.point(39.0), inventory_pieces_before=4600.0),
        ]
    )


def stream_of(audit: Audit) -> ValueStream:
    return analyse(audit).processes[1].stream


def test_a_stock_that_is_not_known_in_days_makes_the_lead_time_the_least_that_it_can_be() -> None:
    audit = press_shop()
    stream = stream_of(audit)
    assert stream.uncounted == (2,)
    assert lead_time_days(stream) == "at least 5"
    assert "Weld" in uncounted_stocks(audit, stream)
    assert stream.process_cycle_efficiency is None


def test_with_a_demand_every_stock_counts() -> None:
    audit = press_shop()
    demanded = replace(audit.processes[1], demand_per_year=Estimate.point(115_000))
    stream = stream_of(audit.replaced({"process": {1: demanded}}))
    assert stream.uncounted == ()
    assert lead_time_days(stream) == "15"  # 5 days, and 4,600 of 460 a day
    assert uncounted_stocks(audit, stream) == ""
    assert stream.process_cycle_efficiency is not None
