"""A finished PDF opened by PDFium, which bears one thread at a time in a whole process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[Any]:
    """An open document, with everybody else kept out.

    Args:
        pdf: bytes of a PDF.

    Yields:
        pypdfium2's ``PdfDocument``, for the ``with`` block; nothing of it may be used after it.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
