"""Who does the work: the resources of a model as roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from auditor.exchange.audit_json import entity_in
from auditor.exchange.bpmn import own
from auditor.exchange.bpmn.document import BpmnDocument, reference
from auditor.exchange.bpmn.exact import exact
from auditor.exchange.bpmn.scenario import Resource
from auditor.exchange.xml import Node
from auditor.model import Estimate, Role

_PERFORMERS = ("performer", "humanPerformer", "potentialOwner", "resourceRole")
_MOST_LETTERS = 1000


class Roles:
    """Roles by their names; two resources of one name are one role."""

    def __init__(self, document: BpmnDocument, next_id: Callable[[], int]) -> None:
        """Nothing is a role until an activity needs it.

        Args:
            document: the file.
            next_id: gives ids of roles.
        """
        self._document, self._next_id = document, next_id
        self._by_name: dict[str, Role] = {}
        self._ours: dict[str, Role] = {}
        for resource in document.root.all("resource"):
            said = own.said(resource, "role")
            if said is not None:
                shown = " ".join(resource.get("name").split())
                row = {**said, "id": next_id(), "name": exact(said.get("name"), shown) or shown}
                role = entity_in(row, Role, f"{document.name}, {resource.get('id')}")
                assert isinstance(role, Role)
                self._ours[document.key(resource)] = role

    @property
    def entities(self) -> list[Role]:
        """The roles that activities need."""
        return [*self._ours.values(), *self._by_name.values()]

    def ours(self, key: object) -> int | None:
        """The role that an extension of this program names.

        Args:
            key: id of the resource.

        Returns:
            id of the role; None where it is not there.
        """
        role = self._ours.get(key) if isinstance(key, str) else None
        return role.id if role is not None else None

    def of(self, node: Node, performer: Resource | None) -> int | None:
        """Who does an activity: as simulation data say, else as the model says.

        Args:
            node: the activity.
            performer: of the simulation data.

        Returns:
            id of the role; None where nobody is named.
        """
        if performer is not None and performer.name.strip():
            return self._role(performer)
        for local in _PERFORMERS:
            for one in node.all(local):
                ref = one.first("resourceRef")
                resource = self._document.by_id.get(reference(ref.text)) if ref is not None else None
                if resource is not None and resource.get("name").strip():
                    return self._role(Resource(resource.get("name")))
        groups = next((v for n, v in node.attributes.items() if n.endswith(":candidateGroups")), "")
        if groups and "{" not in groups:
            return self._role(Resource(groups.split(",")[0]))
        return None

    def _role(self, resource: Resource) -> int:
        name = " ".join(resource.name.split())[:_MOST_LETTERS]
        known = next((role for role in self._ours.values() if role.name == name), None)
        if known is not None:
            return known.id
        role = self._by_name.get(name) or Role(id=self._next_id(), name=name)
        if resource.rate_per_hour:
            role = replace(role, rate_per_hour=Estimate.point(resource.rate_per_hour))
        if resource.headcount is not None:
            role = replace(role, headcount=resource.headcount)
        self._by_name[name] = role
        return role.id
