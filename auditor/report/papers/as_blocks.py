"""The audit report as blocks, from what its pages are drawn from: the same words and numbers, to finish in a word processor."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from reportlab.graphics import renderPDF
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from auditor.report.blocks.figure import Picture
from auditor.report.blocks.footnote import Cited
from auditor.report.blocks.table import WholeRows
from auditor.report.blocks.text import Text
from auditor.report.papers.content import Block, Grid, Head, Lead, Listed, Photo, Remark, Title, Words
from auditor.report.pdf.reading import opened_pdf
from auditor.report.theme import LEAD, SUBTITLE, TITLE

#: Of pictures in a document: pixels a point, about 200 an inch.
_PIXELS = 200 / 72
_QUIET = frozenset({"note", "small", "footnote"})


def blocks_of(story: Iterable[Flowable]) -> list[Block]:
    """What a story says, without what only a page needs: breaks, white, lines of contents.

    Args:
        story: flowables in reading order.

    Returns:
        blocks in the same order.
    """
    made: list[Block] = []
    waiting: list[str] = []
    for item in _flat(story):
        if isinstance(item, Text) and _is_listed(item):
            waiting.append(item.said)
            continue
        if waiting and not isinstance(item, Text | WholeRows | Picture | Cited):
            continue  # white within a list
        made += _list_of(waiting)
        waiting = []
        made += _blocks(item)
    return [*made, *_list_of(waiting)]


def _flat(story: Iterable[Flowable]) -> Iterator[Flowable]:
    for item in story:
        if isinstance(item, KeepTogether):
            yield from _flat(item._content)
        else:
            yield item


def _list_of(items: Sequence[str]) -> list[Block]:
    return [Listed(tuple(items))] if items else []


def _is_listed(text: Text) -> bool:
    return text.label is not None or (text.node is not None and text.node.role == "LBody")


def _blocks(item: Flowable) -> list[Block]:
    match item:
        case Cited():
            return [Words(item.said.said), *(Remark(note.said) for note in item.notes)]
        case Text():
            return [_text(item)] if item.said.strip() else []
        case WholeRows():
            return _table(item)
        case Picture():
            return [_picture(item)]
    return []


def _table(item: WholeRows) -> list[Block]:
    if item.shown is None:
        return [Listed(tuple(f"{label}: {value}" for label, value in item.pairs))] if item.pairs else []
    made, whole = item.shown, sum(item.shown.widths)
    shares = tuple(width / whole for width in made.widths)
    return [Grid(made.head, made.rows, shares, made.right, made.bold, total=made.total)]


def _text(item: Text) -> Block:
    if item.heading is not None:
        return Title(item.said) if item.heading.level == 0 else Head(item.said, item.heading.level + 1)
    if item.style is TITLE:
        return Title(item.said, is_cover=True)
    if item.style in (LEAD, SUBTITLE):
        return Lead(item.said)
    return Remark(item.said) if item.style.name in _QUIET else Words(item.said)


def _picture(item: Picture) -> Photo:
    high = item.height / mm
    return Photo(item.jpeg or _drawn(item), item.alt, high)


def _drawn(item: Picture) -> bytes:
    """A drawing as a PNG."""
    buffer = io.BytesIO()
    with opened_pdf(renderPDF.drawToString(item.content, autoSize=1)) as document:
        document[0].render(scale=_PIXELS).to_pil().save(buffer, "PNG")
    return buffer.getvalue()
