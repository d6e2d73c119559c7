"""The pages of a finished PDF as pictures; one thread at a time, as PDFium wants it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Contents:
    """What a PDF holds: sizes of its pages in points, and the page (from 0) of each of its sections by title."""

    sizes: tuple[tuple[float, float], ...]
    sections: dict[str, int]


def contents_of(pdf: bytes) -> Contents:
    """Sizes and sections."""
    with _opened(pdf) as document:
        sizes = tuple(document.get_page_size(i) for i in range(len(document)))
        sections: dict[str, int] = {}
        for item in document.get_toc():
            target = item.get_dest()
            if item.level == 0 and target is not None:
                sections.setdefault(item.get_title(), target.get_index())
    return Contents(sizes, sections)


def picture_of(pdf: bytes, page: int, pixels_per_point: float) -> QImage:
    """One page (from 0)."""
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=pixels_per_point, rev_byteorder=True)
        data = bytes(bitmap.buffer)
        kind = QImage.Format.Format_RGBX8888 if bitmap.n_channels == 4 else QImage.Format.Format_RGB888
        return QImage(data, bitmap.width, bitmap.height, bitmap.stride, kind).copy()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """An open document, with everybody else kept out."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
