"""The pages under each other; only those that are seen are drawn, and they appear as they are ready."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from auditor.locale import _
from ui.background import Background
from ui.pages.report.pdf_pages import Contents, picture_of
from ui.theme import UNIT, colour, scaled_font
from ui.widgets.scrolling import scroll_area

_GAP, _WIDEST = 2.0 * UNIT, 860.0
_A4_WIDTH = 595.28
_MOST_KEPT = 24


class Preview(QWidget):
    """Signals: ``page_changed``: another page (from 1) stands at the top."""

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.contents = Contents((), {})
        self._pdf = b""
        self._background = Background(self)
        self._pictures: dict[int, QImage] = {}
        self._stale: set[int] = set()  # drawn for an older PDF or another size
        self._pixels = 0.0
        self.area: QScrollArea = scroll_area(self)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Preview of the report"))
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pdf(self, pdf: bytes, contents: Contents) -> None:
        """Take over a new PDF; the place stays, and the old pictures until the new ones are there."""
        self._background.cancel()
        self._pdf, self.contents = pdf, contents
        self._stale = set(self._pictures)
        self._pictures = {page: image for page, image in self._pictures.items() if page < len(contents.sizes)}
        self._fit()
        self._draw_missing()
        self.update()

    def show_page(self, page: int) -> None:
        """Scroll so that a page (from 0) stands at the top."""
        if page < len(self.contents.sizes):
            self.area.verticalScrollBar().setValue(int(self._places()[page].top() - _GAP))

    @property
    def page(self) -> int:
        """The page (from 1) that takes most of the view."""
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() / 3
        return next((i for i, r in enumerate(self._places(), 1) if r.bottom() + _GAP > middle), 1)

    @property
    def drawn(self) -> frozenset[int]:
        """The pages (from 0) whose picture is there and new."""
        return frozenset(self._pictures) - self._stale

    def _scale(self) -> float:
        """Pixels of the window a point: A4 upright fills the width, within reason."""
        return max(min(self.width() - 2 * _GAP, _WIDEST), 120.0) / _A4_WIDTH

    def _places(self) -> list[QRectF]:
        """Where each page stands; what is wider than A4 is made to fit."""
        found, y, room = [], _GAP, max(min(self.width() - 2 * _GAP, _WIDEST), 120.0)
        for wide, high in self.contents.sizes:
            scale = min(self._scale(), room / wide)
            place = QRectF((self.width() - wide * scale) / 2, y, wide * scale, high * scale)
            found.append(place)
            y = place.bottom() + _GAP
        return found

    def _fit(self) -> None:
        places = self._places()
        self.setMinimumHeight(int(places[-1].bottom() + _GAP) if places else 0)

    def sizeHint(self) -> QSize:
        return QSize(640, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._draw_missing()

    def _scrolled(self, _value: int) -> None:
        self._draw_missing()
        self.page_changed.emit(self.page)

    def _seen(self) -> list[int]:
        top = self.area.verticalScrollBar().value()
        bottom = top + self.area.viewport().height()
        places = enumerate(self._places())
        return [i for i, place in places if place.bottom() > top - 200 and place.top() < bottom + 600]

    def _draw_missing(self) -> None:
        """Ask for the first seen page that has no picture of this PDF and this size."""
        if not self._pdf:
            return
        pixels = self._scale() * self.devicePixelRatioF()
        if abs(pixels - self._pixels) > 0.02:
            self._pixels = pixels
            self._stale = set(self._pictures)
        missing = [i for i in self._seen() if i not in self._pictures or i in self._stale]
        if not missing:
            return
        pdf, page = self._pdf, missing[0]
        wide = self.contents.sizes[page][0]
        size = min(pixels, pixels * _A4_WIDTH / wide)
        self._background.run("page", lambda: picture_of(pdf, page, size), lambda image: self._take(pdf, page, image))

    def _take(self, pdf: bytes, page: int, image: QImage) -> None:
        if pdf is self._pdf:
            self._pictures[page] = image
            self._stale.discard(page)
            seen = set(self._seen())
            for far in [p for p in self._pictures if p not in seen][: max(len(self._pictures) - _MOST_KEPT, 0)]:
                del self._pictures[far]
                self._stale.discard(far)
            self.update()
        self._draw_missing()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = QRectF(event.rect())
        for i, place in enumerate(self._places()):
            if not place.intersects(shown):
                continue
            image = self._pictures.get(i)
            painter.fillRect(place, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(place, image)
            else:
                painter.setPen(Qt.GlobalColor.gray)
                painter.setFont(scaled_font(0))
                text = _("Page {n}").format(n=i + 1)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawRect(place)
