"""From a map to its simulation: what is assumed, what is told before it starts, and figures that hang together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import EndlessLoop, InputError
from auditor.flow import analyse
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, Calendar, Family, Mix, Role, Season, StepKind, Transfer
from auditor.phrases.simulation import change_sentence, lead_sentence, limit_of, limit_sentence
from auditor.phrases.simulation_notes import note_sentence
from auditor.phrases.simulation_tables import process_rows
from auditor.simulate.build import build
from auditor.simulate.cost import waiting_cost
from auditor.simulate.draws import draws
from auditor.simulate.experiment import Memory, Stopped, follow, simulate, weeks_of
from auditor.simulate.net import Kind, Release
from auditor.simulate.notes import Note, NoteKind
from auditor.simulate.settings import Settings, WhatIf
from tests.build import audit_from, point

QUICK = Settings(least=4, most=4, weeks=4.0)


def workshop(**work: Mapping[str, Any]) -> Audit:
    """Saw → drill → pack, 20,000 a year, all by two people of one role; ``work`` replaces that of a step."""
    usual = {
        "Saw": {"cycle_time_s": point(120), "role_id": 1, "stations": 2.0, "setup_time_s": point(0)},
        "Drill": {"cycle_time_s": point(100), "role_id": 1, "stations": 1.0, "availability": 0.9},
        "Pack": {"cycle_time_s": point(40), "role_id": 1},
    }
    made = audit_from({("Saw", "Drill"): 1.0, ("Drill", "Pack"): 1.0}, demand=20_000.0, work={**usual, **work})
    return made.replaced({"role": {1: Role(id=1, name="Fitter", headcount=3.0)}})


def kinds(notes: tuple[Note, ...]) -> set[NoteKind]:
    return {note.kind for note in notes}


def test_simulated_use_is_that_of_the_mean_values_where_the_floor_keeps_up() -> None:
    audit = workshop()
    found = simulate(audit, Settings(least=6, most=6), with_doubt=False)
    use = analyse(audit).processes[1].steps[2].workload.utilisation
    step = found.before.steps[2]
    assert sum(x or 0.0 for x in (step.busy_share, step.setup_share, step.down_share)) == pytest.approx(use, rel=0.05)
    assert found.before.processes[1].throughput_per_week.mean == pytest.approx(400, rel=0.03)
    assert found.before.roles[0].use.mean == pytest.approx(260 * 20_000 / 3600 / (3 * 1686), rel=0.03)


def test_people_who_are_all_there_all_day_are_as_busy_as_their_work_says() -> None:
    """Whole people and whole stations: each day is the same, the beginning is left out all the same."""
    audit = workshop()
    audit = audit.replaced({"role": {1: Role(id=1, name="Fitter")}})
    found = simulate(audit, Settings(least=6, most=6), with_doubt=False).before.roles[0]
    assert found.people % 1 == 0
    opened = audit.calendar.available_time_per_year_s
    assert found.use.mean == pytest.approx(260 * 20_000 / (found.people * opened), rel=0.05)


def test_what_waits_by_cause_adds_up_and_no_time_is_longer_than_all_of_it() -> None:
    found = simulate(workshop(), QUICK, with_doubt=False).before
    for step in found.steps.values():
        parts = step.for_station_s + step.for_people_s + step.blocked_s
        assert parts == pytest.approx(step.waiting_s.mean, rel=0.05, abs=1.0)
    process = found.processes[1]
    assert process.touch_s <= process.lead_s.mean
    assert process.lead_p50_s.mean <= process.lead_p90_s.mean
    assert list(process.stays_s) == sorted(process.stays_s)


def test_an_overloaded_line_has_no_lead_time_but_says_how_fast_its_queue_grows(acme_file: Path) -> None:
    from auditor.store import AuditFile

    with AuditFile.open(acme_file, read_only=True) as opened:
        audit = opened.audit
    built = build(audit, Settings())
    assert built.is_overloaded
    found = simulate(audit, Settings(least=2, most=2, weeks=3.0), with_doubt=False)
    process = found.before.processes[1]
    assert process.grows_per_week == pytest.approx(
        4600 * (1 - 1 / 1.0333), rel=0.5
    )  # Rother & Shook: 103 % at Assembly 1
    assert NoteKind.OVERLOADED_STATION in kinds(found.notes)
    assert "does not keep up" in lead_sentence(audit, found, 1)
    assert process_rows(audit, found, 1)[0][1] == "–"


@pytest.fixture
def acme_file(shared: Path, tmp_path: Path) -> Path:
    import tomllib

    from auditor.cli import main

    acme = tomllib.loads((shared / "cases" / "acme_stamping.toml").read_text("utf-8"))
    lines = ["step;cycle time (s);set-up time (s);uptime"]
    for step in acme["steps"]:
        lines.append(
            f"{step['name']};{step.get('cycle_time_s', '')};{step.get('changeover_s', '')};{step.get('uptime', 1.0) * 100:.0f}%"
        )
    (tmp_path / "acme.csv").write_text("\n".join(lines), "utf-8")
    demand, hours = acme["demand"], acme["available_time"]
    code = main(
        ["new", str(tmp_path / "acme.audit"), "--from", str(tmp_path / "acme.csv"),
         "--demand", str(demand["pieces_per_month"] * 12), "--days", str(demand["working_days_per_month"] * 12),
         "--shifts", str(demand["shifts_per_day"]), "--shift-hours", str(hours["shift_hours"]),
         "--breaks", str(hours["breaks_minutes"])]
    )  # fmt: skip
    assert code == 0
    return tmp_path / "acme.audit"


def test_one_operator_more_shortens_the_line_that_waits_for_people_and_the_difference_is_paired() -> None:
    audit = workshop()
    found = simulate(audit, Settings(least=6, most=6, weeks=6.0, what_if=WhatIf(more_people=((1, 1.0),))), with_doubt=False)  # fmt: skip
    assert found.after is not None
    gap = found.differences[1].lead_s
    assert gap.high < 0
    alone = found.after.processes[1].lead_s.half + found.before.processes[1].lead_s.half
    assert gap.half < alone
    assert "falls" in change_sentence(audit, found, 1)


def test_half_the_lot_takes_less_time_from_start_to_finish() -> None:
    audit = workshop(Saw={"cycle_time_s": point(60), "setup_time_s": point(300), "batch_size": 20.0, "stations": 1.0})
    found = simulate(audit, Settings(least=4, most=4, weeks=8.0, what_if=WhatIf(lot_times=0.5)), with_doubt=False)
    assert found.after is not None
    assert found.after.processes[1].touch_s < found.before.processes[1].touch_s
    assert build(audit, Settings()).net.sources[0].lot == 20.0


def test_the_same_seed_gives_the_same_simulation() -> None:
    assert simulate(workshop(), QUICK).before == simulate(workshop(), QUICK).before
    assert simulate(workshop(), QUICK).before != simulate(workshop(), replace(QUICK, seed=2)).before


def test_everything_assumed_is_said_in_every_language() -> None:
    audit = workshop()
    values: dict[str, float | str] = {
        "use": 1.2, "peak": 1.3, "role": "Fitter", "process": "P", "hand": 0.3, "machine": 0.05, "hours": 1.5, "lot": 7.0,
        "how": "daily", "people": 2.0, "open": 1875.0, "crew": 3.0,
    }  # fmt: skip
    said = []
    for language in LANGUAGES:
        with using(language):
            said.append([note_sentence(audit, Note(kind, (1, 2), values)) for kind in NoteKind])
    assert not any("{" in text or not text for texts in said for text in texts)
    assert all(len(set(texts)) == len(LANGUAGES) for texts in zip(*said, strict=True))


def test_what_can_not_be_simulated_says_why_before_it_starts() -> None:
    loop = audit_from({("A", "B"): 1.0, ("B", "A"): 1.0}, work={"A": {"cycle_time_s": point(10)}})
    with pytest.raises(EndlessLoop):
        simulate(loop)
    with pytest.raises(InputError, match="no process has a demand"):
        simulate(audit_from({("A", "B"): 1.0}, demand=None))
    with pytest.raises(InputError, match="uptime is 0"):
        simulate(workshop(Drill={"cycle_time_s": point(100), "setup_time_s": point(1), "availability": 0.0}))
    with pytest.raises(InputError, match="no working time"):
        simulate(audit_from({("A", "B"): 1.0}, calendar=Calendar(shifts_per_day=0.0)))
    crowded = audit_from(
        {("A", "B"): 1.0}, demand=1e8, work={"A": {"cycle_time_s": point(0.01), "setup_time_s": point(1)}}
    )
    with pytest.raises(InputError, match="too many to follow"):
        simulate(crowded)
    assert weeks_of(build(crowded, Settings(lot=2000.0)), Settings(lot=2000.0)) >= 6
    with pytest.raises(InputError, match="nobody on the floor"):
        simulate(workshop(), Settings(what_if=WhatIf(more_people=((1, -5.0),))))


def test_a_no_to_progress_ends_it_at_once() -> None:
    asked: list[float] = []

    def stop(share: float) -> bool:
        asked.append(share)
        return len(asked) < 3

    with pytest.raises(Stopped):
        simulate(workshop(), Settings(weeks=400.0), progress=stop)
    assert len(asked) == 3


def test_two_thousand_steps_are_simulated_slice_by_slice() -> None:
    names = [f"S{i}" for i in range(2000)]
    long = audit_from(dict.fromkeys(pairwise(names), 1.0), demand=500.0, work={n: {"cycle_time_s": point(5), "stations": 1.0, "setup_time_s": point(0)} for n in names})  # fmt: skip
    asked: list[float] = []

    def stop(share: float) -> bool:
        asked.append(share)
        return len(asked) < 4

    with pytest.raises(Stopped):
        simulate(long, Settings(weeks=4.0), progress=stop)


def test_a_fork_waits_for_all_its_branches() -> None:
    audit = audit_from(
        {("In", "F"): 1.0, ("F", "A"): 1.0, ("F", "B"): 1.0, ("A", "J"): 1.0, ("B", "J"): 1.0, ("J", "Out"): 1.0},
        demand=5_000.0,
        kinds={"In": StepKind.START, "F": StepKind.FORK, "J": StepKind.JOIN, "Out": StepKind.END},
        work={"A": {"cycle_time_s": point(100), "setup_time_s": point(0)}, "B": {"cycle_time_s": point(900), "setup_time_s": point(0)}},
    )  # fmt: skip
    found = simulate(audit, replace(QUICK, release=Release.EVEN, hand_variation=0.0, machine_variation=0.0), with_doubt=False)  # fmt: skip
    assert found.before.processes[1].lead_s.mean == pytest.approx(900)
    assert found.before.processes[1].throughput_per_week.mean == pytest.approx(100, rel=0.05)


def test_families_share_the_steps_and_seasons_make_a_year_of_it() -> None:
    audit = workshop().replaced(
        {
            "family": {1: Family(id=1, name="A", demand_per_year=point(6_000)), 2: Family(id=2, name="B", demand_per_year=point(4_000))},
            "mix": {1: Mix(id=1, process_id=1, family_id=1), 2: Mix(id=2, process_id=1, family_id=2)},
            "season": {1: Season(id=1, family_id=1, month=1, weight=3.0)},
        }
    )  # fmt: skip
    built = build(audit, Settings())
    assert [s.product for s in built.net.sources] == [0, 1]
    assert weeks_of(built, Settings()) == pytest.approx(50.0 / 0.88)
    assert max(built.net.sources[0].season) == pytest.approx(3 / (14 / 12))
    found = simulate(audit, Settings(least=2, most=2), with_doubt=False)
    assert found.before.processes[1].throughput_per_week.mean == pytest.approx(200, rel=0.05)


def test_a_step_shown_in_detail_is_simulated_in_detail_and_counted_once(sample: Audit) -> None:
    detail = audit_from({("X", "Y"): 1.0}, demand=None, work={"X": {"cycle_time_s": point(60)}, "Y": {"cycle_time_s": point(30)}})  # fmt: skip
    rows: dict[str, dict[int, Any]] = {
        "process": {9: replace(detail.processes[1], id=9, name="Detail")},
        "step": {i + 90: replace(s, id=i + 90, process_id=9) for i, s in detail.steps.items()},
        "work": {i + 90: replace(detail.work(i), id=i + 90) for i in detail.steps},
        "flow": {90: replace(detail.flows[1], id=90, process_id=9, source_id=91, target_id=92)},
    }
    audit = workshop()
    steps: dict[int, Any] = {2: replace(audit.steps[2], kind=StepKind.SUBPROCESS, detail_id=9), **rows["step"]}
    whole = audit.replaced({**rows, "step": steps})
    built = build(whole, Settings())
    assert built.net.places[built.index[2]].contents[0].kind is Kind.PASS
    found = simulate(whole, replace(QUICK, hand_variation=0.0, machine_variation=0.0), with_doubt=False)
    assert found.before.steps.keys() == {1, 3, 91, 92}
    assert found.before.processes[1].touch_s == pytest.approx(120 + 90 + 40, rel=0.05)


def test_pulled_work_is_limited_by_what_was_counted_before_the_step() -> None:
    audit = workshop(Drill={"cycle_time_s": point(100), "setup_time_s": point(0), "inventory_pieces_before": 5.0})
    pulled = audit.replaced({"flow": {1: replace(audit.flows[1], transfer=Transfer.PULL)}})
    built = build(pulled, Settings())
    assert built.net.places[built.index[2]].limit == 5
    assert NoteKind.LIMIT_FROM_STOCK in kinds(built.notes)


def test_the_way_of_each_job_is_followed_for_the_animation() -> None:
    built, stays = follow(workshop(), Settings(), 1.0, lambda: True)
    assert len(stays)
    assert (stays["came_s"] <= stays["began_s"]).all() and (stays["began_s"] <= stays["done_s"]).all()
    assert set(stays["place"]) == {built.index[i] for i in (1, 2, 3)}


def test_the_limit_of_a_calm_floor_is_that_nothing_waits() -> None:
    calm = simulate(workshop(), replace(QUICK, what_if=WhatIf(demand_times=0.05)), with_doubt=False)
    assert calm.after is not None
    assert "Hardly anything waits" in limit_sentence(workshop(), calm.after, 1)


def test_a_stated_repair_time_and_variation_are_played_and_no_longer_assumed() -> None:
    said = {"cycle_time_s": point(100), "role_id": 1, "stations": 1.0, "availability": 0.9, "repair_time_s": 7200.0, "variation": 0.0}  # fmt: skip
    for work, repair_s, failure_s, variation in (
        (workshop(), 3600, 32400, 0.3),
        (workshop(Drill=said), 7200, 64800, 0.0),
    ):
        built = build(work, Settings())
        place = built.net.places[built.index[2]]
        assert (place.repair_s, place.failure_s) == pytest.approx((repair_s, failure_s))
        assert place.contents[0].variation == pytest.approx(variation)
        assert (NoteKind.REPAIR in kinds(built.notes)) == (repair_s == 3600)
    assert NoteKind.VARIATION in kinds(built.notes)  # of the other steps


def test_what_is_done_in_time_what_waiting_costs_and_when_people_are_busy_follow_from_the_same_runs() -> None:
    audit = workshop()
    process = replace(audit.processes[1], scrap_cost_per_unit=point(40))
    audit = audit.replaced({"process": {1: process}, "firm": {1: replace(audit.firm, discount_rate=0.1)}})
    memory, settings = Memory(), replace(QUICK, release=Release.DAILY)
    first = simulate(audit, settings, with_doubt=False, memory=memory).before.processes[1]
    due = first.lead_p90_s.mean / audit.calendar.available_time_per_day_s
    found = simulate(audit, replace(settings, due_days=due), with_doubt=False, memory=memory).before
    assert found.processes[1].on_time is not None and first.on_time is None
    assert found.processes[1].on_time.mean == pytest.approx(0.9, abs=0.03)
    cost = waiting_cost(audit, first)
    assert cost is not None
    assert cost.per_year == pytest.approx(first.wip.mean * (1 - first.touch_s / first.lead_s.mean) * 40 * 0.1)
    assert waiting_cost(audit.replaced({"process": {1: replace(process, scrap_cost_per_unit=None)}}), first) is None
    (role,) = found.roles
    assert sum(role.over_day) / len(role.over_day) == pytest.approx(role.use.mean, rel=0.1)
    assert role.over_day[0] > role.over_day[-1]  # all comes in the morning
    limit = limit_of(audit, found, 1)
    assert limit is not None and 0 < limit.share <= 1


def test_the_arrivals_of_a_log_are_played_and_come_again_after_its_end() -> None:
    audit, day_s = workshop(), workshop().calendar.available_time_per_day_s
    mornings = tuple(day * day_s for day in range(10) for _lot in range(4))
    settings = replace(QUICK, weeks=4.0, arrivals_s=mornings)
    built = build(audit, settings)
    (source,) = built.net.sources
    drawn = draws(built.net, 1, 0, 20 * day_s)
    assert drawn.arrival_s[:8].tolist() == [0.0] * 4 + [day_s] * 4
    assert drawn.jobs == pytest.approx(2 * len(mornings), abs=0)
    assert source.lot == pytest.approx(20_000 / 250 / 4, rel=0.05)  # as many pieces as the map says, when the log says
    found = simulate(audit, settings, with_doubt=False)
    assert found.before.processes[1].throughput_per_week.mean == pytest.approx(400, rel=0.1)
    assert any(note.values.get("how") == "log" for note in found.notes)
    said = [note_sentence(audit, note) for note in found.notes]
    assert any("when the log says" in text for text in said)
