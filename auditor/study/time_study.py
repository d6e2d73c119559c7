"""A time study in numbers: per element and for the step, from observed to normal to standard time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from auditor.model import Audit, Basis, Element, Estimate, Observation, Part, Study
from auditor.study.statistics import Spread, fences, half_width, observations_needed, spread, t_quantile

#: Parts that a person paces; a machine or a wait is neither rated nor given an allowance.
_PACED = frozenset({Part.MANUAL, Part.WALKING})


@dataclass(frozen=True)
class ElementTime:
    """One element in numbers; times in seconds, each for one occurrence.

    Attributes:
        used: the observations that count, in order.
        outliers: ids of those beyond Tukey's fences; marked, and counted until a person excludes them.
        observed: spread of the times as read.
        normal_s: mean of time × rating.
        standard_s: normal × (1 + allowance).
        half_width_s: half the confidence interval of the normal time; None for fewer than two.
        needed: observations in all for the wanted precision; None for fewer than two.
    """

    element: Element
    used: tuple[Observation, ...]
    outliers: frozenset[int]
    observed: Spread | None
    normal_s: float | None
    standard_s: float | None
    half_width_s: float | None
    needed: int | None


@dataclass(frozen=True)
class StudyNumbers:
    """A study in numbers.

    Attributes:
        elements: by element id, in the order of the cycle; foreign ones too, which do not count.
        allowance: its sum (0.15 = 15 %).
        cycles: how many cycles were timed whole.
        observed_s, normal_s, standard_s: per piece, the elements added up; None while one has no time.
        standard: the standard time per piece with its confidence interval, as the step takes it over.
        missing: observations still to be made for the wanted precision, of the element that lacks most.
    """

    study: Study
    elements: Mapping[int, ElementTime]
    allowance: float
    cycles: int
    observed_s: float | None
    normal_s: float | None
    standard_s: float | None
    standard: Estimate | None
    missing: int | None

    def parts(self) -> dict[Part, float]:
        """Standard seconds per piece by what fills them."""
        found: dict[Part, float] = {}
        for timed in self.elements.values():
            if not timed.element.is_foreign and timed.standard_s is not None:
                seconds = timed.standard_s * timed.element.per_cycle / self.study.units_per_cycle
                found[timed.element.part] = found.get(timed.element.part, 0.0) + seconds
        return found


def study_numbers(audit: Audit, study_id: int) -> StudyNumbers:
    """Normal time = mean × rating; standard time = normal × (1 + allowance).

    Source: ILO, Introduction to Work Study, chapters on rating and on standard time.

    Args:
        audit: the snapshot.
        study_id: the study.

    Returns:
        seconds per element and for the step, with their doubt.
    """
    study = audit.table(Study)[study_id]
    allowance = sum(line.share for line in audit.allowances_of(study_id))
    by_element: dict[int, list[Observation]] = {}
    for observation in audit.observations_of(study_id):
        if observation.element_id is not None:
            by_element.setdefault(observation.element_id, []).append(observation)
    timed = {
        element.id: _element_time(study, element, by_element.get(element.id, ()), allowance)
        for element in audit.elements_of(study_id)
    }
    own = [item for item in timed.values() if not item.element.is_foreign]
    sums = [_sum(study, own, pick) for pick in (_observed, lambda e: e.normal_s, lambda e: e.standard_s)]
    needed = [max(e.needed - len(e.used), 0) for e in own if e.needed is not None]
    return StudyNumbers(
        study,
        timed,
        allowance,
        min((len(e.used) for e in own), default=0),
        sums[0],
        sums[1],
        sums[2],
        _standard(study, own, sums[2], allowance),
        max(needed) if needed else None,
    )


def counts(observation: Observation) -> bool:
    """Whether an observation is part of the means: not excluded, and its lap was taken.

    Args:
        observation: one lap.

    Returns:
        True where it counts.
    """
    return not observation.excluded_because and not observation.is_missed


def rating_of(study: Study, element: Element, observation: Observation) -> float:
    """The performance that a time is corrected by; 1 for what no person paces.

    Args:
        study: whose rating it is unless each observation has its own.
        element: machine time is not paced.
        observation: the lap.

    Returns:
        1 is a normal pace.
    """
    if element.part not in _PACED:
        return 1.0
    return observation.rating if study.rates_each else study.rating


def _element_time(study: Study, element: Element, observations: Sequence[Observation], allowance: float) -> ElementTime:
    used = tuple(o for o in observations if counts(o))
    low, high = fences([o.seconds for o in used])
    outliers = frozenset(o.id for o in used if not low <= o.seconds <= high)
    normal = spread([o.seconds * rating_of(study, element, o) for o in used])
    if normal is None:
        return ElementTime(element, used, outliers, None, None, None, None, None)
    needed = None
    if normal.count > 1:
        quantile = t_quantile(study.confidence, normal.count - 1)
        needed = observations_needed(normal.mean, normal.deviation, study.precision, quantile)
    return ElementTime(
        element,
        used,
        outliers,
        spread([o.seconds for o in used]),
        normal.mean,
        normal.mean * (1 + _allowance_of(element, allowance)),
        half_width(normal, study.confidence),
        needed,
    )


def _allowance_of(element: Element, allowance: float) -> float:
    return allowance if element.part in _PACED else 0.0


def _observed(timed: ElementTime) -> float | None:
    return timed.observed.mean if timed.observed is not None else None


def _sum(study: Study, elements: Sequence[ElementTime], pick: object) -> float | None:
    values = [pick(e) for e in elements]  # type: ignore[operator]
    if not values or any(value is None for value in values):
        return None
    return float(sum(v * e.element.per_cycle for v, e in zip(values, elements, strict=True)) / study.units_per_cycle)


def _standard(
    study: Study, elements: Sequence[ElementTime], standard_s: float | None, allowance: float
) -> Estimate | None:
    """The interval of a sum of independent means: half widths add up as squares."""
    if standard_s is None:
        return None
    squares = 0.0
    for timed in elements:
        width = (timed.half_width_s or 0.0) * (1 + _allowance_of(timed.element, allowance))
        squares += (width * timed.element.per_cycle / study.units_per_cycle) ** 2
    reach = sqrt(squares)
    return Estimate(max(standard_s - reach, 0.0), standard_s, standard_s + reach, Basis.MEASURED)
