"""Drawings of draw.io (diagrams.net): plain or compressed XML.

Source: the format as the program writes it: a page holds a graph of cells, either as XML or as base64 of raw deflate of
the URL-encoded XML; a cell is a shape or a line, its style a list of words and values.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from auditor.errors import InputError
from auditor.exchange.bpmn.document import Bounds
from auditor.exchange.draft import Draft
from auditor.exchange.drawing.shapes import Line, Page, Shape
from auditor.exchange.drawing.to_map import read_drawing
from auditor.exchange.xml import MAX_BYTES, Node, read_tree, read_tree_of
from auditor.locale import _
from auditor.model import StepKind

_BREAKS = re.compile(r"<(?:br|/p|/div|/li|hr)[^>]{0,200}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_MOST_LEVELS = 50
_NEAR = 12.0
_KINDS = (
    (("parallelgw", "gwtype=parallel", "flowchart.parallel_mode", "symbol=parallel"), StepKind.FORK),
    (("rhombus", "flowchart.decision", "bpmn.gateway", "uml.decision"), StepKind.DECISION),
    (("flowchart.delay", "shape=delay", "timer", "hourglass"), StepKind.DELAY),
    (
        ("lean_mapping.inventory", "flowchart.stored_data", "cylinder", "datastore", "flowchart.database"),
        StepKind.STORAGE,
    ),
    (("lean_mapping.truck", "transport", "forklift"), StepKind.TRANSPORT),
    (("flowchart.predefined_process", "shape=process", "subprocess"), StepKind.OPERATION),
)
_ROUND = (
    "ellipse",
    "flowchart.start",
    "flowchart.terminator",
    "shape=mxgraph.bpmn.event",
    "bpmn.shape;perimeter=ellipse",
    "terminator",
)


def read_drawio(path: Path, process_name: str = "") -> Draft:
    """The processes of a drawing.

    Args:
        path: the file.
        process_name: what the process is called, where the drawing has one page.

    Returns:
        entities, and what was assumed and left out.

    Raises:
        InputError: it can't be read, or nothing is drawn.
    """
    root = read_tree_of(path)
    if root.local == "mxGraphModel":
        return read_drawing([_page(root, "")], path, process_name)
    pages = []
    for diagram in root.all("diagram"):
        model = diagram.first("mxGraphModel") or _unpacked(diagram.text, path)
        pages.append(_page(model, diagram.get("name")))
    return read_drawing(pages, path, process_name)


def _unpacked(text: str, path: Path) -> Node:
    """The graph of a page that is compressed."""
    if not text:
        return Node("mxGraphModel")
    try:
        packed = base64.b64decode(text, validate=False)
        raw = zlib.decompressobj(-15).decompress(packed, MAX_BYTES + 1)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise InputError(
            _("{path} holds a page that can't be unpacked: it is damaged.").format(path=path.name)
        ) from error
    if len(raw) > MAX_BYTES:
        raise InputError(_("{path} unpacks to far more than a drawing holds; not opened.").format(path=path.name))
    return read_tree(unquote(raw.decode("utf-8", "replace")).encode("utf-8"), path.name)


def _page(model: Node, name: str) -> Page:
    page = Page(name)
    cells: dict[str, tuple[Node, Node]] = {}  # id → what carries the label, and the cell
    root = model.first("root")
    for one in root.elements if root is not None else []:
        cell = one if one.local == "mxCell" else one.first("mxCell")
        if cell is not None:
            cells[one.get("id") or cell.get("id")] = (one, cell)
    lines: dict[str, Line] = {}
    for key, (held, cell) in cells.items():
        if cell.get("edge") == "1":
            share = held.get("share")
            lines[key] = Line(
                cell.get("source"), cell.get("target"), _text(held, cell), _number(share) if share else None
            )
    for key, (held, cell) in cells.items():
        if cell.get("vertex") != "1":
            continue
        parent = cell.get("parent")
        if parent in lines:  # the label of a line is a cell of its own
            lines[parent].text = " ".join(filter(None, (lines[parent].text, _text(held, cell))))
            continue
        bounds = _bounds(cells, key)
        if bounds is not None:
            page.shapes[key] = _shape(key, held, cell, bounds, cells)
    for key, line in lines.items():
        for end, point in (("source", "sourcePoint"), ("target", "targetPoint")):
            at = getattr(line, end)
            if at not in page.shapes:
                setattr(line, end, _inside_of(at, cells, page) or _nearest(page, cells, cells[key][1], point))
        if line.source in page.shapes and line.target in page.shapes:
            page.lines.append(line)
        else:
            page.loose += 1
    return page


def _inside_of(key: str, cells: dict[str, tuple[Node, Node]], page: Page) -> str:
    """The shape that a part of a group belongs to."""
    for _level in range(_MOST_LEVELS):
        if key in page.shapes:
            return key
        if key not in cells:
            return ""
        key = cells[key][1].get("parent")
    return ""


def _nearest(page: Page, cells: dict[str, tuple[Node, Node]], cell: Node, name: str) -> str:
    """The shape at the end of a line that is not tied to one."""
    geometry = cell.first("mxGeometry")
    points = [p for p in (geometry.all("mxPoint") if geometry is not None else []) if p.get("as") == name]
    if not points:
        return ""
    left, top = _offset(cells, cell.get("parent"))
    x, y = _number(points[0].get("x")) + left, _number(points[0].get("y")) + top
    for shape in page.shapes.values():
        b = shape.bounds
        if (
            not shape.is_lane
            and b.x - _NEAR <= x <= b.x + b.width + _NEAR
            and b.y - _NEAR <= y <= b.y + b.height + _NEAR
        ):
            return shape.key
    return ""


def _shape(key: str, held: Node, cell: Node, bounds: Bounds, cells: dict[str, tuple[Node, Node]]) -> Shape:
    style = cell.get("style").lower()
    words = style.split(";")
    is_lane = "swimlane" in words[0] or "shape=swimlane" in style or "shape=mxgraph.bpmn.swimlane" in style
    parent = cell.get("parent")
    parent_style = cells[parent][1].get("style").lower() if parent in cells else ""
    lane = parent if "swimlane" in parent_style else ""
    said = held.get("kind")
    kind: StepKind | None = StepKind.OPERATION
    if said in list(StepKind):
        kind = StepKind(said)
    else:
        kind = next((k for marks, k in _KINDS if any(mark in style for mark in marks)), StepKind.OPERATION)
        if kind is StepKind.OPERATION and (any(mark in style for mark in _ROUND) or "arcsize=50" in style):
            kind = None
    is_text = words[0] in ("text", "label") or "shape=note" in style or "edgelabel" in words[0]
    return Shape(key, _text(held, cell), bounds, kind, is_lane, lane, is_text and said == "")


def _text(held: Node, cell: Node) -> str:
    """A label without its markup; only labels of that style have any."""
    text = held.get("label") or cell.get("value")
    if "html=1" in cell.get("style"):
        text = unescape(_TAGS.sub("", _BREAKS.sub(" ", text)))
    return " ".join(text.split())


def _bounds(cells: dict[str, tuple[Node, Node]], key: str) -> Bounds | None:
    geometry = cells[key][1].first("mxGeometry")
    if geometry is None:
        return None
    left, top = _offset(cells, cells[key][1].get("parent"))
    x, y, width, height = (_number(geometry.get(name)) for name in ("x", "y", "width", "height"))
    return Bounds(x + left, y + top, max(width, 0.0), max(height, 0.0))


def _offset(cells: dict[str, tuple[Node, Node]], parent: str) -> tuple[float, float]:
    """Places are within what holds a cell."""
    left = top = 0.0
    for _level in range(_MOST_LEVELS):
        if parent not in cells:
            break
        cell = cells[parent][1]
        geometry = cell.first("mxGeometry")
        if geometry is not None and cell.get("vertex") == "1":
            left, top = left + _number(geometry.get("x")), top + _number(geometry.get("y"))
        parent = cell.get("parent")
    return left, top


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e8 else 0.0
