"""The maps as a graph for other programs: GraphML and networkx's node-link JSON, with the figures as attributes."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from auditor.flow import ProcessNumbers, StepNumbers, analyse
from auditor.flow.graph import process_graph
from auditor.model import Audit, Estimate

if TYPE_CHECKING:
    from networkx import DiGraph

#: What XML 1.0 can't hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def figures_graph(audit: Audit) -> DiGraph[int]:
    """All maps as one graph: a node a step, by its id, an edge from each step to those that its work goes on to.

    Attributes are as in ``analyse --json``, in seconds, hours, the audit's currency and shares from 0 to 1; what is
    not known has no attribute. Nodes: ``name``, ``process``, ``kind``, ``lane``, ``role``, ``detail`` (the process that
    shows the step in detail), ``x`` and ``y`` of a card that has a place, ``visits_per_unit``, ``volume_per_year``,
    ``cycle_time_s``, ``labour_hours_per_year``, ``fte``, ``labour_cost_per_year``, ``utilisation``,
    ``inventory_days_before``, ``scrap``, ``repetitive``. Edges: ``share`` as stated, ``part`` (the share that counts:
    scaled to 1, at a fork 1 for each branch), ``volume_per_year`` (what takes the flow), ``transfer``. The graph:
    ``firm`` and ``currency``.

    Args:
        audit: the snapshot.

    Returns:
        nodes with their figures and edges with their shares as attributes; times in s, hours and cost a year.
    """
    import networkx as nx

    graph: DiGraph[int] = nx.DiGraph(firm=audit.firm.name, currency=audit.firm.currency)
    for process_id, numbers in analyse(audit).processes.items():
        graph.add_nodes_from((key, _node(audit, numbers, step)) for key, step in numbers.steps.items())
        for source, target, edge in process_graph(audit, process_id).edges(data=True):
            graph.add_edge(source, target, **_edge(audit, numbers, source, edge))
    return graph


def _node(audit: Audit, process: ProcessNumbers, numbers: StepNumbers) -> dict[str, Any]:
    step, work, load = numbers.step, audit.work(numbers.step.id), numbers.workload
    lane, role = audit.lanes.get(step.lane_id or 0), audit.roles.get(work.role_id or 0)
    detail = audit.processes.get(step.detail_id or 0)
    return _known(
        name=step.name,
        process=process.process.name,
        kind=step.kind.value,
        lane=lane.name if lane is not None else None,
        role=role.name if role is not None else None,
        detail=detail.name if detail is not None else None,
        x=step.x,
        y=step.y,
        visits_per_unit=numbers.visits_per_unit,
        volume_per_year=numbers.volume_per_year,
        cycle_time_s=work.cycle_time_s,
        labour_hours_per_year=load.labour_hours_per_year,
        fte=load.fte,
        labour_cost_per_year=load.labour_cost_per_year,
        utilisation=load.utilisation,
        inventory_days_before=process.stream.inventory_days.get(step.id),
        scrap=work.scrap,
        repetitive=numbers.repetitive.is_repetitive,
    )


def _edge(audit: Audit, process: ProcessNumbers, source: int, edge: dict[str, Any]) -> dict[str, Any]:
    scrap, volume = audit.work(source).scrap, process.steps[source].volume_per_year
    good = 1.0 - scrap.likely if scrap is not None else 1.0
    return _known(
        share=edge["share"],
        part=edge["part"],
        volume_per_year=volume * good * edge["part"] if volume is not None else None,
        transfer=edge["transfer"].value,
    )


def _known(**attributes: Any) -> dict[str, Any]:
    """What there is, each attribute of one type throughout the graph."""
    return {
        name: value.likely if isinstance(value, Estimate) else float(value) if type(value) is int else value
        for name, value in attributes.items()
        if value is not None
    }


def write_graphml(audit: Audit) -> bytes:
    """The graph as GraphML, UTF-8.

    Args:
        audit: the snapshot.

    Returns:
        the file.
    """
    import networkx as nx

    graph = figures_graph(audit)
    for attributes in (graph.graph, *(data for _node, data in graph.nodes(data=True))):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = _NOT_XML.sub("", value)
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=True)
    return out.getvalue()


def write_node_link(audit: Audit) -> bytes:
    """The graph as node-link JSON (``nodes`` with ``id``, ``edges`` with ``source`` and ``target``), UTF-8.

    Args:
        audit: the snapshot.

    Returns:
        the file.
    """
    import networkx as nx

    document = nx.node_link_data(figures_graph(audit), edges="edges")
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")
