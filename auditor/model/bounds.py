"""How large and how small the numbers of an audit can be; beyond lie mistakes and ill will."""

from __future__ import annotations

MOST = 1e15
LEAST = 1e-12


def is_sane(value: float) -> bool:
    """True for zero and what lies between the bounds, with either sign; infinities and NaN are not.

    Args:
        value: a number in any unit.

    Returns:
        whether it can be a number of an audit.
    """
    return value == 0 or LEAST <= abs(value) <= MOST
