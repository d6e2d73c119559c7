"""Cash flows: net present value, internal rate of return, payback."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from sys import float_info

from auditor.numerics.root import root

_MAX_RATE = 1e6
#: How close to the rate is close enough: as close as doubles come, of any size.
_CLOSE, _CLOSEST = 4 * float_info.epsilon, float_info.min


def npv(rate: float, flows: Sequence[float]) -> float:
    """Net present value of yearly flows, the first one now: Σ flow_t ÷ (1 + rate)^t.

    Source: Brealey, Myers & Allen, Principles of Corporate Finance, ch. 2.

    Args:
        rate: discount rate per year (0.08 is 8 %).
        flows: one a year, in any currency, now first.

    Returns:
        the value now, in the same currency.
    """
    return sum(flow / (1 + rate) ** t for t, flow in enumerate(flows))


def irr(flows: Sequence[float]) -> float | None:
    """The rate at which the net present value is zero; None where there is none or it may not be unique.

    Where the flows change sign once, from paid to received, there is at most one rate above −100 % (Descartes' rule of
    signs); it is found by Brent's method, to the last digits that the net present value tells apart.

    Args:
        flows: one a year, in any currency, now first.

    Returns:
        a rate per year (0.08 is 8 %).
    """
    signs = [flow > 0 for flow in flows if flow != 0]
    if not signs or signs[0] or not signs[-1] or sum(a != b for a, b in pairwise(signs)) != 1:
        return None
    low, high = -0.999, 1.0
    if npv(low, flows) < 0:
        return None
    while npv(high, flows) > 0:
        high *= 2
        if high > _MAX_RATE:
            return None
    return root(lambda rate: npv(rate, flows), low, high, _CLOSEST, _CLOSE)


def simple_payback(investment: float, benefit_per_year: float) -> float | None:
    """Years until the benefit has paid the investment; None when it never does.

    Args:
        investment: any currency.
        benefit_per_year: the same currency.

    Returns:
        years.
    """
    if benefit_per_year <= 0:
        return None
    return max(investment, 0.0) / benefit_per_year


def discounted_payback(rate: float, flows: Sequence[float]) -> float | None:
    """Years until the discounted flows have paid what came before, interpolated within the year; None when never.

    Args:
        rate: discount rate per year.
        flows: one a year, now first.

    Returns:
        years.
    """
    total = 0.0
    found: float | None = 0.0 if flows and flows[0] >= 0 else None
    for t, flow in enumerate(flows):
        value = flow / (1 + rate) ** t
        if total < 0 <= total + value:
            found = t - 1 + (-total / value)
        elif total + value < 0:
            found = None
        total += value
    return found


def annuity_factor(rate: float, years: int) -> float:
    """Present value of 1 a year for ``years`` years.

    Args:
        rate: discount rate per year.
        years: how many.

    Returns:
        years of benefit now (dimensionless per unit a year).
    """
    return float(years) if rate == 0 else (1 - (1 + rate) ** -years) / rate
