"""Logs of events that belong to several objects: the same in SQLite, JSON and XML, seen from a kind of object."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.errors import InputError
from auditor.exchange import SourceOptions, read_source
from auditor.exchange.ocel import read_ocel
from auditor.store import AuditFile

_OBJECTS = {"o1": "order", "o2": "order", "i1": "item", "i2": "item", "i3": "item"}
_EVENTS = [
    ("e1", "Take order", "2024-01-01T08:00:00Z", ["o1", "i1", "i2"], "Ann"),
    ("e2", "Pick", "2024-01-01T09:00:00Z", ["i1"], "Bob"),
    ("e3", "Pick", "2024-01-01T09:10:00Z", ["i2"], "Bob"),
    ("e4", "Ship", "2024-01-01T10:00:00Z", ["o1", "i1", "i2"], "Ann"),
    ("e5", "Take order", "2024-01-02T08:00:00Z", ["o2", "i3"], "Ann"),
]


def _json(folder: Path) -> Path:
    data = {
        "objectTypes": [{"name": "order"}, {"name": "item"}],
        "eventTypes": [],
        "objects": [{"id": k, "type": t} for k, t in _OBJECTS.items()],
        "events": [
            {
                "id": e, "type": a, "time": t, "attributes": [{"name": "resource", "value": who}],
                "relationships": [{"objectId": o, "qualifier": "q"} for o in objects],
            }
            for e, a, t, objects, who in _EVENTS
        ],
    }  # fmt: skip
    (folder / "log.json").write_text(json.dumps(data))
    return folder / "log.json"


def _first_version(folder: Path) -> Path:
    data = {
        "ocel:global-log": {"ocel:version": "1.0"},
        "ocel:events": {
            e: {"ocel:activity": a, "ocel:timestamp": t, "ocel:omap": objects, "ocel:vmap": {"resource": who}}
            for e, a, t, objects, who in _EVENTS
        },
        "ocel:objects": {k: {"ocel:type": t, "ocel:ovmap": {}} for k, t in _OBJECTS.items()},
    }
    (folder / "log.jsonocel").write_text(json.dumps(data))
    return folder / "log.jsonocel"


def _xml(folder: Path) -> Path:
    objects = "".join(f'<object id="{k}" type="{t}"><attributes/></object>' for k, t in _OBJECTS.items())
    events = "".join(
        f'<event id="{e}" type="{a}" time="{t}"><objects>'
        + "".join(f'<relationship object-id="{o}" qualifier="q"/>' for o in related)
        + "</objects></event>"
        for e, a, t, related, _who in _EVENTS
    )
    (folder / "log.xml").write_text(
        f"<log><object-types/><event-types/><objects>{objects}</objects><events>{events}</events></log>"
    )
    return folder / "log.xml"


def _sqlite(folder: Path) -> Path:
    path = folder / "log.sqlite"
    db = sqlite3.connect(path)
    db.executescript(
        "CREATE TABLE event (ocel_id TEXT, ocel_type TEXT); CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);"
        "CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);"
        "CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);"
        "CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);"
    )
    for kind in dict.fromkeys(a for _e, a, *_rest in _EVENTS):
        db.execute("INSERT INTO event_map_type VALUES (?, ?)", (kind, kind.replace(" ", "")))
        db.execute(f'CREATE TABLE "event_{kind.replace(" ", "")}" (ocel_id TEXT, ocel_time TEXT, resource TEXT)')
    db.executemany("INSERT INTO object VALUES (?, ?)", _OBJECTS.items())
    for e, a, t, related, who in _EVENTS:
        db.execute("INSERT INTO event VALUES (?, ?)", (e, a))
        db.execute(f'INSERT INTO "event_{a.replace(" ", "")}" VALUES (?, ?, ?)', (e, t, who))
        db.executemany("INSERT INTO event_object VALUES (?, ?, 'q')", [(e, o) for o in related])
    db.commit()
    db.close()
    return path


@pytest.mark.parametrize("made", [_json, _first_version, _xml, _sqlite])
def test_each_form_of_a_log_gives_the_same_cases(made: Callable[[Path], Path], tmp_path: Path) -> None:
    path = made(tmp_path)
    rows = [row[:3] for row in read_ocel(path, "order")[0].rows[1:]]
    assert sorted(rows, key=str) == [
        ["o1", "Ship", "2024-01-01T10:00:00Z"], ["o1", "Take order", "2024-01-01T08:00:00Z"],
        ["o2", "Take order", "2024-01-02T08:00:00Z"],
    ]  # fmt: skip
    items = read_ocel(path, "item")[0].rows[1:]
    assert len(items) == 3 + 2 + 2
    draft = read_source(path, SourceOptions(object_type="order"))
    assert draft.read["steps"] == 4  # start, two activities, end


def test_the_kind_of_object_in_most_events_is_the_case_and_that_is_told(tmp_path: Path) -> None:
    table, _path = read_ocel(_json(tmp_path))
    assert {row[0] for row in table.rows[1:]} == {"i1", "i2", "i3"}
    (asked,) = table.asked
    assert "“item” is a case" in asked.text
    assert "--object-type" not in asked.text
    assert "--object-type: “item” (5), “order” (3)" in asked.option
    assert [answer.text for answer in asked.answers] == ["“item”: in 5 events", "“order”: in 3 events"]
    (said,) = read_ocel(_json(tmp_path), "order")[0].asked
    assert said.chosen == 1


def test_a_kind_of_object_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"“machine”.*“item” \(5\).*“order” \(3\)"):
        read_ocel(_json(tmp_path), "machine")


def test_a_database_that_is_no_log_or_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE customers (name TEXT)")
    db.commit()
    db.close()
    with pytest.raises(InputError, match="no log of objects"):
        read_source(path)
    path.write_bytes(path.read_bytes()[:16] + b"\xff" * 5000)
    with pytest.raises(InputError):
        read_source(path)


def test_views_that_stand_in_for_tables_are_not_run(tmp_path: Path) -> None:
    path = _sqlite(tmp_path)
    db = sqlite3.connect(path)
    db.executescript(
        "DROP TABLE event_object; CREATE VIEW event_object AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS ocel_event_id, i AS ocel_object_id FROM n"
    )
    db.close()
    with pytest.raises(InputError, match="no log of objects"):
        read_source(path)


def test_json_that_is_no_log_of_objects_is_read_as_before(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": 1}')
    with pytest.raises(InputError, match="not an audit"):
        read_source(tmp_path / "a.json")


@pytest.mark.parametrize(
    "words", [["import", "FILE", "LOG"], ["compare-log", "FILE", "LOG"], ["simulate", "FILE", "--log", "LOG"]]
)  # fmt: skip
def test_a_kind_of_object_said_of_a_log_without_objects_is_refused(
    words: list[str], sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It used to be passed over in silence."""
    log = tmp_path / "log.csv"
    log.write_text("case,activity,end\n1,Cut,2024-01-01 08:00\n1,Weld,2024-01-01 09:00\n", "utf-8")
    audit = sample_file.audit
    sample_file.close()
    said = [{"FILE": str(sample_file.path), "LOG": str(log)}.get(word, word) for word in words]
    assert main([*said, "--object-type", "order"]) == 1
    told = capsys.readouterr().err
    assert "--object-type is for logs of objects (OCEL), and log.csv is none: leave it out" in told
    with AuditFile.open(sample_file.path, read_only=True) as file:
        assert file.audit == audit
