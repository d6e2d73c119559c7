"""Footnotes: sources at the foot of the page on which they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from reportlab.platypus import Flowable

from auditor.locale import _, language
from auditor.report.blocks.text import Text, paragraph
from auditor.report.colours import QUIET
from auditor.report.fonts import BODY
from auditor.report.pdf.structure import Node
from auditor.report.theme import BODY_TEXT, FOOTNOTE, TEXT_WIDTH

_ABOVE = 6.0
#: Size of a mark and how far it stands above the line, points.
_MARK, _RAISED = 6.5, 3.5
_KEY = "note"
_OF_SOURCES = "en"


def spoken_by_sources() -> str:
    """The language of the names of sources, which are quoted in English; empty where the paper is in it too."""
    return "" if language() == _OF_SOURCES else _OF_SOURCES


class Cited(Flowable):  # type: ignore[misc]
    """A paragraph that takes room away at the foot of the frame; the canvas draws its notes there."""

    def __init__(self, said: Text, notes: Sequence[Text]) -> None:
        super().__init__()
        self.said, self.notes = said, tuple(notes)

    def getSpaceAfter(self) -> float:
        """That of the paragraph, points."""
        return float(self.said.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; higher than what is left where its notes do not fit as well.

        Args:
            width: points.
            height: points that are left on the page.

        Returns:
            width and height in points.
        """
        self.width, self.height = self.said.wrap(width, height)
        fits = self.height + self._room() <= height
        return self.width, self.height if fits else height + 1

    def _room(self) -> float:
        room: float = sum(note.wrap(TEXT_WIDTH, 1000)[1] for note in self.notes)
        return room if self.canv.footnotes_here else room + _ABOVE

    def split(self, _width: float, _height: float) -> list[Any]:
        """It moves to the next page as a whole.

        Args:
            _width: points; not used.
            _height: points; not used.

        Returns:
            nothing.
        """
        return []

    def draw(self) -> None:
        """Draw the paragraph with its marks, and hand its notes to the canvas."""
        self._frame._y1p += self._room()
        self.said.drawOn(self.canv, 0, 0)
        self._draw_marks()
        self.canv.add_footnotes(self.notes)

    def _draw_marks(self) -> None:
        """A raised number a note behind the last line, each a link to its note."""
        canvas, said = self.canv, self.said
        last = said.blPara.lines[-1]
        spare = last[0] if isinstance(last, tuple) else last.extraSpace
        x = self.width - spare + 0.5
        y = said.style.leading - said.style.fontSize + _RAISED
        for note in self.notes:
            mark = note.key.removeprefix(_KEY)
            link = Node("Link", Node("Reference", said.node))
            canvas.begin(link)
            canvas.setFillColor(QUIET)
            canvas.setFont(BODY, _MARK)
            canvas.drawString(x, y, mark)
            canvas.end()
            wide = canvas.stringWidth(mark, BODY, _MARK)
            title = _("Footnote {n}").format(n=mark)
            canvas.link_to(note.key, title, (x - 1, y - 2, x + wide + 1, y + _MARK), link)
            x += wide + 2


class Numbers:
    """Numbers footnotes through a report."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def cited(self, text: str, sources: Sequence[str], spoken: str = "") -> Flowable:
        """A paragraph, and at the foot of its page where it comes from.

        Args:
            text: shown as it is.
            sources: one footnote each, in this order; empty for none.
            spoken: the language of the sources where it is not the document's.

        Returns:
            the paragraph, which moves to the next page where it and its notes do not fit together.
        """
        if not sources:
            return paragraph(text)
        notes = []
        for source in sources:
            number = next(self._numbers)
            note = paragraph(f"{number}  {source}", FOOTNOTE, Node("Note", spoken=spoken))
            note.key = f"{_KEY}{number}"
            notes.append(note)
        return Cited(paragraph(text, BODY_TEXT), notes)
