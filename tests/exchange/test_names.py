"""People's names: left out or replaced at import, kept only where somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.exchange import Draft, SourceOptions, read_source, write_export
from auditor.exchange.names import Pseudonyms, without_names, without_share_key
from auditor.model import Audit, CandidateOverride, Moment, Project, Sharing, Step, WorkSampling

LIST = "step,worker,next\nBend,Anna de Boer,\nWeld,Bram,\nPack,anna  de boer,end\n"


def people() -> Audit:
    return Audit.of(
        [
            WorkSampling(id=1, name="Round", subjects="Anna\nBram\n", categories="works"),
            Moment(id=1, sampling_id=1, at_s=30_000, subject="Bram", seen="works"),
            Moment(id=2, sampling_id=1, at_s=30_060, subject="Anna"),
            CandidateOverride(id=1, technology="rpa"),
            Project(id=1, candidate_id=1, who="Anna orders, Bram teaches"),
        ]
    )


def notes_of(draft: Draft) -> list[str]:
    return [entity.notes for entity in draft.entities if isinstance(entity, Step)]


@pytest.fixture
def step_list(tmp_path: Path) -> Path:
    path = tmp_path / "steps.csv"
    path.write_text(LIST)
    return path


def test_names_in_a_step_list_become_numbers_and_the_report_says_so(step_list: Path) -> None:
    draft = read_source(step_list)
    assert notes_of(draft) == ["worker: Worker 1", "worker: Worker 2", "worker: Worker 1"]
    assert draft.names == 2
    assert any("The 2 names in “worker”" in line for line in draft.report.guessed)
    assert "nna" not in repr(draft)


def test_names_are_kept_where_somebody_wants_them(step_list: Path) -> None:
    draft = read_source(step_list, SourceOptions(keeps_names=True))
    assert notes_of(draft) == ["worker: Anna de Boer", "worker: Bram", "worker: anna de boer"]
    assert not any("replaced" in line for line in draft.report.guessed)


def test_a_complete_audit_keeps_its_names_unless_they_are_to_go(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_export(people(), path)
    assert "Anna" in repr(read_source(path))
    draft = read_source(path, SourceOptions(keeps_names=False))
    assert "Anna" not in repr(draft)
    assert "Bram" not in repr(draft)
    audit = Audit.of(draft.entities)
    assert audit.table(WorkSampling)[1].subjects == "Worker 1\nWorker 2"
    assert [m.subject for m in audit.table(Moment).values()] == ["Worker 2", "Worker 1"]
    assert draft.names == 3


def test_without_names_only_names_differ() -> None:
    audit = people()
    bare = without_names(audit)
    assert bare.table(CandidateOverride) == audit.table(CandidateOverride)
    assert [m.seen for m in bare.table(Moment).values()] == ["works", ""]
    assert without_names(bare) != audit
    assert bare.table(Project)[1].who == ""


@given(st.lists(st.text(max_size=20), max_size=12))
def test_a_name_has_one_pseudonym_and_no_two_names_share_one(names: list[str]) -> None:
    given_to = Pseudonyms()
    found = {name: given_to.of(name) for name in names}
    again = {name: given_to.of(name) for name in names}
    assert found == again
    people = {" ".join(name.split()).casefold() for name in names if any(map(str.isalpha, name.casefold()))}
    assert len(given_to) == len(people)


def test_without_its_share_key_an_audit_differs_in_nothing_else() -> None:
    audit = Audit.of([Sharing(share_key="ab" * 16, edition=2, region="NL2")])
    assert list(without_share_key(audit).table(Sharing).values()) == [Sharing(edition=2, region="NL2")]
    assert without_share_key(Audit.of()) == Audit.of()
