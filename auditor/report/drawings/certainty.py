"""How often each candidate takes each rank, as a grid of shares."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Drawing, Rect

from auditor.locale import _, number, percent
from auditor.report.colours import INK, LINE, PAPER, QUIET, accent_pale
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.drawings.text import put_text
from auditor.report.fonts import BODY, BOLD, fitted

_PITCH, _HEAD, _LABELS = 18.0, 18.0, 200.0
_DARK = 0.75


def certainty_grid(rows: Sequence[tuple[str, Sequence[float]]], ranks: int, available: float) -> DescribedDrawing:
    """A row a candidate, a column a rank; the darker, the more often; what is under half a percent stays empty.

    Args:
        rows: name of each candidate, and how often (0–1) it takes each rank, the first rank first.
        ranks: columns; shares of later ranks are left out.
        available: width in points.

    Returns:
        the drawing; in words how often each candidate is first.
    """
    figure = Drawing(available, _HEAD + _PITCH * len(rows) + 2)
    wide = (available - _LABELS) / max(ranks, 1)
    top = figure.height - _HEAD
    for rank in range(ranks):
        text = number(rank + 1)
        put_text(figure, text, _LABELS + (rank + 0.5) * wide, top + 5, BOLD, 7.5, QUIET, "middle")
    for i, (name, shares) in enumerate(rows):
        y = top - (i + 1) * _PITCH
        put_text(figure, fitted(name, BODY, 8.5, _LABELS - 8), 0, y + 5, BODY, 8.5, INK)
        for rank, share in enumerate(shares[:ranks]):
            x = _LABELS + rank * wide
            fill = accent_pale(min(share, 1.0)) if share >= 0.005 else PAPER
            figure.add(Rect(x, y, wide, _PITCH, fillColor=fill, strokeColor=LINE, strokeWidth=0.4))
            if share >= 0.005:
                ink = PAPER if share > _DARK else INK
                put_text(figure, percent(share), x + wide / 2, y + 5, BODY, 7.5, ink, "middle")
    words = _("{name}: first in {share}")
    said = "; ".join(words.format(name=name, share=percent(shares[0] if shares else 0.0)) for name, shares in rows)
    return DescribedDrawing(figure, said)
