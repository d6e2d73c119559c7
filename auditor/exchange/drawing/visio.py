"""Drawings of Visio (.vsdx): shapes, lines between them, swimlanes.

Source: the format as Microsoft describes it ([MS-VSDX]): a package of parts; a page lists shapes with cells in inches, y
upwards, and which end of which line is glued to which shape; what a shape does not say, its master says.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.bpmn.document import Bounds
from auditor.exchange.draft import Draft
from auditor.exchange.drawing.shapes import Line, Page, Shape
from auditor.exchange.drawing.to_map import read_drawing
from auditor.exchange.xml import Node, read_tree
from auditor.locale import _
from auditor.model import StepKind

MAX_PART = 50 * 1024 * 1024
MAX_ALL = 200 * 1024 * 1024
MAX_PARTS = 5000
_DPI = 96.0
_MOST_LEVELS = 30
_KINDS = (
    (("decision", "gateway", "exclusive", "entscheidung", "beslissing"), StepKind.DECISION),
    (("parallel",), StepKind.FORK),
    (("delay", "wait", "timer"), StepKind.DELAY),
    (("database", "stored data", "inventory", "storage"), StepKind.STORAGE),
    (("truck", "transport", "shipment"), StepKind.TRANSPORT),
)
_ROUND = ("start/end", "start-end", "terminator", "start event", "end event", "start", "end")
_LANES = ("swimlane", "functional band", "pool / lane", "pool/lane", "lane")
_NO_STEPS = ("cff container", "swimlane list", "phase list", "separator", "phase", "title", "annotation", "text")


@dataclass
class _Master:
    name: str = ""
    cells: dict[str, float] = field(default_factory=dict)


def read_visio(path: Path, process_name: str = "") -> Draft:
    """The processes of a drawing.

    Args:
        path: the file.
        process_name: what the process is called, where the drawing has one page.

    Returns:
        entities, and what was assumed and left out.

    Raises:
        InputError: it can't be read, or nothing is drawn.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _Parts(archive, path.name)
            masters = _masters(parts)
            pages = _pages(parts, masters)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise InputError(
            _("{path} can't be read as a drawing: {reason}").format(path=path.name, reason=error)
        ) from error
    return read_drawing(pages, path, process_name)


