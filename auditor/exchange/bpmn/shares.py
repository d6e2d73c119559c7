"""How much goes which way out of a step: as the model says it, else in equal parts, which is assumed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Basis

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*%")
_TOLERANCE = 1e-3


@dataclass(frozen=True, slots=True)
class Split:
    """The shares of the ways out of one step, in their order.

    Attributes:
        shares: 0–1, with how each is known.
        is_scaled: what the model says did not add up to 1.
    """

    shares: tuple[tuple[float, Basis], ...]
    is_scaled: bool = False

    @property
    def is_assumed(self) -> bool:
        """Whether the model left some of it open."""
        return any(basis is Basis.ASSUMED for _share, basis in self.shares)


def percentage(text: str) -> float | None:
    """The share that a label or a condition names.

    Args:
        text: such as ``Yes (80 %)``.

    Returns:
        0–1; None where it names none, or more than one.
    """
    found = {float(number.replace(",", ".")) for number in _PERCENT.findall(text)}
    value = found.pop() if len(found) == 1 else None
    return value / 100 if value is not None and value <= 100 else None


def split(known: Sequence[float | None]) -> Split:
    """The shares, given those that are known.

    Args:
        known: 0–1 for each way out; None where nothing is said.

    Returns:
        what is open shares the rest equally; what adds up to something else is scaled.
    """
    n = len(known)
    stated = sum(share for share in known if share is not None)
    open_ = sum(1 for share in known if share is None)
    if n == 1:
        return Split(((1.0, Basis.STATED),))
    if open_ == n or (not open_ and stated <= 0):
        return Split(tuple((1 / n, Basis.ASSUMED) for _share in known))
    if not open_:
        if abs(stated - 1) <= _TOLERANCE:
            return Split(tuple((share or 0.0, Basis.STATED) for share in known))
        return Split(tuple(((share or 0.0) / stated, Basis.CALCULATED) for share in known), is_scaled=True)
    scale = 1.0 if stated <= 1 else 1 / stated
    rest = max(1 - stated, 0.0) / open_
    basis = Basis.CALCULATED if open_ == 1 else Basis.ASSUMED
    shares = tuple((rest, basis) if share is None else (share * scale, Basis.STATED) for share in known)
    return Split(shares, is_scaled=stated > 1 + _TOLERANCE)
