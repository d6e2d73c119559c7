"""The work for which the program knows no technology: told, so that silence is not taken for “nothing pays”."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.assess.catalogue import technologies
from auditor.assess.limits import Verdict
from auditor.assess.matching import matches
from auditor.flow import Analysis, StepNumbers
from auditor.model import WORKING_KINDS, Audit, StepKind


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Steps of work without any known technology; :mod:`auditor.phrases.uncovered` says it.

    Attributes:
        steps: their ids, those with the most hours first.
        hours_per_year: labour in them (h/yr), the likely value; steps without known hours count for nothing.
        share: these hours as a share (0–1) of the labour of all steps of work; None where no hours are known.
        of_steps: how many steps of work there are.
    """

    steps: tuple[int, ...]
    hours_per_year: float
    share: float | None
    of_steps: int


def uncovered(audit: Audit, analysis: Analysis) -> Uncovered:
    """The steps of work whose task is not known, or for whose task there is no technology in the firm's trade and place.

    A technology that only misses a limit is known all the same: it is among what was left out, with the reason. Cells
    over neighbouring steps do not count, for they can do nothing for one step alone.

    Args:
        audit: the snapshot.
        analysis: the same audit in numbers.

    Returns:
        the steps, with their hours and what share of all hours that is.
    """
    known = [technology for technology in technologies(audit).values() if not technology.chain]
    work = [n for process in analysis.processes.values() for n in process.steps.values() if _is_work(n)]
    found = [
        numbers
        for numbers in work
        if not any(all(isinstance(v, Verdict) for v in match.violated) for match in matches(audit, numbers, known))
    ]
    found.sort(key=_hours, reverse=True)
    every, hours = sum(map(_hours, work)), sum(map(_hours, found))
    return Uncovered(tuple(n.step.id for n in found), hours, hours / every if every > 0 else None, len(work))


def _is_work(numbers: StepNumbers) -> bool:
    step = numbers.step
    return step.kind in WORKING_KINDS and step.kind is not StepKind.DELAY and step.detail_id is None


def _hours(numbers: StepNumbers) -> float:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0
