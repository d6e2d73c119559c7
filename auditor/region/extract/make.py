"""An extract made from an audit and its ranking: only declared fields, only rounded numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import floor, log10
from typing import Any

from auditor.assess.readiness import readiness
from auditor.assess.tasks import division_of, domain_of, task_of
from auditor.decide import Ranked, Ranking
from auditor.decide.candidate.candidate import Exclusion
from auditor.errors import InputError
from auditor.flow import Analysis, StepNumbers
from auditor.flow.workload.repetitive import MANY_PASSES_PER_YEAR, RepetitiveReason
from auditor.locale import _
from auditor.model import WAITING_KINDS, WORKING_KINDS, Audit, Basis, CandidateOverride, Work
from auditor.model.country import country_and_region
from auditor.region.extract.document import Extract, Row
from auditor.region.extract.fields import LISTS
from auditor.region.places import FEWEST, headcount, lacking_label, missing_for_extract

#: Candidates that are neither worth while nor wanted nor have an outcome say nothing; of the others the first ones do.
MOST_CANDIDATES = 25
#: Hours a person and year are given to the nearest multiple of this.
HOURS_STEP = 200
#: For hours a person where no role says how many people there are: the middle of the size class.
_MIDDLE = {size: (fewest + 1) * 1.4 for size, fewest in FEWEST.items()}


def extract_of(
    audit: Audit, analysis: Analysis, ranking: Ranking, *, key: str, edition: int, advisor: str, year: int
) -> Extract:
    """What leaves the firm, on its say.

    Args:
        audit: the snapshot; it says sector, size class and region (:func:`auditor.region.places.missing_for_extract`).
        analysis: of the same audit.
        ranking: of the same audit.
        key: the random key of the firm's extracts.
        edition: which extract it is, from 1.
        advisor: the random key of the computer that it is made on.
        year: of the audit.

    Returns:
        the extract: shares to 0.01, hours a person to 200, all other numbers to two digits.

    Raises:
        InputError: sector, size class or region is not said.
    """
    lacking = missing_for_extract(audit)
    if lacking:
        raise InputError(
            _("Before figures can be shared, say: {what}.").format(what=", ".join(map(lacking_label, lacking)))
        )
    lists, numbers = figures_of(audit, analysis, ranking)
    size = audit.sharing.size_class
    firm = _known(
        key=key,
        edition=edition,
        year=year,
        country=country_and_region(audit.firm.country)[0],
        region=audit.sharing.region,
        sector=division_of(audit.firm),
        size=size.value if size is not None else None,
        advisor=advisor,
        currency=audit.firm.currency,
        **numbers,
    )
    return Extract(firm, lists)


def figures_of(audit: Audit, analysis: Analysis, ranking: Ranking) -> tuple[Mapping[str, Sequence[Row]], Row]:
    """What an extract says of the work and the candidates, without who and where: also what is held against a pack.

    Args:
        audit: the snapshot.
        analysis: of the same audit.
        ranking: of the same audit.

    Returns:
        the lists of an extract, and its numbers of the whole firm.
    """
    steps = list(_steps(audit, analysis))
    lists: dict[str, list[Row]] = {
        "step": [row for row, _hours in steps],
        "candidate": list(_candidates(audit, ranking)),
        "readiness": [
            {"threshold": threshold, "level": round(level * 2) / 2}
            for threshold, level in readiness(audit).levels.items()
            if level is not None
        ],
    }
    hours = sum(hours for _row, hours in steps)
    repetitive = sum(hours for row, hours in steps if row["repetitive"])
    size = audit.sharing.size_class
    people = headcount(audit) or (_MIDDLE[size] if size is not None else 0.0)
    numbers = _known(
        hours=two_digits(hours) if hours > 0 else None,
        repetitive_share=round(repetitive / hours, 2) if hours > 0 else None,
        repetitive_hours_per_person=_coarse(repetitive / people) if hours > 0 and people > 0 else None,
    )
    return {name: tuple(lists[name][:most]) for name, (_fields, most) in LISTS.items()}, numbers


def two_digits(value: float | None) -> float | None:
    """A number with two significant digits.

    Args:
        value: in any unit; None where it is not known.

    Returns:
        the rounded number; None for None.
    """
    if value is None or value == 0:
        return value
    return float(round(value, 1 - floor(log10(abs(value)))))


def _coarse(hours: float) -> float:
    """So coarse that the hours of all steps ÷ this does not tell how many people there are within their class."""
    return float(round(hours / HOURS_STEP) * HOURS_STEP)


def _steps(audit: Audit, analysis: Analysis) -> Iterator[tuple[Row, float]]:
    """The rows of steps in which somebody works, the longest first, so that their order does not tell the map; with hours."""
    found: list[tuple[Row, float]] = []
    division = division_of(audit.firm)
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            step, work = numbers.step, audit.work(numbers.step.id)
            is_own = is_own_time(work)
            hours = numbers.workload.labour_hours_per_year if is_own else None
            if step.kind not in WORKING_KINDS or step.detail_id is not None:
                continue
            if step.kind in WAITING_KINDS and (hours is None or hours.likely == 0):
                continue  # nobody works there
            task, cycle = task_of(step, division), work.cycle_time_s if is_own else None
            domain = domain_of(step, task)
            row = _known(
                task=task.task.key if task is not None else None,
                domain=domain.value if domain is not None else None,
                kind=step.kind.value,
                value_class=step.value_class.value if step.value_class is not None else None,
                cycle_s=two_digits(cycle.likely) if cycle is not None else None,
                basis=cycle.basis.value if cycle is not None else hours.basis.value if hours is not None else None,
                setup_s=two_digits(work.setup_time_s.likely) if work.setup_time_s is not None else None,
                units=two_digits(work.units_per_cycle),
                people=two_digits(work.crew),
                hours=two_digits(hours.likely) if hours is not None else None,
                repetitive=_is_repetitive(numbers, is_own),
            )
            found.append((row, hours.likely if hours is not None else 0.0))
    yield from sorted(found, key=lambda pair: (-pair[1], pair[0]["kind"], repr(pair[0])))


def is_own_time(work: Work) -> bool:
    """Whether the time of a step is the firm's own. One that a benchmark gave would come back in the next pack as if this firm had
    said it, and one from general figures says nothing of this firm either.

    Args:
        work: of the step.

    Returns:
        False for such a time, unless hours were stated, which take its place.
    """
    cycle = work.cycle_time_s
    return work.labour_s is not None or cycle is None or cycle.basis not in (Basis.BENCHMARK, Basis.CATALOGUE)


def _is_repetitive(numbers: StepNumbers, is_own: bool) -> bool:
    """What only a short time of other firms points to, nobody said of this one."""
    found = numbers.repetitive
    if is_own or found.reason is not RepetitiveReason.SHORT_CYCLE:
        return found.is_repetitive
    passes = numbers.workload.passes_per_year
    return passes is not None and passes >= MANY_PASSES_PER_YEAR


def _candidates(audit: Audit, ranking: Ranking) -> Iterator[Row]:
    """Those that are worth while or wanted, or of which somebody said what became of them."""
    rows = [_ranked(audit, r) for r in ranking.candidates]
    telling = [row for row in rows if row["wanted"] or "outcome" in row]
    left_out = [_left_out(audit, e) for e in ranking.exclusions if e.stored is not None and e.stored.dropped_because]
    yield from (telling + left_out)[:MOST_CANDIDATES]


def _ranked(audit: Audit, ranked: Ranked) -> Row:
    e = ranked.evaluation
    figures, stored = e.candidate.figures, e.candidate.stored
    #: Hours, payback, rank and what is recommended follow from the times of the steps.
    is_own = all(is_own_time(audit.work(step_id)) for step_id in e.candidate.step_ids)
    payback = e.payback_likely if is_own else None
    return _known(
        technology=_technology(e.candidate.technology.key, e.candidate.technology.kind),
        rank=ranked.rank if is_own else None,
        wanted=(is_own and ranked.is_recommended) or (stored is not None and stored.is_wanted),
        hours=two_digits(e.hours_freed_per_year.likely) if is_own else None,
        investment=two_digits(figures.investment.likely),
        investment_basis=figures.investment.basis.value,
        payback_years=two_digits(payback) if payback is not None and payback <= 1000 else None,
        suitability=float(round(e.candidate.suitability.likely)),
        **_outcome(audit, stored),
    )


def _left_out(audit: Audit, exclusion: Exclusion) -> Row:
    technology = _technology(exclusion.technology.key, exclusion.technology.kind)
    return _known(technology=technology, wanted=False, **({"outcome": "dropped"} | _outcome(audit, exclusion.stored)))


def _outcome(audit: Audit, stored: CandidateOverride | None) -> dict[str, Any]:
    told = audit.outcome_of(stored.id) if stored is not None else None
    if told is None:
        return {}
    year = told.known_on[:4]
    return _known(
        outcome=told.status.value,
        outcome_year=int(year) if year.isdigit() and 2000 <= int(year) <= 2200 else None,
        real_investment=two_digits(told.investment),
        real_hours=two_digits(told.hours_per_year),
    )


def _technology(key: str, kind: str) -> str:
    """A technology of the catalogue by its key; of one of the firm's own only what kind it is."""
    from auditor.assess import catalogue

    return key if key in catalogue() else f"own:{kind}"


def _known(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
