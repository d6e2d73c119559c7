"""Work sampling: random moments to look, and the shares of time that the looks give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from random import Random

from auditor.model import Moment, WorkSampling
from auditor.study.statistics import t_quantile

_LEAST_GAP_S = 60.0


@dataclass(frozen=True, slots=True)
class SampledShare:
    """How much of the time something was seen: share 0–1 with its confidence interval."""

    category: str
    count: int
    share: float
    low: float
    high: float


def lines(text: str) -> list[str]:
    """One name a line, without blanks and repetitions.

    Args:
        text: as it was typed.

    Returns:
        names in their order.
    """
    return list(dict.fromkeys(part.strip() for part in text.splitlines() if part.strip()))


def planned_moments(sampling: WorkSampling, rounds: int) -> list[Moment]:
    """Rounds at random times of the shift; in each every subject is looked at once, in random order.

    Times are whole minutes and at least a minute apart while there is room; the same seed gives the same plan.

    Args:
        sampling: shift, subjects and seed.
        rounds: how many looks at each subject.

    Returns:
        looks to be made, in the order of the day; times in seconds since midnight.
    """
    random = Random(sampling.seed)
    first, last = ceil(sampling.start_s / _LEAST_GAP_S), int(sampling.end_s // _LEAST_GAP_S)
    minutes = range(first, max(last, first + 1))
    chosen = random.sample(minutes, rounds) if rounds <= len(minutes) else random.choices(minutes, k=rounds)
    subjects = lines(sampling.subjects) or [""]
    planned: list[Moment] = []
    for minute in sorted(chosen):
        order = random.sample(subjects, len(subjects))
        planned += [Moment(sampling_id=sampling.id, at_s=minute * _LEAST_GAP_S, subject=name) for name in order]
    return planned


def sampled_shares(sampling: WorkSampling, moments: Sequence[Moment], confidence: float = 0.95) -> list[SampledShare]:
    """Share of each category among the looks made, in the order of the categories.

    The interval is Wilson's, which stays within 0–1 and holds for few looks. Source: Wilson, JASA 22 (1927).

    Args:
        sampling: its categories.
        moments: looks that were made or planned.
        confidence: of the intervals, 0–1.

    Returns:
        count, share (0–1) and interval of each category.
    """
    seen = Counter(moment.seen for moment in moments if moment.seen)
    total = seen.total()
    names = [*lines(sampling.categories), *sorted(seen.keys() - set(lines(sampling.categories)))]
    return [SampledShare(name, seen[name], *_wilson(seen[name], total, confidence)) for name in names]


def looks_needed(share: float, precision: float, confidence: float = 0.95) -> int:
    """n = z² p (1 − p) ÷ e², rounded up: looks for ± ``precision`` (absolute) around a share.

    Source: ILO, Introduction to Work Study, work sampling.

    Args:
        share: expected, 0–1.
        precision: absolute, 0–1.
        confidence: 0–1, such as 0.95.

    Returns:
        how many.
    """
    z = t_quantile(confidence, 0)
    return ceil(z * z * share * (1 - share) / precision**2 - 1e-9)


def _wilson(count: int, total: int, confidence: float) -> tuple[float, float, float]:
    if total == 0:
        return 0.0, 0.0, 1.0
    z = t_quantile(confidence, 0)
    share = count / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    reach = z / (1 + z * z / total) * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return share, max(middle - reach, 0.0), min(middle + reach, 1.0)
