"""The PDF document: page templates, running heads, page x of y, bookmarks; the same audit gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib.pagesizes import landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from auditor.locale import _, language
from auditor.report.fonts import BODY, BOLD, fitted, register, runs
from auditor.report.theme import LINE, MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, PAGE, QUIET

PORTRAIT, LANDSCAPE, COVER = "portrait", "landscape", "cover"


def build_pdf(story: Sequence[Flowable], title: str, author: str, running_head: str, footer: str) -> tuple[bytes, int]:
    """The PDF's bytes and its number of pages."""
    register()
    buffer = io.BytesIO()
    document = _Document(buffer, title, author)
    document.running_head, document.footer = running_head, footer
    document.build(list(story), canvasmaker=_NumberedCanvas)
    return buffer.getvalue(), document.page


class _NumberedCanvas(Canvas):  # type: ignore[misc]
    """Keeps pages back until their number is known, so that each can say “x of y”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            if number > 1:
                width = self._pagesize[0]
                text = _("Page {n} of {total}").format(n=number, total=len(self._pages))
                self.setFillColor(QUIET)
                self.setFont(BODY, 8)
                self.drawRightString(width - MARGIN_X, MARGIN_BOTTOM - 22, text)
            Canvas.showPage(self)
        Canvas.save(self)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    """A4 with three kinds of page."""

    running_head = ""
    footer = ""

    def __init__(self, target: Any, title: str, author: str) -> None:
        super().__init__(
            target,
            pagesize=PAGE,
            title=title,
            author=author,
            creator="Automation Auditor",
            lang=language(),
            invariant=1,
        )
        wide = landscape(PAGE)
        self.addPageTemplates(
            [
                PageTemplate(COVER, [_frame(PAGE)], pagesize=PAGE),
                PageTemplate(PORTRAIT, [_frame(PAGE)], onPage=self._furniture, pagesize=PAGE),
                PageTemplate(LANDSCAPE, [_frame(wide)], onPage=self._furniture, pagesize=wide),
            ]
        )
        self._bookmarks = 0

    def _furniture(self, canvas: Canvas, _document: Any) -> None:
        width, height = canvas._pagesize
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        canvas.line(MARGIN_X, height - MARGIN_TOP + 12, width - MARGIN_X, height - MARGIN_TOP + 12)
        canvas.setFillColor(QUIET)
        draw_text(canvas, self.running_head, MARGIN_X, height - MARGIN_TOP + 18, BOLD, 8, width - 2 * MARGIN_X)
        draw_text(canvas, self.footer, MARGIN_X, MARGIN_BOTTOM - 22, BODY, 8, width - 2 * MARGIN_X - 80)
        canvas.restoreState()

    def afterFlowable(self, flowable: Flowable) -> None:
        outline = getattr(flowable, "outline", None)
        if outline is not None:
            text, level = outline
            self._bookmarks += 1
            key = f"h{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, closed=level > 0)


def draw_text(canvas: Canvas, text: str, x: float, y: float, font: str, size: float, room: float) -> None:
    """One line of any text on a canvas, elided to the room it has."""
    for name, part in runs(fitted(text, font, size, room), font):
        canvas.setFont(name, size)
        canvas.drawString(x, y, part)
        x += canvas.stringWidth(part, name, size)


def _frame(size: tuple[float, float]) -> Frame:
    return Frame(
        MARGIN_X, MARGIN_BOTTOM, size[0] - 2 * MARGIN_X, size[1] - MARGIN_TOP - MARGIN_BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
