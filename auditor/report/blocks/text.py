"""Text: paragraphs, headings and lists that show any text as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from auditor.report.fonts import BOLD, markup
from auditor.report.pdf.structure import Node
from auditor.report.theme import BODY_TEXT, DEFINED, H1, H2, LISTED, LISTED_SMALL, NOTE, PART, UNIT
from auditor.report.typography import printed

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
        said: its text as it was given.
        repeats: drawn again on later pages (the head of a table), where it says nothing new.
        label: what stands before it in a list, with the element that it is.
        key: of the place that links lead to; empty for none.
    """

    node: Node | None = None
    said = ""
    repeats = False
    heading: Heading | None = None
    label: tuple[str, Node] | None = None
    key = ""

    def draw(self) -> None:
        """Draw it, tagged with its node; a repeat is decoration."""
        canvas = self.canv
        if self.repeats and self.node is not None and self.node.has_marks:
            canvas.begin_decoration()
        else:
            self._draw_label()
            canvas.begin(self.node or Node("P"))
        super().draw()
        canvas.end()

    def _draw_label(self) -> None:
        """Beside the first line, once."""
        if self.label is None or self.label[1].has_marks:
            return
        mark, node = self.label
        canvas, style = self.canv, self.style
        canvas.begin(node)
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        canvas.drawString(style.bulletIndent, self.height - style.fontSize, mark)
        canvas.end()

    def split(self, width: float, height: float) -> list[Any]:
        """Cut between lines; the parts stay one element of the structure.

        Args:
            width: points.
            height: points that are left on the page.

        Returns:
            the parts; empty where it has to move to the next page.
        """
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.node, part.label = self.node, self.label
        return parts


def paragraph(text: str, style: ParagraphStyle = BODY_TEXT, node: Node | None = None) -> Text:
    """A paragraph that shows the text as it is, whatever it holds.

    Args:
        text: any text; no markup in it is interpreted.
        style: font, size in points, colour and space around it.
        node: its element of the structure; None makes a new ``P``.

    Returns:
        the paragraph.
    """
    made = Text(markup(text, style.fontName), style)
    made.node, made.said = node or Node("P"), text
    return made


def heading(text: str, style: ParagraphStyle = H1, is_listed: bool | None = None) -> Text:
    """A heading that makes a bookmark; those of sections stand in the contents, others where asked.

    Args:
        text: any text.
        style: ``H1`` for a section; any other makes a heading of the second level.
        is_listed: whether it stands in the contents; None: only with style ``H1``.

    Returns:
        the heading; its key is given once the report is whole.
    """
    return _heading(text, style, 0 if style is H1 else 1, style is H1 if is_listed is None else is_listed)


def title_heading(text: str, style: ParagraphStyle) -> Text:
    """The title of a paper, or of a part of one that begins like a paper of its own.

    Args:
        text: any text.
        style: how it looks.

    Returns:
        a heading of the first level.
    """
    return _heading(text, style, 0, True)


def part_heading(text: str) -> Text:
    """The heading of one of many like parts of a section.

    Args:
        text: any text.

    Returns:
        a heading of the second level.
    """
    return _heading(text, PART, 1, False)


def sub_heading(text: str) -> Text:
    """A heading within such a part.

    Args:
        text: any text.

    Returns:
        a heading of the third level, left out of the contents.
    """
    return _heading(text, H2, 2, False)


def _heading(text: str, style: ParagraphStyle, level: int, is_listed: bool) -> Text:
    made = paragraph(text, style, Node(f"H{level + 1}"))
    made.heading = Heading(printed(" ".join(text.split())), level, is_listed)
    return made


def bullets(items: Sequence[str], sources: Sequence[str] = (), spoken: str = "") -> list[Flowable]:
    """Short lines, each with a dot.

    Args:
        items: a text for each line.
        sources: below each line in small, where it comes from; empty for none.
        spoken: the language of the sources where it is not the document's.

    Returns:
        the lines as one list, with a little space behind; empty without items.
    """
    whole = Node("L")
    made: list[Flowable] = []
    for item, source in zip_longest(items, sources, fillvalue=""):
        line = Text(markup(item, LISTED.fontName), LISTED)
        line.said = item
        entry = Node("LI", whole)
        label, body = Node("Lbl", entry), Node("LBody", entry)
        line.label, line.node = ("•", label), Node("P", body) if source else body
        made.append(line)
        if source:
            made.append(paragraph(source, LISTED_SMALL, Node("P", body, spoken=spoken)))
    if made:
        made.append(Spacer(1, 4))
    return made


def defined(pairs: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Words with what they mean, as one list.

    Args:
        pairs: word and meaning.

    Returns:
        a small line each, the word in bold.
    """
    whole = Node("L")
    made: list[Flowable] = []
    for word, meaning in pairs:
        strong = f'<font name="{BOLD}">{markup(word, BOLD)}</font>'
        line = Text(f"{strong} – {markup(meaning, DEFINED.fontName)}", DEFINED)
        line.node, line.said = Node("LBody", Node("LI", whole)), f"{word} – {meaning}"
        made.append(line)
    return made


def plain(text: str) -> list[Flowable]:
    """What a person wrote: paragraphs, and lines that begin with a dash as a list.

    Args:
        text: lines; each that is not in a list becomes a paragraph of its own.

    Returns:
        paragraphs and lists in their order; empty for a blank text.
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
        text: any text.

    Returns:
        a small paragraph in italics.
    """
    return paragraph(text, NOTE)


def gap(units: float = 1) -> Spacer:
    """White space between blocks.

    Args:
        units: height in grid units of 8 points.

    Returns:
        the space.
    """
    return Spacer(1, units * UNIT)
