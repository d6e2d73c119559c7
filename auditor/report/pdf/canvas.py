"""A canvas that knows what is read and what is decoration, and keeps pages back until their number is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import LinkAnnotation
from reportlab.pdfgen.canvas import Canvas

from auditor.report.colours import LINE
from auditor.report.fonts import BODY, fitted, runs, width
from auditor.report.pdf.structure import Node, Structure, enrol_page
from auditor.report.theme import MARGIN_BOTTOM, MARGIN_X, TEXT_WIDTH


@dataclass(frozen=True)
class _Waiting:
    """A page number still to be written: where (points on the page), for which heading, in which style."""

    key: str
    x: float
    y: float
    size: float
    color: Any
    node: Node


class ReportCanvas(Canvas):  # type: ignore[misc]
    """Use :meth:`begin` and :meth:`begin_decoration` around what is drawn, each with :meth:`end`.

    Attributes:
        structure: what the document's tags say.
        furniture: draws running head and foot of a page: (canvas, page from 1, number of pages, section).
        sections: titles of sections by the page (from 0) on which they begin.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.structure = Structure()
        self.furniture: Callable[[ReportCanvas, int, int, str], None] | None = None
        self.sections: dict[int, list[str]] = defaultdict(list)
        self._reopened: int | None = None
        self._pages: list[dict[str, Any]] = []
        self._places: dict[str, tuple[int, float]] = {}
        self._waiting: dict[int, list[_Waiting]] = defaultdict(list)
        self._footnotes: dict[int, list[Any]] = defaultdict(list)
        self._links: list[tuple[Node, str, _Link]] = []

    @property
    def footnotes_here(self) -> bool:
        """Whether the page in hand has a footnote already."""
        return bool(self._footnotes.get(self.page))

    def add_footnotes(self, notes: Sequence[Any]) -> None:
        """Draw these at the foot of the page in hand, in the order in which they come.

        Args:
            notes: paragraphs, each with its node.
        """
        for note in notes:
            self.structure.place(note.node)
            self._footnotes[self.page].append(note)

    @property
    def page(self) -> int:
        """The page in hand, from 0."""
        return len(self._pages) if self._reopened is None else self._reopened

    def begin(self, node: Node) -> None:
        """What follows belongs to a node.

        Args:
            node: the element of the structure; it joins the tree where it has not yet.
        """
        self._code.append(f"/{node.role} <</MCID {self.structure.mark(node, self.page)}>> BDC")

    def begin_decoration(self) -> None:
        """What follows says nothing."""
        self._code.append("/Artifact BMC")

    def end(self) -> None:
        """What was begun last ends here."""
        self._code.append("EMC")

    def bookmark_heading(self, key: str, title: str, level: int, top: float) -> None:
        """A heading on this page whose upper edge is at ``top``.

        Args:
            key: of the heading, unique in the report.
            title: as bookmarks and running heads show it.
            level: 0 for a section, 1 or 2 for what is within.
            top: points from the lower edge of the page.
        """
        self._places[key] = (self.page, top)
        self.addOutlineEntry(title, key, level, closed=level > 0)
        if level == 0:
            self.sections[self.page].append(title)

    def link_to(self, key: str, title: str, rect: tuple[float, float, float, float], node: Node) -> None:
        """A link over a rectangle (in the units in force) to a heading.

        Args:
            key: of the heading.
            title: what the link says of itself.
            rect: left, bottom, right and top.
            node: the element of the structure that the link belongs to.
        """
        name = f"toc{len(self._links)}"
        link = _Link(self._absRect(rect, 1), title, self._bookmarkReference(key))
        self._links.append((node, name, link))
        self._addAnnotation(link, name)

    def await_number(self, key: str, x: float, y: float, size: float, color: Any, node: Node) -> None:
        """Write the page of a heading here, right-aligned, once it is known.

        Args:
            key: of the heading.
            x: right edge, in the units in force.
            y: baseline, in the units in force.
            size: of the digits, points.
            color: of the digits.
            node: the element of the structure that the number belongs to.
        """
        x, y = self.absolutePosition(x, y)
        self._waiting[self.page].append(_Waiting(key, x, y, size, color, node))

    def showPage(self) -> None:
        """Keep the page back until all are there."""
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Finish every page with its numbers, footnotes and running heads, then store structure and document."""
        pages, links = self._pages, self._links
        for node, name, link in links:
            link.key = self.structure.link(node, name, len(pages))
        by_page: dict[int, list[tuple[str, float]]] = defaultdict(list)
        for key, (place, top) in self._places.items():
            by_page[place].append((key, top))
        section = ""
        for number, page in enumerate(pages):
            self.__dict__.update(page)
            self._reopened = number
            begun = self.sections[number]
            section = begun[0] if begun else section
            for key, top in by_page[number]:
                self.bookmarkPage(key, fit="XYZ", left=0, top=top)
            self._write_numbers()
            self._write_footnotes()
            if self.furniture is not None:
                self.begin_decoration()
                self.furniture(self, number + 1, len(pages), section)
                self.end()
            section = begun[-1] if begun else section
            Canvas.showPage(self)
            enrol_page(self._doc.Pages.pages[-1], number)
        self.structure.store(self._doc, len(pages))
        Canvas.save(self)

    def _write_numbers(self) -> None:
        for waiting in self._waiting[self.page]:
            place = self._places.get(waiting.key)
            if place is not None:
                self.begin(waiting.node)
                self.setFillColor(waiting.color)
                self.setFont(BODY, waiting.size)
                self.drawRightString(waiting.x, waiting.y, str(place[0] + 1))
                self.end()

    def _write_footnotes(self) -> None:
        notes = self._footnotes.get(self.page, [])
        if not notes:
            return
        heights = [note.wrap(TEXT_WIDTH, 1000)[1] for note in notes]
        y = MARGIN_BOTTOM + sum(heights)
        self.begin_decoration()
        self.setStrokeColor(LINE)
        self.setLineWidth(0.5)
        self.line(MARGIN_X, y + 3, MARGIN_X + 80, y + 3)
        self.end()
        for note, height in zip(notes, heights, strict=True):
            if note.key:
                self.bookmarkPage(note.key, fit="XYZ", left=0, top=y)
            y -= height
            note.drawOn(self, MARGIN_X, y)

    def draw_text(self, text: str, x: float, y: float, font: str, size: float, room: float) -> None:
        """One line of any text, elided to the room it has.

        Args:
            text: any text.
            x: left edge, points.
            y: baseline, points.
            font: preferred; others stand in where it lacks a character.
            size: points.
            room: width, points.
        """
        for name, part in runs(fitted(text, font, size, room), font):
            self.setFont(name, size)
            self.drawString(x, y, part)
            x += self.stringWidth(part, name, size)

    def draw_right(self, text: str, x: float, y: float, font: str, size: float, room: float) -> None:
        """The same, ending at ``x``.

        Args:
            text: any text.
            x: right edge, points.
            y: baseline, points.
            font: preferred; others stand in where it lacks a character.
            size: points.
            room: width, points.
        """
        text = fitted(text, font, size, room)
        self.draw_text(text, x - width(text, font, size), y, font, size, room + 1)


class _Link(LinkAnnotation):  # type: ignore[misc]
    """A link that says where it leads, and which part of the structure it is."""

    permitted = (*LinkAnnotation.permitted, "StructParent")

    def __init__(self, rect: tuple[float, ...], title: str, destination: Any) -> None:
        super().__init__(rect, title, destination, "[0 0 0]", F=4)
        self.key = 0

    def Dict(self) -> Any:
        self.otherkw["StructParent"] = self.key
        return super().Dict()
