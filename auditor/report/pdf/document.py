"""The PDF document: page templates, running heads, page x of y, bookmarks; the same audit gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import landscape
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from auditor.locale import _
from auditor.report.colours import LINE, QUIET
from auditor.report.fonts import BODY, BOLD, register
from auditor.report.pdf.canvas import ReportCanvas
from auditor.report.pdf.lasting import Attachment, Properties, make_lasting
from auditor.report.theme import A4_SHEET, Sheet

PORTRAIT, LANDSCAPE, COVER = "portrait", "landscape", "cover"
#: Told the share of the work that is done (0–1); raises to stop it.
Progress = Callable[[float], None]

rl_config.useA85 = 0  # binary streams: a quarter smaller, and faster


@dataclass(frozen=True)
class Furniture:
    """What stands on every page.

    Attributes:
        has_cover: the first page is one, and has none of this.
        names_sections: the section stands at the head of each page.
    """

    head: str
    foot: str
    has_cover: bool = True
    names_sections: bool = True


def build_pdf(
    story: Sequence[Flowable],
    properties: Properties,
    furniture: Furniture,
    attachments: tuple[Attachment, ...] = (),
    progress: Progress | None = None,
    sheet: Sheet = A4_SHEET,
) -> tuple[bytes, int]:
    """The PDF's bytes and its number of pages.

    Args:
        story: flowables in reading order.
        properties: title, author, language and date of the file.
        furniture: texts at head and foot of every page but the first.
        attachments: files inside the PDF.
        progress: told a share of 0–1; what it raises ends the work; None for nobody.
        sheet: size and margins of the page, points.

    Returns:
        the bytes, and the number of pages.
    """
    register()
    properties = properties.printed()
    buffer = io.BytesIO()
    document = _Document(buffer, properties, sheet)
    if progress is not None:
        document.setProgressCallBack(_share_of(progress))

    def canvas(*args: Any, **kwargs: Any) -> ReportCanvas:
        made = ReportCanvas(*args, **kwargs, pdfVersion=(1, 7))
        made.furniture = lambda c, page, total, section: _furnish(c, furniture, sheet, page, total, section)
        make_lasting(made._doc, properties, attachments)
        return made

    document.build(list(story), canvasmaker=canvas)
    return buffer.getvalue(), document.page


def _share_of(progress: Progress) -> Callable[[str, Any], None]:
    """From reportlab's reports of flowables to a share."""
    size, told_last = 1, 0.0

    def told(kind: str, value: Any) -> None:
        nonlocal size, told_last
        if kind == "SIZE_EST":
            size = max(int(value), 1)
        elif kind == "PROGRESS":
            told_last = max(told_last, min(int(value) / size, 1.0))  # what is cut in two is counted again
            progress(told_last)

    return told


def _furnish(canvas: ReportCanvas, furniture: Furniture, sheet: Sheet, page: int, total: int, section: str) -> None:
    if page == 1 and furniture.has_cover:
        return
    width, height = canvas._pagesize
    margin_x, top, bottom = sheet.margin_x, sheet.margin_top, sheet.margin_bottom
    inner = width - 2 * margin_x
    canvas.saveState()
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.5)
    canvas.line(margin_x, height - top + 12, width - margin_x, height - top + 12)
    canvas.setFillColor(QUIET)
    y = height - top + 18
    canvas.draw_text(furniture.head, margin_x, y, BOLD, 8, inner * 0.55)
    canvas.draw_right(section if furniture.names_sections else "", width - margin_x, y, BODY, 8, inner * 0.42)
    canvas.draw_text(furniture.foot, margin_x, bottom - 22, BODY, 8, inner - 80)
    text = _("Page {n} of {total}").format(n=page, total=total)
    canvas.draw_right(text, width - margin_x, bottom - 22, BODY, 8, 80)
    canvas.restoreState()


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """Three kinds of page, each with one frame."""

    def __init__(self, target: Any, properties: Properties, sheet: Sheet) -> None:
        super().__init__(
            target,
            pagesize=sheet.size,
            title=properties.title,
            author=properties.author,
            creator="Automation Auditor",
            lang=properties.language,
            invariant=1,
            initialFontName=BODY,
        )
        size, wide = sheet.size, landscape(sheet.size)
        self.addPageTemplates(
            [
                PageTemplate(COVER, [_frame(sheet, size)], pagesize=size),
                PageTemplate(PORTRAIT, [_frame(sheet, size)], pagesize=size),
                PageTemplate(LANDSCAPE, [_frame(sheet, wide)], pagesize=wide),
            ]
        )

    def afterFlowable(self, flowable: Flowable) -> None:
        heading = getattr(flowable, "heading", None)
        if heading is not None:
            top = self.frame._y + flowable.height + 24
            self.canv.bookmark_heading(heading.key, heading.title, heading.level, top)


class _Frame(Frame):  # type: ignore[misc]
    """Footnotes take room away from one page only."""

    def _reset(self) -> None:
        self._geom()
        super()._reset()


def _frame(sheet: Sheet, size: tuple[float, float]) -> Frame:
    return _Frame(
        sheet.margin_x, sheet.margin_bottom, size[0] - 2 * sheet.margin_x, size[1] - sheet.margin_top - sheet.margin_bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
