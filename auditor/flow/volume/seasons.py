"""Seasonal demand: how much busier the busiest month is than an average one."""

from __future__ import annotations

from auditor.locale import language
from auditor.model import Audit, Process


def peak_factor(audit: Audit, family_id: int) -> float:
    """Demand of the busiest month ÷ that of an average month; 1 without seasons. Months that nobody stated are average.

    Args:
        audit: the snapshot.
        family_id: the family.

    Returns:
        1–12.
    """
    weights = {season.month: season.weight for season in audit.seasons_of(family_id)}
    if not weights:
        return 1.0
    year = [weights.get(month, 1.0) for month in range(1, 13)]
    mean = sum(year) / len(year)
    return max(year) / mean if mean > 0 else 1.0


def process_peak(audit: Audit, process: Process) -> float:
    """The peak of the family that a process makes; 1 for one of its own demand.

    Args:
        audit: the snapshot.
        process: the process.

    Returns:
        1–12.
    """
    return peak_factor(audit, process.family_id) if process.family_id is not None else 1.0


def month_names() -> list[str]:
    """January to December in the language in force."""
    from babel import Locale

    names = Locale(language()).months["format"]["wide"]
    return [str(names[month]) for month in range(1, 13)]
