"""Sums of what is known."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import Basis, Estimate


def total(parts: Iterable[Estimate | None]) -> Estimate | None:
    """The sum of what is known; None when nothing is."""
    known = [part for part in parts if part is not None]
    if not known:
        return None
    return Estimate(
        sum(p.low for p in known), sum(p.likely for p in known), sum(p.high for p in known), Basis.CALCULATED
    )
