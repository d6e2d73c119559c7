"""Problems between a log and a map, mended: what is changed, and what is not claimed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from auditor.exchange.conformance import Comparing, Conformance, compare, key_of, keys_of, mend, mend_many
from auditor.model import Entity, Family, Flow, Mix, Process, Step, Tag
from auditor.store import AuditFile
from tests.build import point
from tests.exchange.test_conformance import keys, said, seen


def _filled(path: Path, entities: Iterable[Entity]) -> AuditFile:
    file = AuditFile.create(path)
    with file.edit("map") as edit:
        for entity in entities:
            edit.put(entity)
    return file


def test_problems_of_one_name_have_keys_of_their_own_and_all_are_mended(tmp_path: Path) -> None:
    steps = [Step(id=i, process_id=1, name=name) for i, name in enumerate(("A", "Pack", "Pack", "Pack (2)"), 1)]
    log = seen([["A"]] * 5)
    with _filled(tmp_path / "a.audit", [Process(id=1, name="P"), *steps]) as file:
        named = keys_of(file.audit, compare(file.audit, 1, log).problems)
        named = [key for key in named if key.startswith("never_seen")]
        assert named == ["never_seen:Pack", "never_seen:Pack (3)", "never_seen:Pack (2)"]
        mended = mend_many(file, 1, log, Comparing(), named[1:2])
        assert [(one.key, one.what) for one in mended] == [("never_seen:Pack (3)", "“Pack”")]
        assert [tag.step_id for tag in file.audit.table(Tag).values()] == [3]
        mend_many(file, 1, log, Comparing(), None)
        assert keys(file.audit, compare(file.audit, 1, log), "never_seen") == []


def test_an_activity_of_the_name_of_several_steps_waits_for_a_person(tmp_path: Path) -> None:
    steps = [Step(id=i, process_id=1, name=name) for i, name in enumerate(("A", "Pack", "Pack"), 1)]
    log = seen([["A", "Pack"]] * 5)
    with _filled(tmp_path / "a.audit", [Process(id=1, name="P"), *steps]) as file:
        assert mend_many(file, 1, log, Comparing(), ["no_step:Pack"]) == []
        assert len(file.audit.steps) == 3


def test_many_problems_are_mended_with_few_comparisons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    cases = [[f"S{i}", f"New {i}", f"S{i + 1}", f"S{(7 * i) % 20}"] for i in range(20)] * 2
    log = seen(cases)
    steps = [Step(id=i + 1, process_id=1, name=f"S{i}") for i in range(25)]

    def counted(*args: Any, **kwargs: Any) -> Conformance:
        made.append(compare(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr("auditor.exchange.conformance.mending.compare", counted)
    with _filled(tmp_path / "a.audit", [Process(id=1, name="P"), *steps]) as file:
        monkeypatch.setattr("auditor.exchange.conformance.mending.MOST_MENDED", 5)
        assert len(mend_many(file, 1, log, Comparing(), None)) == 5
        monkeypatch.undo()
        monkeypatch.setattr("auditor.exchange.conformance.mending.compare", counted)
        made.clear()
        mended = mend_many(file, 1, log, Comparing(), None)
        assert len(mended) > 40
        assert len(made) <= 4
        left = compare(file.audit, 1, log)
        assert left.fitness == 1.0
        assert {key.split(":")[0] for key in keys(file.audit, left)} <= {"no_connection"}  # without an end


def test_the_demand_of_families_is_changed_there_and_not_said_to_be_mended(tmp_path: Path) -> None:
    made: list[Entity] = [Process(id=1, name="P"), Step(id=1, process_id=1, name="A")]
    for i in (1, 2):
        made += [Family(id=i, name=f"F{i}", demand_per_year=point(1e6)), Mix(id=i, process_id=1, family_id=i)]
    with _filled(tmp_path / "a.audit", made) as file:
        (problem,) = (
            p for p in compare(file.audit, 1, seen([["A"]] * 5)).problems if key_of(file.audit, p) == "demand"
        )
        assert "on the Firm page" in said(file.audit, problem)
        before = file.revision
        assert not mend(file, 1, problem)
        assert file.revision == before


def test_shares_and_connections_are_mended_with_all_flows_between_two_steps(tmp_path: Path) -> None:
    flows = [Flow(id=i, process_id=1, source_id=1, target_id=to, share=s) for i, to, s in ((1, 2, 0.6), (2, 2, 0.2), (3, 3, 0.1), (4, 4, 0.05), (5, 4, 0.05))]  # fmt: skip
    drawn = [Step(id=i, process_id=1, name="ABCD"[i - 1]) for i in range(1, 5)]
    with _filled(tmp_path / "a.audit", [Process(id=1, name="P"), *drawn, *flows]) as file:
        log = seen([["A", "B"]] * 12 + [["A", "C"]] * 16 + [["D"]])
        for key in ("never_taken:A>D", "shares:A"):
            (problem,) = (p for p in compare(file.audit, 1, log).problems if key_of(file.audit, p) == key)
            assert mend(file, 1, problem)
        shares = {flow.id: flow.share for flow in file.audit.flows.values()}
        assert shares == pytest.approx({1: 0.75 * 12 / 28, 2: 0.25 * 12 / 28, 3: 16 / 28})
        assert keys(file.audit, compare(file.audit, 1, log), "shares") == []
