"""A cell of plain text: what a paragraph does, without its markup, many times as fast."""

from __future__ import annotations

import re
from typing import Any

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from auditor.report.blocks.text import paragraph
from auditor.report.fonts import is_plain
from auditor.report.pdf.structure import Node
from auditor.report.typography import printed

#: What stands between white space; a hard space holds a number and its sign together.
_WORDS = re.compile(r"[^ \t\n\r\f\v]+")


def cell(text: str, style: ParagraphStyle, node: Node, repeats: bool = False) -> Flowable:
    """The cell for a text; one with other scripts becomes a paragraph.

    Args:
        text: shown as it is; a line break starts a new line.
        style: font, size in points, colour and alignment.
        node: the element of the structure that the text belongs to.
        repeats: whether it is drawn again on later pages, as the head of a table is.

    Returns:
        a :class:`Cell`, or a paragraph where the font lacks a character.
    """
    if is_plain(text, style.fontName):
        return Cell(printed(text), style, node, repeats)
    made = paragraph(text, style, node)
    made.repeats = repeats
    return made


class Cell(Flowable):  # type: ignore[misc]
    """Lines of one font, to the left or to the right."""

    def __init__(self, text: str, style: ParagraphStyle, node: Node, repeats: bool = False) -> None:
        super().__init__()
        self.text, self.style, self.node, self.repeats = text, style, node, repeats
        self._lines: list[str] = []
        self._room = -1.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Break the text into lines for a width.

        Args:
            width: points.
            _height: points; not used.

        Returns:
            width and height in points.
        """
        if width != self._room:
            self._room, self._lines = width, self._broken(width)
        self.width, self.height = width, len(self._lines) * self.style.leading
        return self.width, self.height

    def _broken(self, width: float) -> list[str]:
        font, size = self.style.fontName, self.style.fontSize
        lines: list[str] = []
        for part in self.text.split("\n"):
            if stringWidth(part, font, size) <= width:
                lines.append(part)
                continue
            line = ""
            for word in _WORDS.findall(part):
                longer = f"{line} {word}" if line else word
                if stringWidth(longer, font, size) <= width:
                    line = longer
                    continue
                if line:
                    lines.append(line)
                *whole, line = _pieces(word, font, size, width)
                lines += whole
            lines.append(line)
        return lines

    def split(self, width: float, height: float) -> list[Any]:
        """Cut between lines.

        Args:
            width: points.
            height: points that are left on the page.

        Returns:
            nothing where no line fits, the cell itself where all do, else two cells.
        """
        self.wrap(width, height)
        fit = int(height / self.style.leading + 1e-6)
        if fit < 1:
            return []
        if fit >= len(self._lines):
            return [self]
        parts = ("\n".join(self._lines[:fit]), "\n".join(self._lines[fit:]))
        return [Cell(part, self.style, self.node, self.repeats) for part in parts]

    def draw(self) -> None:
        """Draw the lines, tagged with the node; a repeat is decoration."""
        canvas, style = self.canv, self.style
        if self.repeats and self.node.has_marks:
            canvas.begin_decoration()
        else:
            canvas.begin(self.node)
        text = canvas.beginText()
        text.setFillColor(style.textColor)
        text.setFont(style.fontName, style.fontSize)
        y = self.height - style.fontSize
        for line in self._lines:
            x = self.width - stringWidth(line, style.fontName, style.fontSize) if style.alignment == TA_RIGHT else 0.0
            text.setTextOrigin(x, y)
            text.textOut(line)
            y -= style.leading
        canvas.drawText(text)
        canvas.end()


def _pieces(word: str, font: str, size: float, width: float) -> list[str]:
    """A word cut where it is too long for a line."""
    pieces: list[str] = []
    while stringWidth(word, font, size) > width and len(word) > 1:
        fit = 1
        while fit < len(word) and stringWidth(word[: fit + 1], font, size) <= width:
            fit += 1
        pieces.append(word[:fit])
        word = word[fit:]
    return [*pieces, word]
