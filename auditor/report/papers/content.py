"""What a short paper consists of, whether it becomes a PDF or a document to finish in a word processor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.report.drawings import DescribedDrawing


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a paper or of one of its parts, with a small line above it.

    Attributes:
        is_cover: it names the whole, and no list of contents has it.
    """

    text: str
    above: str = ""
    is_cover: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A heading within, of the second level or the third."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Lead:
    """A sentence or two that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A quiet line."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Short lines with a dot each.

    Attributes:
        sources: where each comes from, in the language of sources; empty where nothing is said of that.
    """

    items: tuple[str, ...]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first column names the row.

    Attributes:
        widths: of the columns, as shares of the page's width.
        right: columns (from 0) with numbers.
        tall: rows leave room to write in.
        total: the last row is one.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: tuple[int, ...] = ()
    bold: tuple[int, ...] = (0,)
    tall: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing where there can be one: what it shows stands in words or in a table besides.

    Attributes:
        draw: makes it for a width in points.
        title: its message.
    """

    draw: Callable[[float], DescribedDrawing]
    title: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture: a JPEG, or in a document a PNG.

    Attributes:
        content: bytes of its file.
        text: what it shows, in words.
        high_mm: its height; its width follows.
    """

    content: bytes
    text: str
    high_mm: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings with links, in a document; pages have their own, or are few.

    Attributes:
        levels: of headings that are listed.
    """

    levels: int = 2


Block = Title | Head | Lead | Words | Remark | Listed | Grid | Chart | Photo | NewPage | Contents


@dataclass(frozen=True)
class Content:
    """A whole paper.

    Attributes:
        title: of the kind of paper; that of its file has the firm's name too.
        head: stands at the top of every page.
        foot: stands at the foot of every page.
        blocks: in reading order.
    """

    title: str
    head: str
    foot: str
    blocks: tuple[Block, ...] = field(default=())


def words(text: str) -> tuple[Block, ...]:
    """A paragraph, or nothing where there is nothing to say.

    Args:
        text: of the paragraph; may be empty.

    Returns:
        one block or none.
    """
    return (Words(text),) if text else ()


def listed(items: Sequence[str]) -> tuple[Block, ...]:
    """A list of the items that say something, or nothing.

    Args:
        items: some may be empty.

    Returns:
        one block or none.
    """
    kept = tuple(item for item in items if item)
    return (Listed(kept),) if kept else ()
