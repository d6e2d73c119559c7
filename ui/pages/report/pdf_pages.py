"""The pages of a finished PDF as pictures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

from auditor.report.pdf.reading import opened_pdf


@dataclass(frozen=True)
class Contents:
    """What a PDF holds: sizes of its pages in points, and the page (from 0) of each of its sections by title."""

    sizes: tuple[tuple[float, float], ...]
    sections: dict[str, int]


def contents_of(pdf: bytes) -> Contents:
    """Sizes and sections."""
    with opened_pdf(pdf) as document:
        sizes = tuple(document.get_page_size(i) for i in range(len(document)))
        sections: dict[str, int] = {}
        for item in document.get_toc():
            target = item.get_dest()
            if item.level == 0 and target is not None:
                sections.setdefault(item.get_title(), target.get_index())
    return Contents(sizes, sections)


def picture_of(pdf: bytes, page: int, pixels_per_point: float) -> QImage:
    """One page (from 0)."""
    with opened_pdf(pdf) as document:
        bitmap = document[page].render(scale=pixels_per_point, rev_byteorder=True)
        data = bytes(bitmap.buffer)
        kind = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
        return QImage(data, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
