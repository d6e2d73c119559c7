"""How the report looks: page, grid, type scale, colours, and the few flowables that sections are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from auditor.report.fonts import BODY, BOLD, ITALIC, markup

PAGE = A4
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 22 * mm, 24 * mm, 22 * mm
TEXT_WIDTH = PAGE[0] - 2 * MARGIN_X
LANDSCAPE_WIDTH = PAGE[1] - 2 * MARGIN_X
LANDSCAPE_HEIGHT = PAGE[0] - MARGIN_TOP - MARGIN_BOTTOM

INK = HexColor("#1f2933")
QUIET = HexColor("#52606d")
LINE = HexColor("#cbd2d9")
PALE = HexColor("#f2f5f7")
ACCENT = HexColor("#0b6e75")
ACCENT_PALE = HexColor("#d9ecec")
WARM = HexColor("#b4540a")
PAPER = white

UNIT = 8.0


def _style(name: str, size: float, leading: float, font: str = BODY, color: Color = INK, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=color, splitLongWords=1, **more
    )


BODY_TEXT = _style("body", 9.5, 13.5, spaceAfter=6)
SMALL = _style("small", 8, 11, color=QUIET)
CELL = _style("cell", 8.5, 11)
CELL_BOLD = _style("cell-bold", 8.5, 11, BOLD)
CELL_RIGHT = _style("cell-right", 8.5, 11, alignment=TA_RIGHT)
HEAD = _style("head", 8, 10.5, BOLD, QUIET)
HEAD_RIGHT = _style("head-right", 8, 10.5, BOLD, QUIET, alignment=TA_RIGHT)
H1 = _style("h1", 20, 25, BOLD, spaceBefore=18, spaceAfter=10)
H2 = _style("h2", 13, 17, BOLD, spaceBefore=12, spaceAfter=5)
LEAD = _style("lead", 12, 17, color=QUIET, spaceAfter=10)
TITLE = _style("title", 34, 40, BOLD)
SUBTITLE = _style("subtitle", 16, 21, color=QUIET)
FIGURE = _style("figure", 22, 26, BOLD, ACCENT)
NOTE = _style("note", 8, 11, ITALIC, QUIET)


def paragraph(text: str, style: ParagraphStyle = BODY_TEXT) -> Paragraph:
    """A paragraph that shows the text as it is, whatever it holds."""
    return Paragraph(markup(text, style.fontName), style)


def heading(text: str, style: ParagraphStyle = H1) -> Paragraph:
    """A heading that makes a bookmark."""
    flowable = paragraph(text, style)
    flowable.outline = (text, 0 if style is H1 else 1)
    return flowable


def bullets(items: Sequence[str], style: ParagraphStyle = BODY_TEXT) -> list[Flowable]:
    """Short lines, each with a dot."""
    listed = ParagraphStyle("bullet", parent=style, leftIndent=12, bulletIndent=2, spaceAfter=3)
    return [Paragraph(markup(item, style.fontName), listed, bulletText="•") for item in items]


def gap(units: float = 1) -> Spacer:
    return Spacer(1, units * UNIT)


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    right: Sequence[int] = (),
    bold: Sequence[int] = (),
) -> Table:
    """A table with a repeated head, thin lines and numbers to the right; rows stay whole."""
    cells: list[list[Any]] = [[paragraph(t, HEAD_RIGHT if i in right else HEAD) for i, t in enumerate(head)]]
    for row in rows:
        cells.append(
            [paragraph(t, CELL_RIGHT if i in right else CELL_BOLD if i in bold else CELL) for i, t in enumerate(row)]
        )
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, QUIET),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    return Table(cells, colWidths=list(widths), repeatRows=1, style=style, hAlign="LEFT", splitInRow=1)


def facts(pairs: Sequence[tuple[str, str]], columns: int = 4, available: float = TEXT_WIDTH) -> Table:
    """Key figures: a large number with its name under it."""
    cells = [[paragraph(value, FIGURE), paragraph(label, SMALL)] for label, value in pairs]
    rows = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    rows[-1] += [[] for _missing in range(columns - len(rows[-1]))]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), UNIT),
        ("LINEABOVE", (0, 0), (-1, -1), 0.8, ACCENT),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), UNIT),
    ]
    return Table(rows, colWidths=[available / columns] * columns, style=style, hAlign="LEFT")


def picture(jpeg: bytes, most_wide: float, most_high: float) -> Flowable:
    """A photo fitted into a box (points), to the left."""
    from io import BytesIO

    from reportlab.lib.utils import ImageReader
    from reportlab.platypus import Image

    width, height = ImageReader(BytesIO(jpeg)).getSize()
    scale = min(most_wide / width, most_high / height)
    return Image(BytesIO(jpeg), width * scale, height * scale, hAlign="LEFT")
