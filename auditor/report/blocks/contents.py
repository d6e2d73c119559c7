"""The table of contents: a line a heading, with a link and the page it stands on."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.report.blocks.text import Heading
from auditor.report.colours import INK, LINE, QUIET
from auditor.report.fonts import BODY, BOLD, fitted, width
from auditor.report.pdf.structure import Node
from auditor.report.theme import TEXT_WIDTH

_NUMBER_ROOM = 30.0


class ContentsLine(Flowable):  # type: ignore[misc]
    """One heading; its page number is written when all pages are there."""

    def __init__(self, heading: Heading, contents: Node) -> None:
        super().__init__()
        self._heading = heading
        self._link = Node("Link", Node("TOCI", contents))
        self.width, self.height = TEXT_WIDTH, 17.0 if heading.level == 0 else 14.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size is fixed.

        Args:
            _width: points; not used.
            _height: points; not used.

        Returns:
            width and height in points.
        """
        return self.width, self.height

    def draw(self) -> None:
        """Draw the title, a dotted line and a link; the page number follows once it is known."""
        canvas, top = self.canv, self._heading.level == 0
        font, size, left = (BOLD, 10.5, 0.0) if top else (BODY, 9.5, 14.0)
        title = fitted(self._heading.title, font, size, self.width - left - _NUMBER_ROOM)
        canvas.begin(self._link)
        canvas.setFillColor(INK if top else QUIET)
        canvas.draw_text(title, left, 5, font, size, self.width)
        canvas.end()
        end = left + width(title, font, size) + 6
        canvas.begin_decoration()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.setDash(0.5, 2.5)
        canvas.line(min(end, self.width - _NUMBER_ROOM), 6.5, self.width - _NUMBER_ROOM + 8, 6.5)
        canvas.end()
        canvas.await_number(self._heading.key, self.width, 5, size, INK, self._link)
        canvas.link_to(self._heading.key, self._heading.title, (0, 0, self.width, self.height), self._link)


def contents_of(headings: list[Heading]) -> list[Flowable]:
    """Lines for the headings that are listed.

    Args:
        headings: of the whole report, in its order, each with its key.

    Returns:
        one line for each heading that is listed.
    """
    whole = Node("TOC")
    return [ContentsLine(h, whole) for h in headings if h.is_listed]
