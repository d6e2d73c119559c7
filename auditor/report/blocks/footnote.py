"""Footnotes: sources at the foot of the page on which they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from reportlab.platypus import Flowable

from auditor.report.blocks.text import Text, paragraph
from auditor.report.pdf.structure import Node
from auditor.report.theme import BODY_TEXT, FOOTNOTE, TEXT_WIDTH

_ABOVE = 6.0


class _Cited(Flowable):  # type: ignore[misc]
    """A paragraph that takes room away at the foot of the frame; the canvas draws its notes there."""

    def __init__(self, said: Text, notes: Sequence[Text]) -> None:
        super().__init__()
        self._said, self._notes = said, tuple(notes)

    def getSpaceAfter(self) -> float:
        return float(self._said.getSpaceAfter())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self._said.wrap(width, height)
        fits = self.height + self._room() <= height
        return self.width, self.height if fits else height + 1

    def _room(self) -> float:
        room: float = sum(note.wrap(TEXT_WIDTH, 1000)[1] for note in self._notes)
        return room if self.canv.footnotes_here else room + _ABOVE

    def split(self, _width: float, _height: float) -> list[Any]:
        return []  # it moves to the next page as a whole

    def draw(self) -> None:
        self._frame._y1p += self._room()
        self._said.drawOn(self.canv, 0, 0)
        self.canv.add_footnotes(self._notes)


class Numbers:
    """Numbers footnotes through a report."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def cited(self, text: str, sources: Sequence[str]) -> Flowable:
        """A paragraph, and at the foot of its page where it comes from.

        Args:
            text: shown as it is.
            sources: one footnote each, in this order; empty for none.

        Returns:
            the paragraph, which moves to the next page where it and its notes do not fit together.
        """
        if not sources:
            return paragraph(text)
        marks, notes = [], []
        for source in sources:
            number = next(self._numbers)
            marks.append(str(number))
            notes.append(paragraph(f"{number}  {source}", FOOTNOTE, Node("Note")))
        return _Cited(paragraph(text, BODY_TEXT, marks=" ".join(marks)), notes)
