"""How full the pages of a PDF are."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pypdfium2

#: Points at the head and the foot of a page where its name and number stand.
_HEAD, _FOOT = 62.0, 58.0
_SCALE, _INK = 0.25, 215
#: Of a page: less than that is merged with another.
LEAST = 0.35


def fills(content: bytes) -> list[float]:
    """Of each page the share of its height that remains when its largest white stretch is taken away."""
    document = pypdfium2.PdfDocument(content)
    found = []
    for page in document:
        high = page.get_height()
        pixels = np.asarray(page.render(scale=_SCALE, grayscale=True).to_pil())
        rows = (pixels[int(_HEAD * _SCALE) : int((high - _FOOT) * _SCALE)] < _INK).any(axis=1)
        places = [-1, *np.flatnonzero(rows).tolist(), rows.size]
        found.append(1.0 - max(b - a - 1 for a, b in pairwise(places)) / rows.size)
    document.close()
    return found


def too_empty(content: bytes) -> list[int]:
    """Numbers of the pages that are nearly empty."""
    return [number for number, fill in enumerate(fills(content), 1) if fill < LEAST]
