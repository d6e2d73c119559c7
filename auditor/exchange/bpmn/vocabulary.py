"""The words of BPMN 2.0 (OMG formal/2013-12-09), and which of them a map has a word for."""

from __future__ import annotations

from auditor.locale import N_
from auditor.model import StepKind

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DD = "http://www.omg.org/spec/DD/20100524/DI"
QBP = "http://www.qbp-simulator.com/Schema201212"
OWN = "urn:automation-auditor:bpmn:1"

TASKS = frozenset(
    {
        "task", "userTask", "manualTask", "serviceTask", "scriptTask", "sendTask", "receiveTask", "businessRuleTask",
    }
)  # fmt: skip
#: Tasks that a system does by itself.
SYSTEM_TASKS = frozenset({"serviceTask", "scriptTask", "businessRuleTask"})
SUBPROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
ACTIVITIES = TASKS | SUBPROCESSES | {"callActivity"}
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"})
EVENTS = frozenset({"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"})
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS

#: Kinds of steps that are gateways or events.
ROUTING = frozenset({StepKind.DECISION, StepKind.FORK, StepKind.JOIN})

#: What is kept, and told of, because a map has no word for it: element → what people call it (to be translated).
FOREIGN = {
    "dataObjectReference": N_("data object"),
    "dataStoreReference": N_("data store"),
    "dataInputAssociation": N_("data flow"),
    "dataOutputAssociation": N_("data flow"),
    "textAnnotation": N_("annotation"),
    "association": N_("association"),
    "group": N_("group"),
    "choreographyTask": N_("choreography"),
    "subChoreography": N_("choreography"),
    "callChoreography": N_("choreography"),
    "conversation": N_("conversation"),
    "subConversation": N_("conversation"),
    "callConversation": N_("conversation"),
}
