"""The flows of a process, with their shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditor.exchange.audit_json import entity_in
from auditor.exchange.bpmn import own, told
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.outline import Outline, Way
from auditor.exchange.bpmn.scenario import Scenario
from auditor.exchange.bpmn.shares import Split, percentage, split
from auditor.exchange.xml import Node
from auditor.model import Basis, Flow, Step, StepKind

#: How often an event on the edge of an activity is taken to occur where nobody said.
EXCEPTION = 0.1


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves one flow node.

    Attributes:
        ways: to other steps, in order.
        events: on its edge.
        parts: the shares of the ways.
        event_parts: those of the events.
    """

    ways: list[Way]
    events: list[Node]
    parts: Split
    event_parts: list[tuple[float, Basis]]


class WayReader:
    """Reads the shares and makes the flows of one file."""

    def __init__(self, document: BpmnDocument, scenarios: list[Scenario], told_: told.Told) -> None:
        """Nothing is read yet.

        Args:
            document: the file.
            scenarios: simulation data, those that count first.
            told_: takes what is assumed.
        """
        self._document, self._scenarios, self._told = document, scenarios, told_

    def is_exclusive(self, node: Node, ways: list[Way]) -> bool:
        """Whether work goes one way of several, and not all of them.

        Args:
            node: the flow node that they leave.
            ways: the ways.

        Returns:
            for inclusive gateways True where their shares add up to 1; for activities True where ways have conditions.
        """
        if own.is_ours(node) or any(reference(way.flows[0].get("sourceRef")) != way.source for way in ways):
            return True
        if node.local in ("inclusiveGateway", "complexGateway"):
            known = [self._known(way) for way in ways]
            return None not in known and abs(sum(share or 0.0 for share in known) - 1) < 0.01
        if node.local == "parallelGateway":
            return False
        if "Gateway" in node.local:
            return True
        return bool(node.get("default")) or any(way.flows[0].first("conditionExpression") for way in ways)

    def leaving(self, outline: Outline, key: str, step: Step) -> Leaving:
        """The ways that leave a step, with their shares.

        Args:
            outline: of its process.
            key: of its flow node.
            step: the step.

        Returns:
            ways and events; together they come to 1.
        """
        ways = outline.ways[key]
        parts = split([self._known(way) for way in ways]) if ways else Split(())
        is_ours = bool(ways) and all(own.said(way.flows[0], "flow") is not None for way in ways)
        if parts.is_assumed and not is_ours:
            self._told.add(told.equal_shares, step.name)
        elif parts.is_scaled and not is_ours:
            self._told.add(told.scaled_shares, step.name)
        events = outline.boundary.get(key, [])
        chances: list[tuple[float, Basis]] = []
        for event in events:
            said = own.said(event, "flow") or {}
            share = self._scenario_share(self._document.key(event))
            if isinstance(said.get("share"), int | float) and said.get("share_basis") in list(Basis):
                chances.append((min(max(float(said["share"]), 0.0), 1.0), Basis(said["share_basis"])))
                continue
            chances.append((share, Basis.STATED) if share is not None else (EXCEPTION, Basis.ASSUMED))
            if share is None:
                self._told.add(told.exceptions, event.get("name") or step.name)
            if event.get("cancelActivity") in ("false", "0"):
                self._told.add(told.not_interrupting, event.get("name") or step.name)
        most = sum(share for share, _basis in chances)
        if most > 0.9 and not any(own.said(event, "flow") for event in events):
            chances = [(share * 0.9 / most, Basis.CALCULATED) for share, _basis in chances]
        return Leaving(ways, events, parts, chances)

    def flow(
        self, row: Mapping[str, object], way: Way, share: tuple[float, Basis], usual: float = 1.0, is_fork: bool = False
    ) -> Flow:
        """The flow of one way.

        Args:
            row: its id, process, source and target.
            way: the way.
            share: what it has of the ways.
            usual: what the ways have of all that leaves (0–1).
            is_fork: every branch gets all.

        Returns:
            the flow.
        """
        value, basis = (1.0, Basis.STATED) if is_fork else share
        if usual < 1 and basis is Basis.STATED:
            basis = Basis.CALCULATED
        said = own.said(way.flows[0], "flow") or {}
        kept: dict[str, object] = {
            name: said[name] for name in ("share", "share_basis", "bend", "transfer") if name in said
        }
        values: dict[str, object] = {"share": min(value * usual, 1.0), "share_basis": basis.value, **kept, **row}
        flow = entity_in(values, Flow, f"{self._document.name}, {way.flows[0].get('id')}")
        assert isinstance(flow, Flow)
        return flow

    def _known(self, way: Way) -> float | None:
        """The share that the file says, of the first that says it."""
        for flow in way.flows[:1]:
            said = (own.said(flow, "flow") or {}).get("share")
            if isinstance(said, int | float):
                return float(said)
            share = self._scenario_share(self._document.key(flow))
            if share is not None:
                return share
            condition = flow.first("conditionExpression")
            for text in (flow.get("name"), condition.text if condition is not None else ""):
                named = percentage(text)
                if named is not None:
                    return named
        return self._scenario_share(way.target) if self._is_event(way.target) else None

    def _is_event(self, key: str) -> bool:
        node = self._document.by_id.get(key)
        return node is not None and node.local == "intermediateCatchEvent"

    def _scenario_share(self, key: str) -> float | None:
        return next((s.shares[key] for s in self._scenarios if key in s.shares), None)


def labels(ways: list[Way], name_of: Callable[[str], str]) -> str:
    """The names that ways have, which flows have not: for the notes of the step that they leave.

    Args:
        ways: the ways.
        name_of: gives the name of the step at a key.

    Returns:
        a line each; empty where none has a name.
    """
    return "\n".join(
        f"{label} → {name_of(way.target)}" for way in ways if (label := " ".join(way.flows[0].get("name").split()))
    )


def gateway_kind(kind: StepKind, n_out: int, is_exclusive: bool) -> StepKind:
    """What a gateway is once its shares are known.

    Args:
        kind: by its element.
        n_out: ways that leave it.
        is_exclusive: work goes one of them.

    Returns:
        a decision where work goes one of several ways.
    """
    return StepKind.DECISION if kind in (StepKind.FORK, StepKind.JOIN) and n_out > 1 and is_exclusive else kind
