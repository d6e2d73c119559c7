"""What kind of step an element of a model is."""

from __future__ import annotations

from auditor.exchange.bpmn.durations import seconds_of
from auditor.exchange.bpmn.vocabulary import EVENTS, GATEWAYS, SUBPROCESSES, TASKS
from auditor.exchange.xml import Node
from auditor.locale import N_, _
from auditor.model import StepKind
from auditor.terms import step_kind_label

_WORK = frozenset({StepKind.OPERATION, StepKind.INSPECTION, StepKind.TRANSPORT, StepKind.DELAY, StepKind.STORAGE})
_EVENTS = {
    "timerEventDefinition": N_("Timer"),
    "messageEventDefinition": N_("Message"),
    "errorEventDefinition": N_("Error"),
    "signalEventDefinition": N_("Signal"),
    "escalationEventDefinition": N_("Escalation"),
    "conditionalEventDefinition": N_("Condition"),
    "cancelEventDefinition": N_("Cancellation"),
    "compensateEventDefinition": N_("Compensation"),
}


def kind_of(node: Node, n_in: int) -> StepKind:
    """The kind by the element's name; inclusive and complex gateways are judged by who knows their shares.

    Args:
        node: the flow node.
        n_in: ways that come in.

    Returns:
        the kind.
    """
    match node.local:
        case "parallelGateway" | "inclusiveGateway" | "complexGateway":
            return StepKind.JOIN if n_in > 1 else StepKind.FORK
        case local if local in GATEWAYS:
            return StepKind.DECISION
        case "startEvent":
            return StepKind.START
        case "endEvent":
            return StepKind.END
        case "intermediateCatchEvent" | "boundaryEvent" | "receiveTask":
            return StepKind.DELAY
        case "callActivity":
            return StepKind.SUBPROCESS
        case local if local in SUBPROCESSES:
            return StepKind.SUBPROCESS
    return StepKind.OPERATION


def can_be(node: Node, kind: StepKind) -> bool:
    """Whether an element may stand for a kind of step that its extension names.

    Args:
        node: the flow node.
        kind: the kind.

    Returns:
        False where the element has become something else since.
    """
    if node.local in TASKS:
        return kind in _WORK
    if node.local in GATEWAYS:
        return kind in (StepKind.DECISION, StepKind.FORK, StepKind.JOIN)
    if node.local in EVENTS:
        return kind in (StepKind.START, StepKind.END)
    return kind is StepKind.SUBPROCESS


def label_of(node: Node, kind: StepKind) -> str:
    """What a step is called whose element has no name.

    Args:
        node: the flow node.
        kind: its kind.

    Returns:
        what the event waits for, else the kind, in the language in force.
    """
    if kind not in (StepKind.START, StepKind.END):
        for child in node.elements:
            if child.local in _EVENTS:
                return _(_EVENTS[child.local])
    return step_kind_label(kind.value)


def waits_s(node: Node) -> float | None:
    """How long a timer waits.

    Args:
        node: the event.

    Returns:
        seconds; None where it is no timer, or none of a fixed length.
    """
    timer = node.first("timerEventDefinition")
    duration = timer.first("timeDuration") if timer is not None else None
    return seconds_of(duration.text) if duration is not None else None


def repetitions(node: Node) -> tuple[bool, float | None]:
    """Whether an activity is done several times for one case, and how often.

    Args:
        node: the activity.

    Returns:
        whether it repeats; the number, None where the model leaves it open.
    """
    several = node.first("multiInstanceLoopCharacteristics")
    if several is None:
        return node.first("standardLoopCharacteristics") is not None, None
    stated = several.first("loopCardinality")
    try:
        n = float(stated.text) if stated is not None else 0.0
    except ValueError:
        n = 0.0
    return True, n if 1 <= n < 1e6 else None
