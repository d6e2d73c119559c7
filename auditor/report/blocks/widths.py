"""Widths of columns in which no word is cut, as far as the table has room for them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth

from auditor.report.theme import CELL, CELL_BOLD, HEAD

_PADDING = 6.5
_WIDEST_SHARE = 0.22
"""A word that wants more than this part of the table is cut."""
_MEASURED = 4
"""As many of the longest words of a column are measured."""


def fitting_widths(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], bold: Sequence[int] = ()
) -> list[float]:
    """The widths, in points, with columns that would cut a word widened at the cost of those that have room.

    Args:
        head: titles of the columns.
        rows: texts, one for each column.
        widths: wished width of each column, points.
        bold: columns (from 0) set in bold, which are measured so.

    Returns:
        as many widths in points, with the same total.
    """
    total = sum(widths)
    needed = []
    for i, (title, width) in enumerate(zip(head, widths, strict=True)):
        words = {word for row in rows for word in row[i].replace("\n", " ").split(" ")}
        font = (CELL_BOLD if i in bold else CELL).fontName
        longest = sorted(words, key=lambda word: (len(word), word))[-_MEASURED:]  # never in the order of a set
        cells = [stringWidth(word, font, CELL.fontSize) for word in longest]
        heads = [stringWidth(word, HEAD.fontName, HEAD.fontSize) for word in title.replace("\n", " ").split(" ")]
        needed.append(min(max([*cells, *heads], default=0.0) + _PADDING, max(width, _WIDEST_SHARE * total)))
    short = sum(max(0.0, n - w) for n, w in zip(needed, widths, strict=True))
    spare = sum(max(0.0, w - n) for n, w in zip(needed, widths, strict=True))
    if not short:
        return list(widths)
    given, taken = min(1.0, spare / short), min(1.0, short / spare) if spare else 0.0
    return [w + (n - w) * (given if n > w else taken) for n, w in zip(needed, widths, strict=True)]
