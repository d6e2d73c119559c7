"""Text: paragraphs, headings and lists that show any text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from auditor.report.fonts import markup
from auditor.report.pdf.structure import Node
from auditor.report.theme import BODY_TEXT, H1, H2, LISTED, NOTE, PART, UNIT

_BULLET = re.compile(r"\s*[-*•–]\s+(?=\S)")


@dataclass
class Heading:
    """What contents and bookmarks say of a heading. ``key`` is given when the whole report is known."""

    title: str
    level: int
    is_listed: bool
    key: str = ""


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph that is part of the structure; a split one stays one part of it.

    Attributes:
        repeats: drawn again on later pages (the head of a table), where it says nothing new.
    """

    node: Node | None = None
    repeats = False
    heading: Heading | None = None

    def draw(self) -> None:
        canvas = self.canv
        if self.repeats and self.node is not None and self.node.has_marks:
            canvas.begin_decoration()
        else:
            canvas.begin(self.node or Node("P"))
        super().draw()
        canvas.end()

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.node = self.node
        return parts


def paragraph(text: str, style: ParagraphStyle = BODY_TEXT, node: Node | None = None, marks: str = "") -> Text:
    """A paragraph that shows the text as it is, whatever it holds; ``marks`` are numbers of footnotes.

    Args:
        text: whatever it holds.
        style: how.
        node: what it is for a screen reader; None: a paragraph.
        marks: numbers of footnotes.

    Returns:
        the paragraph.
    """
    raised = f'<super size="6.5">{marks}</super>' if marks else ""
    made = Text(markup(text, style.fontName) + raised, style)
    made.node = node or Node("P")
    return made


def heading(text: str, style: ParagraphStyle = H1, is_listed: bool | None = None) -> Text:
    """A heading that makes a bookmark; those of sections stand in the contents, others where asked.

    Args:
        text: of the heading.
        style: its level.
        is_listed: whether it stands in the contents; None: as its level does.

    Returns:
        the heading.
    """
    return _heading(text, style, 0 if style is H1 else 1, style is H1 if is_listed is None else is_listed)


def part_heading(text: str) -> Text:
    """The heading of one of many like parts of a section; it stands in the contents.

    Args:
        text: of the heading.

    Returns:
        the heading.
    """
    return _heading(text, PART, 1, True)


def sub_heading(text: str) -> Text:
    """A heading within such a part.

    Args:
        text: of the heading.

    Returns:
        the heading.
    """
    return _heading(text, H2, 2, False)


def _heading(text: str, style: ParagraphStyle, level: int, is_listed: bool) -> Text:
    made = paragraph(text, style, Node(f"H{level + 1}"))
    made.heading = Heading(" ".join(text.split()), level, is_listed)
    return made


def bullets(items: Sequence[str]) -> list[Flowable]:
    """Short lines, each with a dot.

    Args:
        items: one a line.

    Returns:
        one a line.
    """
    whole = Node("L")
    made: list[Flowable] = []
    for item in items:
        line = Text(markup(item, LISTED.fontName), LISTED, bulletText="•")
        line.node = Node("LBody", Node("LI", whole))
        made.append(line)
    if made:
        made.append(Spacer(1, 4))
    return made


def plain(text: str) -> list[Flowable]:
    """What a person wrote: paragraphs, and lines that begin with a dash as a list.

    Args:
        text: as it was typed.

    Returns:
        paragraphs and lists.
    """
    made: list[Flowable] = []
    waiting: list[str] = []

    def flush() -> None:
        made.extend(bullets(waiting))
        waiting.clear()

    for line in text.splitlines():
        if _BULLET.match(line):
            waiting.append(_BULLET.sub("", line, count=1).strip())
        else:
            flush()
            if line.strip():
                made.append(paragraph(line.strip()))
    flush()
    return made


def note(text: str) -> Text:
    """A quiet line under a figure or a table.

    Args:
        text: of the line.

    Returns:
        the line.
    """
    return paragraph(text, NOTE)


def gap(units: float = 1) -> Spacer:
    """Empty room.

    Args:
        units: of the grid.

    Returns:
        the room.
    """
    return Spacer(1, units * UNIT)
