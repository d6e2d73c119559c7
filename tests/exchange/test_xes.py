"""Event logs of XES, in and out."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from pytest import approx

from auditor.errors import InputError
from auditor.exchange import SourceOptions, read_source
from auditor.exchange.xes import read_xes
from auditor.exchange.xes_out import write_xes
from auditor.model import Audit, Element, Observation, Process, Step, Study


def _event(name: str, at: str, more: str = "", key: str = "concept:name") -> str:
    return f'<event><string key="{key}" value="{name}"/><date key="time:timestamp" value="{at}"/>{more}</event>'


def _step(transition: str, instance: str = "") -> str:
    held = f'<string key="concept:instance" value="{instance}"/>' if instance else ""
    return f'<string key="lifecycle:transition" value="{transition}"/>{held}'


def _log(*traces: str, head: str = "", attributes: str = 'xes.version="1.0"') -> str:
    listed = "".join(
        f'<trace><string key="concept:name" value="c{n}"/>{trace}</trace>' for n, trace in enumerate(traces, 1)
    )
    return f'<?xml version="1.0"?><log {attributes}>{head}{listed}</log>'


def _rows(tmp_path: Path, text: str, named: dict[str, str] | None = None, name: str = "log.xes") -> list[list[object]]:
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    return [list(row) for row in read_xes(path, named or {})[0].rows]


@pytest.mark.parametrize(
    "attributes",
    [
        'xes.version="1.0"',
        'xes.version="2.0" xmlns="http://www.xes-standard.org/"',
        'xes.version="1849-2023" xmlns="x" openxes.version="1"',
    ],
)
@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz", "log.xml"])
def test_a_log_of_every_version_is_read_packed_or_not(tmp_path: Path, attributes: str, name: str) -> None:
    text = _log(
        _event("Saw", "2024-01-01T08:00:00.000+01:00") + _event("Paint", "2024-01-01T09:00:00Z"), attributes=attributes
    )
    assert _rows(tmp_path, text, name=name)[1:] == [
        ["c1", "Saw", "2024-01-01T08:00:00.000+01:00", ""], ["c1", "Paint", "2024-01-01T09:00:00Z", ""],
    ]  # fmt: skip
    assert read_source(tmp_path / name).read["steps"] == 4


def test_starts_and_completions_are_paired_also_where_they_interleave(tmp_path: Path) -> None:
    events = (
        _event("Saw", "2024-01-01T08:00:00", _step("start", "1")) + _event("Saw", "2024-01-01T08:10:00", _step("START", "2"))
        + _event("Saw", "2024-01-01T08:30:00", _step("complete", "2")) + _event("Saw", "2024-01-01T08:50:00", _step("complete", "1"))
        + _event("Paint", "2024-01-01T09:00:00", _step("start")) + _event("Saw", "2024-01-01T09:10:00", _step("suspend"))
    )  # fmt: skip
    path = tmp_path / "log.xes"
    path.write_text(_log(events))
    table, _path = read_xes(path, {})
    assert [row[2:4] for row in table.rows[1:]] == [
        ["2024-01-01T08:10:00", "2024-01-01T08:30:00"], ["2024-01-01T08:00:00", "2024-01-01T08:50:00"],
    ]  # fmt: skip
    assert any("started and not finished" in said for said in table.assumed)
    assert any("neither starts nor completes" in said for said in table.assumed)


def test_attributes_within_attributes_are_not_those_of_the_event(tmp_path: Path) -> None:
    nested = '<list key="parts"><values><string key="concept:name" value="no"/></values></list><string key="a" value="b"><string key="org:resource" value="no"/></string>'
    text = _log(
        f'<event>{nested}<string key="concept:name" value="Saw"/><date key="time:timestamp" value="2024-01-01"/></event>'
    )
    assert _rows(tmp_path, text)[1:] == [["c1", "Saw", "2024-01-01", ""]]


def test_without_names_the_first_classifier_that_all_have_names_the_activities(tmp_path: Path) -> None:
    head = '<classifier name="None" keys="x"/><classifier name="Both" keys="Activity \'sub step\'"/>'
    event = '<event><string key="Activity" value="Saw"/><string key="sub step" value="fine"/><date key="time:timestamp" value="2024-01-01"/></event>'
    assert _rows(tmp_path, _log(event, head=head))[1][1] == "Saw fine"


def test_keys_and_classifiers_can_be_named(tmp_path: Path) -> None:
    event = _event("Saw", "2024-01-01", '<string key="Sub" value="fine"/><string key="order" value="7"/>')
    text = _log(event, head='<classifier name="Small" keys="Sub"/>')
    assert _rows(tmp_path, text, {"activity": "Small"})[1][1] == "fine"
    assert _rows(tmp_path, text, {"activity": "Sub", "case": "order"})[1][:2] == ["7", "fine"]


@pytest.mark.parametrize(
    ("key", "named", "used", "others"),
    [
        ("concept:name", "", "concept:name", ["Task", "Both"]),
        ("task", "", "Task", ["Both"]),  # there is no usual name
        ("concept:name", "Both", "Both", ["concept:name", "Task"]),
        ("concept:name", "state", "state", ["concept:name", "Task", "Both"]),
    ],
)
def test_what_names_the_activities_is_said_as_it_is(
    tmp_path: Path, key: str, named: str, used: str, others: list[str]
) -> None:
    head = '<classifier name="Task" keys="task"/><classifier name="Both" keys="task state"/>'
    more = '<string key="state" value="fine"/>' + ("" if key == "task" else '<string key="task" value="T"/>')
    path = tmp_path / "log.xes"
    path.write_text(_log(_event("Saw", "2024-01-01T08:00:00", more, key), head=head))
    draft = read_source(path, SourceOptions(columns={"activity": named} if named else {}))
    (question,) = (q for q in draft.report.questions if "Activities are named" in q.text)
    listed = ", ".join(f"“{name}”" for name in others)
    assert question.text == f"Activities are named by “{used}”; the log also offers {listed}."
    assert (question.chosen is not None) == bool(named)
    assert (question.text in draft.assumed) != bool(named)


def test_two_traces_of_one_name_are_two_cases(tmp_path: Path) -> None:
    text = _log(_event("Saw", "2024-01-01"), _event("Saw", "2024-01-02")).replace('"c2"', '"c1"')
    assert [row[0] for row in _rows(tmp_path, text)[1:]] == ["c1", "c1 #2"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (_log(), "no events"),
        (_log(_event("", "2024-01-01")), "--column activity="),
        ('<!DOCTYPE log [<!ENTITY a "b">]><log><trace/></log>', "DOCTYPE"),
        ("<log><trace>", "not well-formed"),
        ("<other/>", "of a kind that can't be read"),
    ],
)
def test_what_is_no_log_is_refused_with_its_reason(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "log.xes"
    path.write_text(text)
    with pytest.raises(InputError, match=said):
        read_source(path)


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.xes.gz"
    path.write_bytes(gzip.compress(_log(_event("Saw", "2024-01-01")).encode() * 50)[:-40])
    with pytest.raises(InputError):
        read_source(path)


def test_a_time_study_written_as_a_log_gives_its_times_back() -> None:
    laps = [("Cut", 10.0), ("Turn", 5.0), ("Cut", 12.0), ("Turn", 7.0)]
    elements = {"Cut": 1, "Turn": 2}
    audit = Audit.of(
        [
            Process(id=1, name="P"), Step(id=1, process_id=1, name="Saw"),
            Study(id=1, step_id=1, name="Monday", started_at="2024-03-04T08:00:00"),
            *(Element(id=i, study_id=1, name=name, position=i) for name, i in elements.items()),
            *(
                Observation(id=n, step_id=1, study_id=1, element_id=elements[name], seconds=s, cycle=1 + n // 3)
                for n, (name, s) in enumerate(laps, 1)
            ),
        ]
    )  # fmt: skip
    assert b"2024-03-04T08:00:34.000+00:00" in write_xes(audit)  # 10 + 5 + 12 + 7 seconds on


def test_a_study_that_is_read_again_has_the_mean_times_of_its_elements(tmp_path: Path) -> None:
    observations = [Observation(id=n, step_id=1, seconds=s) for n, s in enumerate((40.0, 50.0, 60.0), 1)]
    audit = Audit.of([Process(id=1, name="P"), Step(id=1, process_id=1, name="Saw"), *observations])
    (tmp_path / "study.xes").write_bytes(write_xes(audit))
    rows = read_xes(tmp_path / "study.xes", {})[0].rows[1:]
    assert [row[1] for row in rows] == ["Saw"] * 3
    draft = read_source(tmp_path / "study.xes", SourceOptions(process_name="Study"))
    read = Audit.of(draft.entities)
    saw = next(s for s in read.steps.values() if s.name == "Saw")
    time = read.work(saw.id).cycle_time_s
    assert time is not None and time.likely == approx(50.0)
    named = replace(audit.steps[1], name="a<b>\x00")
    assert b"a&lt;b&gt;" in write_xes(audit.replaced({"step": {1: named}}))
