"""Tables whose rows stay whole and whose head returns on every page; key figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Table

from auditor.report.blocks.cell import cell
from auditor.report.blocks.text import paragraph
from auditor.report.blocks.widths import fitting_widths
from auditor.report.colours import LINE, QUIET, accent
from auditor.report.fonts import BODY, width
from auditor.report.pdf.structure import Node
from auditor.report.theme import (
    CELL,
    CELL_BOLD,
    CELL_BOLD_RIGHT,
    CELL_RIGHT,
    HEAD,
    HEAD_RIGHT,
    SMALL,
    TEXT_WIDTH,
    UNIT,
    figure_style,
)

_WHOLE_PAGE, _A_LITTLE_LESS = 0.85, 0.99
#: Of a page: what the rows of a table take at least that stand on it alone; the first that can be had.
_LEAST_LAST = (0.45, 0.4, 0.36)
#: Never too little, points.
_ANY_HEIGHT = 10_000
NO_LANGUAGES: Mapping[int, str] = MappingProxyType({})
_COLUMN_HEAD = "<</O/Table/Scope/Column>>"
_ROW_HEAD = "<</O/Table/Scope/Row>>"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a table was made from; ``widths`` in points, ``right`` and ``bold`` columns from 0.

    Attributes:
        total: whether the last row is a total.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    right: tuple[int, ...]
    bold: tuple[int, ...]
    total: bool


class WholeRows(Table):  # type: ignore[misc]
    """A row is cut only when it is taller than a page. Lines and backgrounds say nothing to a reader.

    Attributes:
        shown: what it was made from; None where it is made of key figures.
        pairs: name and value of its key figures.
        is_last: nothing follows it on its page, so that the rows it takes along should fill a part of that.
    """

    shown: Shown | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    is_last = False

    def split(self, width: float, height: float) -> list[Any]:
        """Cut between rows; within a row only where it does not fit on a nearly empty page.

        Args:
            width: points.
            height: points that are left on the page.

        Returns:
            the parts; empty where the table has to move to the next page.
        """
        self._calc(width, height)
        parts: list[Any] = self._splitRows(height)
        frame = getattr(self, "_frame", None)
        if not parts and frame is not None and height >= _WHOLE_PAGE * frame._height:
            parts = self._splitRows(height, doInRowSplit=1)
        if self.is_last and len(parts) == 2 and frame is not None:
            parts = self._balanced(parts, width, height, frame._height)
            parts[-1].is_last = True
        return parts

    def _balanced(self, parts: list[Any], width: float, height: float, page: float) -> list[Any]:
        """Cut sooner where what is left for the last page would be too little of it, and there are rows to spare."""
        rest: float = parts[1].wrap(width, _ANY_HEIGHT)[1]
        if rest >= _LEAST_LAST[0] * page:
            return parts
        for share in _LEAST_LAST:
            sooner: list[Any] = self._splitRows(height - (share * page - rest))
            if len(sooner) == 2:
                return [sooner[0], CondPageBreak(height), sooner[1]]
        return parts

    def natural_height(self, width: float) -> float:
        """How high it is when nothing cuts it.

        Args:
            width: points that it has.

        Returns:
            height in points.
        """
        self._calc(width, _ANY_HEIGHT)
        return float(self._height)

    def _drawBkgrnd(self) -> None:
        self.canv.begin_decoration()
        super()._drawBkgrnd()
        self.canv.end()

    def _drawLines(self) -> None:
        self.canv.begin_decoration()
        super()._drawLines()
        self.canv.end()


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    right: Sequence[int] = (),
    bold: Sequence[int] = (),
    total: bool = False,
    row_height: float | None = None,
    spoken: Mapping[int, str] = NO_LANGUAGES,
) -> Table:
    """A table with a repeated head, thin lines and numbers to the right; ``total`` sets the last row apart.

    The first column names the row. ``widths`` are wished, in points: a word is not cut where another column has room.

    Args:
        head: titles of the columns; an empty text for none.
        rows: texts, as many in each row as there are columns.
        widths: wished width of each column, points.
        right: columns (from 0) that are aligned to the right.
        bold: columns (from 0) in bold.
        total: whether the last row is a total: bold, with a line above it.
        row_height: of every row but the head, points, where there is to be room to write in; None: what the texts need.
        spoken: the language of a column (from 0) that is in another one than the paper; empty: the paper's.

    Returns:
        the table, as wide as the widths together.
    """
    whole = Node("Table")
    top = Node("TR", whole)
    cells: list[list[Flowable]] = [
        [
            cell(text, HEAD_RIGHT if i in right else HEAD, Node("TH", top, attributes=_COLUMN_HEAD), repeats=True)
            for i, text in enumerate(head)
        ]
    ]
    for at, row in enumerate(rows):
        line = Node("TR", whole)
        strong = total and at == len(rows) - 1
        cells.append(
            [_cell(text, i, line, i in right, strong or i in bold, spoken.get(i, "")) for i, text in enumerate(row)]
        )
    style: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), BODY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, QUIET),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for i in range(1, len(head)):
        if i - 1 in right and i not in right:  # digits and words apart
            style.append(("LEFTPADDING", (i, 0), (i, -1), 12))
    if total and rows:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, QUIET))
    columns = fitting_widths(head, rows, widths, bold)
    heights = None if row_height is None else [None, *([row_height] * len(rows))]
    made = WholeRows(
        cells, colWidths=columns, rowHeights=heights, repeatRows=1, style=style, hAlign="LEFT", spaceAfter=UNIT
    )
    made.shown = Shown(tuple(head), tuple(map(tuple, rows)), tuple(columns), tuple(right), tuple(bold), total)
    return made


def _cell(text: str, column: int, line: Node, is_right: bool, is_bold: bool, spoken: str) -> Flowable:
    node = Node("TH", line, attributes=_ROW_HEAD) if column == 0 else Node("TD", line, spoken=spoken)
    if is_bold:
        return cell(text, CELL_BOLD_RIGHT if is_right else CELL_BOLD, node)
    return cell(text, CELL_RIGHT if is_right else CELL, node)


def facts(pairs: Sequence[tuple[str, str]], columns: int = 4, available: float = TEXT_WIDTH) -> Table:
    """Key figures: a large number with its name under it.

    Args:
        pairs: name and value as text; at least one pair.
        columns: key figures in a row.
        available: width of the whole in points.

    Returns:
        a grid of equally wide columns.
    """
    large = _fitting(figure_style(), [value for _label, value in pairs], available / columns - UNIT)
    whole = Node("L")
    cells: list[list[Flowable]] = []
    for label, value in pairs:
        body = Node("LBody", Node("LI", whole))
        cells.append([paragraph(value, large, Node("P", body)), paragraph(label, SMALL, Node("P", body))])
    rows = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    rows[-1] += [[] for _missing in range(columns - len(rows[-1]))]
    style = [
        ("FONT", (0, 0), (-1, -1), BODY),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), UNIT),
        ("LINEABOVE", (0, 0), (-1, -1), 0.8, accent()),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), UNIT),
    ]
    made = WholeRows(rows, colWidths=[available / columns] * columns, style=style, hAlign="LEFT")
    made.pairs = tuple((label, value) for label, value in pairs)
    return made


def _fitting(style: ParagraphStyle, values: Sequence[str], room: float) -> ParagraphStyle:
    """The style, smaller where the font of an office is so wide that a figure would be broken."""
    widest = max(width(value, style.fontName, style.fontSize) for value in values)
    if widest > room:
        style.fontSize *= room / widest * _A_LITTLE_LESS
    return style