class _Parts:
    """The parts of the package, within bounds."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        infos = archive.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_ALL:
            raise InputError(_("{path} unpacks to far more than a drawing holds; not opened.").format(path=name))
        self._archive, self._name = archive, name
        self._names = {info.filename.lower(): info for info in infos}

    def tree(self, part: str) -> Node | None:
        """A part as a tree; None where it is not there."""
        info = self._names.get(part.lower())
        if info is None:
            return None
        with self._archive.open(info) as stream:
            raw = stream.read(MAX_PART + 1)
        if len(raw) > MAX_PART:
            raise InputError(_("{path} unpacks to far more than a drawing holds; not opened.").format(path=self._name))
        return read_tree(raw, f"{self._name}/{part}")

    def related(self, folder: str, part: str) -> dict[str, str]:
        """Id of a relation → the part that it leads to."""
        tree = self.tree(f"{folder}/_rels/{part}.rels")
        found = tree.all("Relationship") if tree is not None else []
        return {one.get("Id"): f"{folder}/{one.get('Target').rpartition('/')[2]}" for one in found}


def _masters(parts: _Parts) -> dict[str, _Master]:
    listed = parts.tree("visio/masters/masters.xml")
    related = parts.related("visio/masters", "masters.xml")
    found: dict[str, _Master] = {}
    for one in listed.all("Master") if listed is not None else []:
        master = found[one.get("ID")] = _Master((one.get("NameU") or one.get("Name")).lower())
        rel = one.first("Rel")
        content = parts.tree(related.get(rel.get("id"), "")) if rel is not None else None
        shape = content.first("Shapes", "Shape") if content is not None else None
        if shape is not None:
            master.cells = _cells(shape)
    return found


def _pages(parts: _Parts, masters: dict[str, _Master]) -> list[Page]:
    listed = parts.tree("visio/pages/pages.xml")
    if listed is None:
        raise InputError(_("{path} has no pages in it.").format(path=parts._name))
    related = parts.related("visio/pages", "pages.xml")
    pages: list[Page] = []
    for one in listed.all("Page"):
        rel = one.first("Rel")
        content = parts.tree(related.get(rel.get("id"), "")) if rel is not None else None
        if one.get("Background") == "1" or content is None:
            continue
        sheet = one.first("PageSheet")
        height = _cells(sheet).get("PageHeight", 11.0) if sheet is not None else 11.0
        pages.append(_page(content, one.get("Name"), height, masters))
    return pages


def _page(content: Node, name: str, height: float, masters: dict[str, _Master]) -> Page:
    page = Page(name)
    ends: dict[str, dict[str, str]] = {}
    for connect in (content.first("Connects") or Node("Connects")).all("Connect"):
        cell = connect.get("FromCell")
        if cell in ("BeginX", "EndX"):
            ends.setdefault(connect.get("FromSheet"), {})[cell] = connect.get("ToSheet")
    texts: dict[str, str] = {}
    owner: dict[str, str] = {}
    for shape in (content.first("Shapes") or Node("Shapes")).all("Shape"):
        _shape(shape, page, (0.0, 0.0), height, masters, texts, owner, 0)
    for key, tied in ends.items():
        source, target = (owner.get(tied.get(end, ""), "") for end in ("BeginX", "EndX"))
        if source in page.shapes and target in page.shapes:
            page.lines.append(Line(source, target, texts.get(key, "")))
        else:
            page.loose += 1
    for key in ends:
        page.shapes.pop(key, None)
    return page


def _shape(
    shape: Node, page: Page, origin: tuple[float, float], height: float, masters: dict[str, _Master],
    texts: dict[str, str], owner: dict[str, str], level: int, inside: str = "",
) -> None:  # fmt: skip
    """A shape, and those that are grouped in it, which belong to it where it is a step itself."""
    key = shape.get("ID")
    master = masters.get(shape.get("Master"), _Master())
    cells = {**master.cells, **_cells(shape)}
    own = shape.first("Text")
    text = " ".join(own.text.split()) if own is not None else ""
    texts[key] = text
    width, tall = cells.get("Width", 0.0), cells.get("Height", 0.0)
    left = origin[0] + cells.get("PinX", 0.0) - cells.get("LocPinX", width / 2)
    low = origin[1] + cells.get("PinY", 0.0) - cells.get("LocPinY", tall / 2)
    named = master.name
    is_lane = any(named.startswith(one) for one in _LANES) and not named.startswith(_NO_STEPS)
    group = shape.first("Shapes")
    is_line = "BeginX" in cells and "EndX" in cells
    is_step = (
        not inside and not is_line and not is_lane and not named.startswith(_NO_STEPS) and (bool(text) or bool(named))
    )
    if group is not None and not text and (is_step or is_lane):  # the text of a group is in one of its parts
        inner = [t.text for t in group.walk() if t.local == "Text" and t.text]
        text = " ".join(" ".join(inner).split())
        is_step = is_step and bool(named)
    owner[key] = inside or key
    if is_step or is_lane:
        top = height - low - tall
        bounds = Bounds(left * _DPI, top * _DPI, width * _DPI, tall * _DPI)
        page.shapes[key] = Shape(key, text, bounds, _kind(named), is_lane, "", not is_lane and not named and width == 0)
    if group is not None and level < _MOST_LEVELS:
        held = inside or (key if is_step else "")
        for one in group.all("Shape"):
            _shape(one, page, (left, low), height, masters, texts, owner, level + 1, held)


def _kind(named: str) -> StepKind | None:
    if any(named == one or named.startswith(f"{one}.") for one in _ROUND):
        return None
    return next((kind for words, kind in _KINDS if any(word in named for word in words)), StepKind.OPERATION)


def _cells(shape: Node) -> dict[str, float]:
    found: dict[str, float] = {}
    for cell in shape.all("Cell"):
        try:
            found[cell.get("N")] = float(cell.get("V"))
        except ValueError:
            continue
    return found
