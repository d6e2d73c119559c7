"""What leaves a firm: only declared fields, all of it shown to the owner, and nothing that a stranger can abuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from auditor.assess.catalogue import own_key
from auditor.assess.tasks import task_of
from auditor.decide import Ranking, rank
from auditor.edit import perform
from auditor.edit.candidate import set_outcome
from auditor.edit.sharing import set_place
from auditor.errors import InputError
from auditor.flow import analyse
from auditor.model import (
    ENTITIES,
    Audit,
    CandidateOverride,
    CandidateStep,
    Estimate,
    OutcomeStatus,
    OwnTechnology,
    Role,
    Sharing,
    SizeClass,
    Step,
    StepKind,
)
from auditor.region.extract import Extract, extract_of, read_extract, read_shared, written
from auditor.region.extract.fields import FIRM, LISTS
from auditor.region.extract.make import two_digits
from auditor.region.extract.read import MOST_BYTES, shared_from
from auditor.region.extract.shown import shown_tables
from auditor.region.places import missing_for_extract, suggested_region, suggested_size
from auditor.region.sharing import prepare, share, withdraw_shared
from auditor.store import AuditFile
from auditor.store.rows import field_types
from tests.region.firms import firms, real

ROOT = Path(__file__).resolve().parent.parent.parent
CANARY = "canary47"
#: Texts that are keys or codes; what is in them is in no extract unless it is one that the program knows.
_KEYS = {
    ("firm", "sector_code"),
    ("firm", "country"),
    ("firm", "currency"),
    ("sharing", "share_key"),
    ("sharing", "region"),
}
_KEYS |= {
    ("candidate", "technology"),
    ("fit_answer", "technology"),
    ("fit_answer", "question"),
    ("readiness_answer", "question"),
}
_KEYS |= {("weight", "criterion"), ("assumption", "key"), ("answer", "criterion"), ("own_technology", "kind")}
_KEYS |= {
    ("step", "task"),
    ("own_technology", "tasks"),
    ("own_technology", "domains"),
    ("allowance", "key"),
    ("report_part", "key"),
}


def ready(audit: Audit) -> Audit:
    return audit.replaced({"sharing": {1: Sharing(size_class=SizeClass.UNDER_50, region="DE1")}})


def extracted(audit: Audit) -> Extract:
    analysis = analyse(audit)
    ranking: Ranking = rank(audit, draws=64, analysis=analysis)
    return extract_of(audit, analysis, ranking, key="0" * 32, edition=1, advisor="1" * 32, year=2026)


def test_no_text_that_a_person_wrote_leaves_the_firm(sample: Audit) -> None:
    own = OwnTechnology(
        id=1,
        name="x",
        domains="production",
        tasks="weld,bend,machine",
        investment=Estimate.point(10.0),
        running_cost_per_year=Estimate.point(0.0),
        saving_share=Estimate.point(0.5),
        lead_time_months=Estimate.point(1.0),
    )
    audit = ready(sample.replaced({"own_technology": {1: own}, "firm": {1: replace(sample.firm, country="DE")}}))
    ranked = [r.evaluation.candidate for r in rank(audit, draws=64).candidates]
    steps = next(c.step_ids for c in ranked if c.technology.key == own_key(1))
    wanted = CandidateOverride(id=900, technology=own_key(1), is_wanted=True)
    links = {900 + i: CandidateStep(id=900 + i, candidate_id=900, step_id=step) for i, step in enumerate(steps)}
    audit = audit.replaced({"candidate": {900: wanted}, "candidate_step": links})
    tables: dict[str, dict[int, Any]] = {}
    for name, cls in ENTITIES.items():
        texts = [f for f, kind in field_types(cls).items() if kind is str and (name, f) not in _KEYS]
        tables[name] = {i: replace(row, **dict.fromkeys(texts, CANARY)) for i, row in audit.tables[name].items()}
    free = min(tables["step"])  # a task may be a text of one's own too
    stated = {i: task_of(step, "25") for i, step in audit.steps.items()}
    for i, step in tables["step"].items():
        found = stated[i]
        tables["step"][i] = replace(step, task=CANARY if i == free else found.task.key if found is not None else "")
    written_out = written(extracted(audit.replaced(tables))).decode()
    assert CANARY not in written_out
    assert '"own:mechanisation"' in written_out  # the firm's own technology is there, without its name
    assert len(json.loads(written_out)["step"]) > 5


def test_the_table_shown_to_the_owner_says_what_the_file_says_and_nothing_else() -> None:
    for extract in real():
        document = json.loads(written(extract))
        tables = {table.key: table for table in shown_tables(extract)}
        firm = {cell.key: cell.value for (_name, cell) in tables["firm"].rows}
        assert firm == document["firm"]
        for name in LISTS:
            rows = [{c.key: c.value for c in row if c.value is not None} for row in tables[name].rows]
            assert rows == document[name]
        for table in tables.values():  # and every value is put in words
            cells = [cell for row in table.rows for cell in row if cell.key]
            assert all(bool(cell.text) == (cell.value is not None) for cell in cells)


@pytest.mark.parametrize("value", [0.0085, 0.13, 0.5, 1.0, 9.9, 14_000.0, 1.2e9])
def test_a_number_in_the_owners_table_is_not_rounded_once_more(value: float) -> None:
    extract = real()[0]
    row = dict(extract.lists["step"][0], cycle_s=value)
    table = next(t for t in shown_tables(replace(extract, lists=dict(extract.lists, step=(row,)))) if t.key == "step")
    text = next(cell.text for cell in table.rows[0] if cell.key == "cycle_s")
    assert float(text.replace(",", "")) == value


def test_every_number_of_an_extract_can_be_read_back_from_what_its_owner_sees() -> None:
    for extract in firms(20, seed=8):
        for table in shown_tables(extract):
            for cell in (cell for row in table.rows for cell in row if isinstance(cell.value, float)):
                text = cell.text.replace(",", "")
                read = float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)
                assert read == pytest.approx(cell.value, rel=1e-12), cell


def test_every_field_is_documented() -> None:
    text = (ROOT / "docs" / "region.md").read_text("utf-8")
    for fields in (FIRM, *(fields for fields, _most in LISTS.values())):
        for field in fields:
            assert f"`{field.key}`" in text


def test_numbers_leave_with_two_digits_and_hours_a_person_do_not_tell_how_many_people_there_are(sample: Audit) -> None:
    extract = extracted(ready(sample.replaced({"firm": {1: replace(sample.firm, country="DE")}})))
    for row in (*extract.lists["step"], *extract.lists["candidate"]):
        for value in row.values():
            assert not isinstance(value, float) or value == two_digits(value)
    assert extract.firm["repetitive_hours_per_person"] % 200 == 0


def test_where_work_waits_and_nobody_works_no_step_leaves(sample_file: AuditFile) -> None:
    place = {"firm": {1: replace(sample_file.audit.firm, country="DE")}}
    before = extracted(ready(sample_file.audit.replaced(place))).lists["step"]
    with sample_file.edit("Add") as edit:
        process = min(edit.audit.processes)
        edit.put(Step(process_id=process, name="Coat (elsewhere)", task="coat", kind=StepKind.DELAY))
        edit.put(Step(process_id=process, name="Store", task="pick", kind=StepKind.STORAGE))
    assert extracted(ready(sample_file.audit.replaced(place))).lists["step"] == before


def test_what_nobody_said_is_asked_before_anything_leaves(sample: Audit) -> None:
    bare = sample.replaced({"sharing": {}, "firm": {1: replace(sample.firm, sector_code="", country="NL")}})
    assert missing_for_extract(bare) == ("sector", "size", "region")
    with pytest.raises(InputError, match="how many people work there, the region"):
        extracted(bare)


def test_size_and_region_are_suggested_from_what_the_audit_says() -> None:
    audit = Audit.of([Role(id=1, name="a", headcount=12), Role(id=2, name="b", headcount=38)])
    assert suggested_size(audit) is SizeClass.UNDER_100
    assert suggested_size(Audit.of()) is None
    assert suggested_region(audit.replaced({"firm": {1: replace(audit.firm, country="DE-NI")}})) == "DE9"
    assert suggested_region(audit) == ""  # four regions, and nothing says which


def test_what_became_of_a_candidate_leaves_with_its_year_alone(sample_file: AuditFile) -> None:
    candidate = rank(sample_file.audit, draws=64).candidates[0].evaluation.candidate
    perform(sample_file, set_outcome, candidate, OutcomeStatus.CARRIED_OUT, "2027-03-14", 61_234.0, 842.0)
    country = sample_file.audit.firm.country
    perform(sample_file, set_place, SizeClass.UNDER_50, {"NL": "NL2", "DE": "DE1"}[country[:2]])
    row = next(r for r in extracted(sample_file.audit).lists["candidate"] if "outcome" in r)
    assert row["technology"] == candidate.technology.key
    assert (row["outcome"], row["outcome_year"]) == ("carried_out", 2027)
    assert (row["real_investment"], row["real_hours"]) == (61_000.0, 840.0)


def test_what_is_written_is_what_was_looked_at_and_a_second_extract_has_the_same_key(
    sample_file: AuditFile, tmp_path: Path
) -> None:
    country = sample_file.audit.firm.country
    perform(sample_file, set_place, SizeClass.UNDER_50, {"NL": "NL2", "DE": "DE1"}[country[:2]])
    first = prepare(sample_file.audit, 2026)
    share(sample_file, first, tmp_path / "1.aaextract")
    assert (tmp_path / "1.aaextract").read_bytes() == first.content
    second = prepare(sample_file.audit, 2026)
    assert (second.extract.key, second.extract.edition) == (first.extract.key, 2)
    withdraw_shared(sample_file, tmp_path / "w.aawithdrawal")
    assert read_shared(tmp_path / "w.aawithdrawal").key == first.extract.key
    assert prepare(sample_file.audit, 2026).extract.key != first.extract.key
    with pytest.raises(InputError, match="Nothing of this audit was shared"):
        withdraw_shared(sample_file, tmp_path / "again.aawithdrawal")


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(written(real()[0]))
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(version=2), "newer version"),
        (lambda d: d.update(version=True), "version is missing"),
        (lambda d: d.update(format="other"), "no extract"),
        (lambda d: d.update(extra=1), "“extra” is no field"),
        (lambda d: d["firm"].update(name="Acme"), "“name” is no field"),
        (lambda d: d["firm"].pop("key"), "key is missing"),
        (lambda d: d["firm"].update(key="../../etc/passwd"), "does not fit"),
        (lambda d: d["firm"].update(sector="25.1"), "does not fit"),
        (lambda d: d["firm"].update(sector="２５"), "does not fit"),
        (lambda d: d["firm"].update(region="ZZ1"), "not of the country"),
        (lambda d: d["firm"].update(edition=True), "does not fit"),
        (lambda d: d["firm"].update(repetitive_share=1.5), "does not fit"),
        (lambda d: d["step"][0].update(hours=-1), "step 1, hours"),
        (lambda d: d["step"][0].update(hours=1e300), "does not fit|too large"),
        (lambda d: d["step"][0].update(task="=cmd|' /C calc'!A0"), "does not fit"),
        (lambda d: d["candidate"][0].update(technology="Acme's robot"), "does not fit"),
        (lambda d: d["candidate"][0].update(technology="a\n"), "does not fit"),
        (lambda d: d.update(step=[d["step"][0]] * 2001), "more than 2000"),
        (lambda d: d.update(step={}), "list is missing"),
        (lambda d: d.update(step=[1]), "not a row"),
    ],
)
def test_an_extract_that_is_not_exactly_one_is_refused_with_the_place(
    change: Callable[[dict[str, Any]], object], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        shared_from(_changed(change), "x.aaextract")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"NaN",
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"a": 1, "a": 2}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a": ' * 50_000,
    ],
)
def test_what_is_no_sound_json_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        shared_from(content, "x.aaextract")


def test_a_file_of_twenty_megabytes_and_a_folder_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.aaextract"
    large.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(InputError, match="larger than 512 kB"):
        read_extract(large)
    (tmp_path / "folder.aaextract").mkdir()
    with pytest.raises(InputError, match="not a file"):
        read_extract(tmp_path / "folder.aaextract")


def test_an_extract_of_a_small_firm_is_small() -> None:
    assert all(2_000 <= len(written(extract)) <= 12_000 for extract in real())
