"""How the report looks: page, grid and type scale. Sizes in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from auditor.report.colours import INK, QUIET, accent
from auditor.report.fonts import BODY, BOLD, ITALIC

PAGE = A4
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 18 * mm, 19 * mm, 17 * mm
TEXT_WIDTH = PAGE[0] - 2 * MARGIN_X
TEXT_HEIGHT = PAGE[1] - MARGIN_TOP - MARGIN_BOTTOM
LANDSCAPE_WIDTH = PAGE[1] - 2 * MARGIN_X
LANDSCAPE_HEIGHT = PAGE[0] - MARGIN_TOP - MARGIN_BOTTOM

UNIT = 8.0


@dataclass(frozen=True)
class Sheet:
    """A page as it stands upright, and the white around it; turned for landscape pages."""

    size: tuple[float, float]
    margin_x: float
    margin_top: float
    margin_bottom: float


A4_SHEET = Sheet(PAGE, MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM)
#: Short papers are fuller than the report.
PAPER_SHEET = Sheet(PAGE, 17 * mm, 17 * mm, 15 * mm)
PAPER_WIDTH = PAGE[0] - 2 * PAPER_SHEET.margin_x


def _style(name: str, size: float, leading: float, font: str = BODY, color: Color = INK, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, bulletFontName=font, fontSize=size, leading=leading, textColor=color, splitLongWords=1,
        allowWidows=0, allowOrphans=0, **more,
    )  # fmt: skip


BODY_TEXT = _style("body", 9.5, 13, spaceAfter=5)
LISTED = _style("listed", 9.5, 13, spaceAfter=2, leftIndent=12, bulletIndent=2)
LISTED_SMALL = _style("listed-small", 8, 10.5, color=QUIET, spaceAfter=3, leftIndent=12)
DEFINED = _style("defined", 8, 9.8, spaceAfter=0.6)
SMALL = _style("small", 8, 11, color=QUIET)
CELL = _style("cell", 8.5, 11)
CELL_BOLD = _style("cell-bold", 8.5, 11, BOLD)
CELL_RIGHT = _style("cell-right", 8.5, 11, alignment=TA_RIGHT)
CELL_BOLD_RIGHT = _style("cell-bold-right", 8.5, 11, BOLD, alignment=TA_RIGHT)
HEAD = _style("head", 8, 10.5, BOLD, QUIET)
HEAD_RIGHT = _style("head-right", 8, 10.5, BOLD, QUIET, alignment=TA_RIGHT)
H1 = _style("h1", 18, 22, BOLD, spaceBefore=14, spaceAfter=6)
PART = _style("part", 14, 18, BOLD, spaceBefore=10, spaceAfter=4)
H2 = _style("h2", 12.5, 16, BOLD, spaceBefore=10, spaceAfter=4)
LEAD = _style("lead", 10.5, 14.5, color=QUIET, spaceAfter=6)
PAPER_TITLE = _style("paper-title", 20, 24, BOLD, spaceBefore=2, spaceAfter=5)
PAPER_LEAD = _style("paper-lead", 11, 15, color=QUIET, spaceAfter=6)
TITLE = _style("title", 34, 40, BOLD)
SUBTITLE = _style("subtitle", 16, 21, color=QUIET)
FIGURE_TITLE = _style("figure-title", 9.5, 13, BOLD, spaceBefore=8, spaceAfter=4)
NOTE = _style("note", 8, 11, ITALIC, QUIET, spaceBefore=2, spaceAfter=6)
FOOTNOTE = _style("footnote", 7.5, 9.5, color=QUIET)


def figure_style() -> ParagraphStyle:
    """A key figure: large, in the accent of this report."""
    return _style("figure", 22, 26, BOLD, accent())
