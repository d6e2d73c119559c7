"""The maps as a drawing for draw.io: a page a process, lanes that hold their steps."""

from __future__ import annotations

from auditor.exchange.bpmn.exact import plain
from auditor.exchange.xml import Node, write_tree
from auditor.flow.layout import Rect, drawing
from auditor.locale import percent
from auditor.model import Audit, Flow, Heading, Step, StepKind
from auditor.model.units import format_field

_STYLES = {
    StepKind.START: "ellipse;whiteSpace=wrap;verticalLabelPosition=bottom;verticalAlign=top;",
    StepKind.END: "ellipse;whiteSpace=wrap;strokeWidth=3;verticalLabelPosition=bottom;verticalAlign=top;",
    StepKind.DECISION: "rhombus;whiteSpace=wrap;verticalLabelPosition=bottom;verticalAlign=top;",
    StepKind.FORK: "rhombus;whiteSpace=wrap;strokeWidth=2;verticalLabelPosition=bottom;verticalAlign=top;",
    StepKind.JOIN: "rhombus;whiteSpace=wrap;strokeWidth=2;verticalLabelPosition=bottom;verticalAlign=top;",
    StepKind.DELAY: "shape=delay;whiteSpace=wrap;",
    StepKind.STORAGE: "shape=cylinder3;whiteSpace=wrap;size=8;",
    StepKind.SUBPROCESS: "shape=process;whiteSpace=wrap;",
}
_WORK = "rounded=1;whiteSpace=wrap;arcSize=6;"
_LINE = "edgeStyle=orthogonalEdgeStyle;rounded=1;endArrow=block;endFill=1;"
_LANE_TITLE = 30


def write_drawio(audit: Audit) -> bytes:
    """All processes, as plain XML.

    Args:
        audit: the snapshot.

    Returns:
        the file, UTF-8.
    """
    root = Node("mxfile", "", {"host": "Automation Auditor"})
    for process_id in sorted(audit.processes):
        name = plain(audit.processes[process_id].name) or str(process_id)
        graph = Node("mxGraphModel", "", {"grid": "1", "page": "0"}, [_graph(audit, process_id)])
        root.children.append(Node("diagram", "", {"id": f"process-{process_id}", "name": name}, [graph]))
    return write_tree(root)


def _graph(audit: Audit, process_id: int) -> Node:
    drawn = drawing(audit, process_id)
    is_down = audit.processes[process_id].heading is Heading.DOWN
    root = Node("root", "", {}, [Node("mxCell", "", {"id": "0"}), Node("mxCell", "", {"id": "1", "parent": "0"})])
    corner: dict[int | None, tuple[float, float]] = {None: (0.0, 0.0)}
    for lane, band in drawn.lanes:
        corner[lane.id] = band.x, band.y
        style = f"swimlane;horizontal={int(is_down)};startSize={_LANE_TITLE};collapsible=0;"
        root.children.append(_cell(f"lane-{lane.id}", plain(lane.name), style, band, "1", {}))
    for step in audit.steps_of(process_id):
        left, top = corner.get(step.lane_id, (0.0, 0.0))
        card = drawn.cards[step.id]
        at = Rect(card.x - left, card.y - top, card.width, card.height)
        parent = f"lane-{step.lane_id}" if step.lane_id in corner and step.lane_id is not None else "1"
        style = _STYLES.get(step.kind, _WORK)
        root.children.append(_cell(f"step-{step.id}", plain(step.name), style, at, parent, _data(audit, step)))
    for flow in audit.flows_of(process_id):
        root.children.append(_line(audit, flow))
    return root


def _data(audit: Audit, step: Step) -> dict[str, str]:
    """What the program shows as the data of a shape."""
    work = audit.work(step.id)
    role = audit.roles.get(work.role_id or 0)
    values = {
        "kind": step.kind.value,
        "cycle_time": format_field(work, "cycle_time_s"),
        "role": plain(role.name) if role is not None else "",
    }
    return {name: value for name, value in values.items() if value}


def _cell(key: str, text: str, style: str, at: Rect, parent: str, data: dict[str, str]) -> Node:
    geometry = {
        "x": f"{at.x:.10g}", "y": f"{at.y:.10g}", "width": f"{at.width:.10g}", "height": f"{at.height:.10g}",
        "as": "geometry",
    }  # fmt: skip
    cell = Node("mxCell", "", {"style": style, "vertex": "1", "parent": parent}, [Node("mxGeometry", "", geometry)])
    return Node("object", "", {"label": text, **data, "id": key}, [cell])


def _line(audit: Audit, flow: Flow) -> Node:
    is_fork = audit.steps[flow.source_id].kind is StepKind.FORK
    shown = percent(flow.share, 1) if flow.share < 1 and not is_fork else ""
    ends = {"source": f"step-{flow.source_id}", "target": f"step-{flow.target_id}"}
    geometry = Node("mxGeometry", "", {"relative": "1", "as": "geometry"})
    cell = Node("mxCell", "", {"style": _LINE, "edge": "1", "parent": "1", **ends}, [geometry])
    return Node("object", "", {"label": shown, "share": f"{flow.share!r}", "id": f"flow-{flow.id}"}, [cell])
