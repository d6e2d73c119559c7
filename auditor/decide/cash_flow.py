"""Cash flows: net present value, internal rate of return, payback."""

from __future__ import annotations

from collections.abc import Sequence

_MAX_RATE = 1e6


def npv(rate: float, flows: Sequence[float]) -> float:
    """Net present value of yearly flows, the first one now: Σ flow_t ÷ (1 + rate)^t.

    Source: Brealey, Myers & Allen, Principles of Corporate Finance, ch. 2.
    """
    return sum(flow / (1 + rate) ** t for t, flow in enumerate(flows))


def irr(flows: Sequence[float]) -> float | None:
    """The rate at which the net present value is zero; None where there is none or it is not unique.

    Bisection: for an outlay followed by returns the value falls with the rate, so there is one root.
    """
    if not flows or flows[0] >= 0 or any(flow < 0 for flow in flows[1:]) or not any(flow > 0 for flow in flows[1:]):
        return None
    low, high = -0.999, 1.0
    while npv(high, flows) > 0:
        high *= 2
        if high > _MAX_RATE:
            return None
    for _step in range(200):
        middle = (low + high) / 2
        if npv(middle, flows) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def simple_payback(investment: float, benefit_per_year: float) -> float | None:
    """Years until the benefit has paid the investment; None when it never does."""
    if benefit_per_year <= 0:
        return None
    return investment / benefit_per_year


def discounted_payback(rate: float, flows: Sequence[float]) -> float | None:
    """Years until the discounted flows have paid the first one, interpolated within the year; None when never."""
    total = 0.0
    for t, flow in enumerate(flows):
        value = flow / (1 + rate) ** t
        if total < 0 <= total + value:
            return t - 1 + (-total / value)
        total += value
    return 0.0 if flows and flows[0] >= 0 else None
