"""Event logs of XES (1.0, 2.0 and IEEE 1849), packed or not, as a table of visits that the event-log reader knows.

Source: IEEE Std 1849-2016/2023, eXtensible Event Stream: traces hold events, both hold typed attributes that may hold
others; the standard extensions name the activity, the time, the resource and the transition of a life cycle.
"""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.question import Answer, Asked, Question
from auditor.exchange.table import Table
from auditor.exchange.xml import walk
from auditor.locale import _, ngettext, quoted

MAX_BYTES = 1024 * 1024 * 1024
MAX_ELEMENTS = 30_000_000
MAX_EVENTS = 1_000_000
MAX_CELL = 1000

_NAME, _TIME, _RESOURCE = "concept:name", "time:timestamp", "org:resource"
_TRANSITION, _INSTANCE = "lifecycle:transition", "concept:instance"
_START_KEYS = ("start_timestamp", "time:start", "start time", "starttimestamp")
_BEGINS, _ENDS = frozenset({"start"}), frozenset({"complete", "closed", "completed"})

Event = dict[str, str]


class _Reader:
    """Collects the events of all traces."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.traces: list[tuple[Event, list[Event]]] = []
        self.classifiers: dict[str, list[str]] = {}
        self._open: list[str] = []
        self._held: Event | None = None
        self._depth = 0
        self._count = 0
        self._texts: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "trace":
            self.traces.append(({}, []))
            self._held, self._depth = self.traces[-1][0], 0
        elif tag == "event":
            self._count += 1
            if self._count > MAX_EVENTS:
                raise InputError(
                    _("{path} has more than {n} events; export a part of it.").format(path=self.name, n=MAX_EVENTS)
                )
            if not self.traces:
                self.traces.append(({}, []))
            event: Event = {}
            self.traces[-1][1].append(event)
            self._held, self._depth = event, 0
        elif tag == "classifier":
            if attributes.get("scope", "event") == "event":
                self.classifiers[attributes.get("name", "")] = _keys(attributes.get("keys", ""))
        elif tag in ("global", "extension", "log"):
            self._held = None
        else:
            if self._held is not None and self._depth == 0 and "value" in attributes:
                value = attributes["value"][:MAX_CELL]
                self._held.setdefault(attributes.get("key", ""), self._texts.setdefault(value, value))
            self._depth += 1

    def end(self, tag: str) -> None:
        if tag == "event":
            self._held, self._depth = self.traces[-1][0], 0
        elif tag in ("trace", "global"):
            self._held = None
        elif tag not in ("extension", "log", "classifier"):
            self._depth = max(self._depth - 1, 0)


def read_xes(path: Path, named: Mapping[str, str]) -> tuple[Table, Path]:
    """The events of a log.

    Args:
        path: the file.
        named: field (case, activity, start, end, resource) → key of an attribute, as the user says; an activity may also be
            a classifier of the log.

    Returns:
        a row for each visit of an activity: case, activity, start where it is known, end, resource; and the file.

    Raises:
        InputError: it is no XML that is accepted, has no events, or none with a name and a time.
    """
    reader = _Reader(path.name)
    walk(path, reader.start, reader.end, MAX_BYTES, MAX_ELEMENTS)
    events = [event for _trace, listed in reader.traces for event in listed]
    if not events:
        raise InputError(_("{path} has no events in it.").format(path=path.name))
    assumed: list[str] = []
    asked: list[Question] = []
    activity = _activity_keys(reader, events, named, assumed, asked)
    keys = {
        "start": named.get("start", ""),
        "end": named.get("end", _TIME),
        "resource": named.get("resource", _RESOURCE),
    }
    if not keys["start"]:
        keys["start"] = next((key for key in _START_KEYS if any(key in event for event in events)), "")
    rows: list[list[str]] = []
    left: dict[str, int] = defaultdict(int)
    seen: dict[str, int] = defaultdict(int)
    for n, (trace, listed) in enumerate(reader.traces, 1):
        case = _case_of(trace, listed, named.get("case", _NAME)) or str(n)
        seen[case] += 1
        case = case if seen[case] == 1 else f"{case} #{seen[case]}"
        rows += _visits(case, listed, activity, keys, left)
    if not rows:
        raise Asked(
            Question(
                _("{path}: no event has a name and a time.").format(path=path.name),
                _("Name their keys: --column activity=KEY, --column end=KEY."),
            )
        )
    assumed += _told(left)
    has_start = any(row[2] for row in rows)
    header = ["case", "activity", *(["start"] if has_start else []), "end", "resource"]
    body = rows if has_start else [[*row[:2], *row[3:]] for row in rows]
    return Table(path.stem, [header, *body], tuple(assumed), asked=tuple(asked)), path


def _case_of(trace: Event, events: list[Event], key: str) -> str:
    """What a case is called: by its trace, else by the first of its events that says so where the user named a key."""
    found = trace.get(key, "")
    if not found and key != _NAME:
        found = next((event[key] for event in events if key in event), "")
    return found


def _activity_keys(
    reader: _Reader, events: list[Event], named: Mapping[str, str], assumed: list[str], asked: list[Question]
) -> list[str]:
    """The attributes that name an activity: as said, else the usual one, else those of the first classifier that all have."""
    wanted = named.get("activity", "")
    has_usual = any(_NAME in event for event in events)
    whole = (n for n, keys in reader.classifiers.items() if keys and all(any(k in e for e in events) for k in keys))
    used = wanted or (_NAME if has_usual else next(whole, _NAME))
    offered = [name for name in reader.classifiers if name]
    if len(offered) > 1:
        asked.append(_which_names(offered, used, has_usual=has_usual, is_said=bool(wanted)))
    elif not wanted and used in reader.classifiers and not has_usual:
        assumed.append(_("Activities are named by the log's classifier {name}.").format(name=quoted(used)))
    is_usual = used == _NAME and not wanted
    return [_NAME] if is_usual else reader.classifiers.get(used, [used])


def _which_names(offered: list[str], used: str, *, has_usual: bool, is_said: bool) -> Question:
    """What names the activities, of several things that a log offers."""
    answers = [Answer(_NAME, columns={"activity": ""})] if has_usual else []
    answers += [Answer(name, columns={"activity": name}) for name in offered]
    if is_said and used not in (answer.text for answer in answers):
        answers.append(Answer(used, columns={"activity": used}))
    chosen = next((i for i, answer in enumerate(answers) if is_said and answer.text == used), None)
    names = ", ".join(quoted(answer.text) for answer in answers if answer.text != used)
    text = _("Activities are named by {used}; the log also offers {names}.").format(used=quoted(used), names=names)
    return Question(text, _("Another name: --column activity=NAME."), answers, chosen)


def _visits(
    case: str, events: list[Event], activity: list[str], keys: Mapping[str, str], left: dict[str, int]
) -> list[list[str]]:
    """Events of one case; a start and the next completion of the same activity and instance are one visit."""
    begun: dict[tuple[str, str], list[Event]] = defaultdict(list)
    rows: list[list[str]] = []
    pairs = any(event.get(_TRANSITION, "").lower() in _BEGINS for event in events)
    for event in events:
        name = " ".join(" ".join(event[key] for key in activity if key in event).split())
        time = event.get(keys["end"], "")
        if not name or not time:
            left["incomplete"] += 1
            continue
        transition = event.get(_TRANSITION, "").lower()
        key = name, event.get(_INSTANCE, "")
        if transition in _BEGINS:
            begun[key].append(event)
            continue
        if transition and transition not in _ENDS:
            left["other"] += 1
            continue
        start = event.get(keys["start"], "") if keys["start"] else ""
        resource = event.get(keys["resource"], "")
        if pairs and begun[key]:
            first = begun[key].pop(0)
            start, resource = first.get(keys["end"], ""), resource or first.get(keys["resource"], "")
        rows.append([case, name, start, time, resource])
    left["unfinished"] += sum(len(waiting) for waiting in begun.values())
    return rows


def _told(left: Mapping[str, int]) -> list[str]:
    sentences: dict[str, Callable[[int], str]] = {
        "incomplete": lambda n: ngettext(
            "{n} event without a name or a time was left out.", "{n} events without a name or a time were left out.", n
        ),
        "other": lambda n: ngettext(
            "{n} event that neither starts nor completes work was left out.",
            "{n} events that neither start nor complete work were left out.",
            n,
        ),
        "unfinished": lambda n: ngettext(
            "{n} activity was started and not finished in the log; it was left out.",
            "{n} activities were started and not finished in the log; they were left out.",
            n,
        ),
    }
    return [sentence(left[what]).format(n=left[what]) for what, sentence in sentences.items() if left.get(what)]


def _keys(text: str) -> list[str]:
    """The keys of a classifier, with blanks between them, in quotes where they hold blanks."""
    try:
        return shlex.split(text)
    except ValueError:
        return text.split()
