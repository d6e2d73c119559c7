"""What an hour of the firm's own people costs, where a project takes it."""

from __future__ import annotations

from auditor.model import Audit
from auditor.model.firm import DEFAULT_RATE_PER_HOUR


def mean_rate(audit: Audit) -> float:
    """The mean rate of the roles by their headcount (equal where none is known); the country's where there are none.

    Args:
        audit: the snapshot.

    Returns:
        amount per hour in the audit's currency, on the likely values.
    """
    roles = list(audit.roles.values())
    if not roles:
        return DEFAULT_RATE_PER_HOUR.likely
    counts = [role.headcount or 0.0 for role in roles]
    weights = counts if sum(counts) > 0 else [1.0] * len(roles)
    return sum(r.rate_per_hour.likely * w for r, w in zip(roles, weights, strict=True)) / sum(weights)
