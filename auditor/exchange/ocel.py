"""Logs of events that belong to several objects (OCEL 2.0: SQLite, JSON, XML; OCEL 1.0: JSON), seen from one kind of object.

Source: OCEL 2.0 specification (Berti et al., 2023): events and objects have types, relations tie them. To make a process,
one type of object is the case; an event that belongs to several of its objects occurs in each of their cases.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.exchange.question import Answer, Question
from auditor.exchange.table import Table
from auditor.exchange.xml import read_bytes, walk
from auditor.locale import _, ngettext, number, quoted

MAX_BYTES = 512 * 1024 * 1024
MAX_RELATIONS = 1_000_000
_MAX_CELL = 1000
_HEAD = 64 * 1024
_RESOURCES = frozenset({"resource", "org:resource", "employee", "user", "worker", "performer"})
_SQLITE = b"SQLite format 3\x00"
_MOST_TYPES = 1000
_MOST_SAID = 20


@dataclass
class _Log:
    """Events and objects of a file."""

    types: dict[str, str] = field(default_factory=dict)  # object → its type
    events: list[tuple[str, str, list[str], str]] = field(default_factory=list)  # activity, time, objects, resource
    relations: int = 0

    def add(self, activity: object, time: object, objects: list[str], resource: object = "") -> None:
        self.relations += max(len(objects), 1)
        if self.relations > MAX_RELATIONS:
            raise InputError(_("The log has more than {n} events; export a part of it.").format(n=MAX_RELATIONS))
        self.events.append((_cell(activity), _cell(time), objects, _cell(resource)))


def is_ocel_json(path: Path) -> bool:
    """Whether a JSON file begins as a log of objects.

    Args:
        path: the file.

    Returns:
        True where its first names are those of such a log.
    """
    with contextlib.suppress(OSError), path.open("rb") as file:
        head = file.read(_HEAD).lstrip(b"\xef\xbb\xbf").lstrip()
        names = (b'"objectTypes"', b'"eventTypes"', b'"ocel:global', b'"ocel:events"', b'"ocel:objects"')
        return head.startswith(b"{") and any(name in head for name in names)
    return False


def is_ocel_sqlite(path: Path) -> bool:
    """Whether a file is a database, which is only read where it holds a log of objects.

    Args:
        path: the file.

    Returns:
        True for any SQLite database.
    """
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
    return False


def read_ocel(path: Path, object_type: str = "") -> tuple[Table, Path]:
    """The events of a log, seen from one kind of object.

    Args:
        path: the file.
        object_type: the kind of object that is the case; empty: the one that occurs in most events.

    Returns:
        a row for each event and object: case, activity, end, resource; and the file.

    Raises:
        InputError: it can't be read, has no events, or no such kind of object.
    """
    suffix = path.suffix.lower()
    if suffix in (".sqlite", ".db"):
        log = _of_sqlite(path)
    elif suffix in (".json", ".jsonocel"):
        log = _of_json(path)
    else:
        log = _of_xml(path)
    counts: Counter[str] = Counter()
    for _activity, _time, objects, _resource in log.events:
        counts.update({log.types[one] for one in objects if one in log.types})
    if not counts:
        raise InputError(_("{path} has no events that belong to objects.").format(path=path.name))
    listed = ", ".join(f"{quoted(name)} ({n})" for name, n in counts.most_common(_MOST_SAID))
    chosen = object_type or counts.most_common(1)[0][0]
    if chosen not in counts:
        raise InputError(
            _("{path} has no objects of type “{name}” with events. It has: {names}.").format(
                path=path.name, name=chosen, names=listed
            )
        )
    asked = [_which_type(counts, chosen, is_said=bool(object_type))] if len(counts) > 1 else []
    rows = [
        [one, activity, time, resource]
        for activity, time, objects, resource in log.events
        for one in dict.fromkeys(objects)
        if log.types.get(one) == chosen
    ]
    return Table(path.stem, [["case", "activity", "end", "resource"], *rows], asked=tuple(asked)), path


def _which_type(counts: Counter[str], chosen: str, *, is_said: bool) -> Question:
    """Which kind of object is the case."""
    listed = counts.most_common()
    answers = [
        Answer(
            ngettext("{name}: in {n} event", "{name}: in {n} events", n).format(name=quoted(name), n=number(n)),
            {"object_type": name},
        )
        for name, n in listed
    ]
    text = _("Each object of type “{name}” is a case: it occurs in most events. Which kind of object is the case?")
    if is_said:
        text = _("Each object of type “{name}” is a case.")
    return Question(
        text.format(name=chosen),
        _("Choose another with --object-type: {names}.").format(
            names=", ".join(f"{quoted(name)} ({n})" for name, n in listed[:_MOST_SAID])
        ),
        answers,
        [name for name, _n in listed].index(chosen) if is_said else None,
    )


def _of_json(path: Path) -> _Log:
    try:
        data = json.loads(read_bytes(path, MAX_BYTES).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(_("{path} is not JSON: {reason}").format(path=path.name, reason=error)) from error
    if not isinstance(data, dict):
        data = {}
    return _of_first_version(data) if "ocel:events" in data else _of_second_version(data)


def _of_second_version(data: Mapping[str, Any]) -> _Log:
    log = _Log()
    for one in _dicts(data.get("objects")):
        log.types[_cell(one.get("id"))] = _cell(one.get("type"))
    for event in _dicts(data.get("events")):
        objects = [_cell(relation.get("objectId")) for relation in _dicts(event.get("relationships"))]
        attributes = {str(a.get("name")).lower(): a.get("value") for a in _dicts(event.get("attributes"))}
        log.add(event.get("type"), event.get("time"), objects, _resource(attributes))
    return log


def _of_first_version(data: Mapping[str, Any]) -> _Log:
    log = _Log()
    for key, one in _items(data.get("ocel:objects")):
        log.types[_cell(key)] = _cell(one.get("ocel:type"))
    for _key, event in _items(data.get("ocel:events")):
        objects = event.get("ocel:omap")
        values = event.get("ocel:vmap")
        attributes = {str(k).lower(): v for k, v in values.items()} if isinstance(values, dict) else {}
        log.add(
            event.get("ocel:activity"),
            event.get("ocel:timestamp"),
            [_cell(one) for one in objects] if isinstance(objects, list) else [],
            _resource(attributes),
        )
    return log


def _of_xml(path: Path) -> _Log:
    log = _Log()
    event: dict[str, str] = {}
    related: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "event":
            event.clear()
            event.update(attributes)
            related.clear()
        elif tag == "object" and not event and "type" in attributes:
            log.types[_cell(attributes.get("id"))] = _cell(attributes["type"])
        elif tag in ("relationship", "relobj", "object") and event:
            related.append(_cell(attributes.get("object-id") or attributes.get("id")))

    def end(tag: str) -> None:
        if tag == "event" and event:
            log.add(event.get("type"), event.get("time"), list(related))
            event.clear()

    walk(path, start, end, MAX_BYTES, 20 * MAX_RELATIONS)
    return log


def _of_sqlite(path: Path) -> _Log:
    """Only tables are read, and nothing that the file defines is run: no views, no triggers, no functions."""
    if path.stat().st_size > MAX_BYTES:
        raise InputError(
            _("{path} is larger than {n} MB; export a part of it.").format(path=path.name, n=MAX_BYTES // 2**20)
        )
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            db.execute("PRAGMA cell_size_check = ON")
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"event", "object", "event_object", "event_map_type"} <= tables:
                raise InputError(_("{path} is a database, but no log of objects (OCEL).").format(path=path.name))
            return _of_tables(db, tables)
    except sqlite3.Error as error:
        raise InputError(
            _("{path} can't be read: it is damaged, or no log of objects (OCEL).").format(path=path.name)
        ) from error


def _of_tables(db: sqlite3.Connection, tables: set[str]) -> _Log:
    log = _Log()
    for key, kind in db.execute("SELECT ocel_id, ocel_type FROM object LIMIT ?", (MAX_RELATIONS,)):
        log.types[_cell(key)] = _cell(kind)
    related: dict[str, list[str]] = {}
    for event, one in db.execute(
        "SELECT ocel_event_id, ocel_object_id FROM event_object LIMIT ?", (MAX_RELATIONS + 1,)
    ):
        related.setdefault(_cell(event), []).append(_cell(one))
    maps = db.execute("SELECT ocel_type, ocel_type_map FROM event_map_type LIMIT ?", (_MOST_TYPES,)).fetchall()
    for kind, mapped in maps:
        table = f"event_{mapped}"
        if table not in tables:
            continue
        name = '"' + table.replace('"', '""') + '"'
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
        who = next((column for column in columns if column.lower() in _RESOURCES), None)
        resource = '"' + who.replace('"', '""') + '"' if who else "''"
        for key, time, person in db.execute(f"SELECT ocel_id, ocel_time, {resource} FROM {name}"):
            log.add(kind, time, related.get(_cell(key), []), person)
    return log


def _resource(attributes: Mapping[str, Any]) -> object:
    return next((attributes[name] for name in attributes if name in _RESOURCES), "")


def _cell(value: object) -> str:
    return " ".join(str(value).split())[:_MAX_CELL] if value is not None else ""


def _dicts(listed: Any) -> list[dict[str, Any]]:
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _items(held: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(k, v) for k, v in held.items() if isinstance(v, dict)] if isinstance(held, dict) else []
