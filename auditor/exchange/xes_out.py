"""Time studies as an event log (XES, IEEE 1849), for programs that mine processes."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from auditor.exchange.bpmn.exact import plain
from auditor.exchange.xml import Node, write_tree
from auditor.model import Audit, Element, Observation, Study
from auditor.study.time_study import counts

_URI = "http://www.xes-standard.org/"
_EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
)
#: Where a study does not say when it began, its clock begins here.
#: Where nobody wrote down when a study was made: far enough back to be no date of anything.
_EPOCH = datetime(2000, 1, 1)


def write_xes(audit: Audit) -> bytes:
    """Every cycle that was timed is a trace, every element of it an event that starts and completes.

    Laps follow each other from the beginning of the study, as the clock ran; what was left out of the study says why.

    Args:
        audit: the snapshot.

    Returns:
        the file, UTF-8; a log without traces where nothing was timed.
    """
    log = Node("log", _URI, {"xes.version": "1849-2023", "xes.features": "", "xmlns": _URI})
    log.children += [
        Node("extension", _URI, {"name": name, "prefix": prefix, "uri": uri}) for name, prefix, uri in _EXTENSIONS
    ]
    log.children.append(
        Node("global", _URI, {"scope": "trace"}, [_text("concept:name", "")]),
    )
    log.children.append(
        Node(
            "global",
            _URI,
            {"scope": "event"},
            [_text("concept:name", ""), _text("lifecycle:transition", "complete"), _date("time:timestamp", _EPOCH)],
        )
    )
    log.children.append(Node("classifier", _URI, {"name": "Activity", "keys": "concept:name"}))
    log.children.append(_text("concept:name", audit.firm.name))
    timed: dict[tuple[int, int | None], list[Observation]] = defaultdict(list)
    for key in sorted(audit.table(Observation)):
        observation = audit.table(Observation)[key]
        timed[observation.step_id, observation.study_id].append(observation)
    for (step_id, study_id), observations in timed.items():
        if step_id in audit.steps:
            log.children += _traces(audit, step_id, audit.table(Study).get(study_id or 0), observations)
    return write_tree(log)


def _traces(audit: Audit, step_id: int, study: Study | None, observations: list[Observation]) -> list[Node]:
    now = _begin(study)
    traces: dict[int, Node] = {}
    step, elements = audit.steps[step_id], audit.table(Element)
    for n, observation in enumerate(observations, 1):
        cycle = observation.cycle if study is not None else n
        if cycle not in traces:
            name = f"{step.name} · {(study.name if study is not None else '') or step_id} · {cycle}"
            traces[cycle] = Node("trace", _URI, {}, [_text("concept:name", name), _text("step", step.name)])
        element = elements.get(observation.element_id or 0)
        activity = element.name if element is not None else step.name
        end = now + timedelta(seconds=observation.seconds)
        for transition, at in (("start", now), ("complete", end)):
            event = Node(
                "event",
                _URI,
                {},
                [
                    _text("concept:name", activity),
                    _text("concept:instance", str(observation.id)),
                    _text("lifecycle:transition", transition),
                    _date("time:timestamp", at),
                    Node("float", _URI, {"key": "rating", "value": f"{observation.rating:.10g}"}),
                ],
            )
            if not counts(observation):
                event.children.append(_text("left_out", observation.excluded_because or "missed"))
            traces[cycle].children.append(event)
        now = end
    return list(traces.values())


def _begin(study: Study | None) -> datetime:
    try:
        return datetime.fromisoformat(study.started_at).replace(tzinfo=None) if study is not None else _EPOCH
    except ValueError:
        return _EPOCH


def _text(key: str, value: str) -> Node:
    return Node("string", _URI, {"key": key, "value": plain(value)})


def _date(key: str, at: datetime) -> Node:
    return Node("date", _URI, {"key": key, "value": f"{at.isoformat(timespec='milliseconds')}+00:00"})
