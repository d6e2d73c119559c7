"""BPMN out and in again gives the same map; BPMN in and out again gives the same model."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from auditor.exchange.bpmn.build import Builder
from auditor.exchange.bpmn.names import Names
from auditor.exchange.bpmn.write import add_built
from auditor.exchange.xml import Node, write_tree
from auditor.model import Audit
from tests.exchange.bpmn.maps import audits, comparable, read_back, with_ids_of
from tests.rounds import rounds


def _written(audit: Audit) -> tuple[bytes, dict[tuple[str, str], int]]:
    """The model, and what its elements stand for."""
    root = Node("bpmn:definitions", "", {"id": "D", "targetNamespace": "t"})
    names = Names(root, {"D"})
    built = Builder(audit, names)
    for role_id in audit.roles:
        built.role_key(role_id)
    built.pools(sorted(audit.processes))
    add_built(root, names, built)
    keys = {("step", key): id_ for id_, key in built.step_keys.items()}
    keys |= {("flow", key): id_ for id_, key in built.flow_keys.items()}
    keys |= {("lane", key): id_ for id_, key in built.lane_keys.items()}
    keys |= {("process", key): id_ for id_, key in built.process_keys.items()}
    return write_tree(root), keys


@settings(max_examples=rounds("any map as BPMN"), deadline=None, suppress_health_check=list(HealthCheck))
@given(audit=audits())
def test_any_map_written_as_bpmn_and_read_again_is_the_same(audit: Audit) -> None:
    raw, keys = _written(audit)
    back = with_ids_of(read_back(raw), keys)
    assert comparable(back) == comparable(audit.entities())
