"""How the figures that decide are known: measured, stated, calculated, from a benchmark or a catalogue, guessed, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from auditor.assess.entered import basis_of_demand, basis_of_rate
from auditor.assess.self_check import rows
from auditor.assess.tasks import TaskGround, division_of, task_of
from auditor.flow import Analysis, StepNumbers
from auditor.model import WORKING_KINDS, Answer, Audit, Basis, Estimate, FitAnswer, StepKind, Work

#: Answers of the screening of repetitive work stand beside those on suitability; they say nothing of what fits.
_SCREENING = "art."


class Known(StrEnum):
    """How a figure is known, the best first."""

    MEASURED = "measured"
    STATED = "stated"
    CALCULATED = "calculated"
    BENCHMARK = "benchmark"
    CATALOGUE = "catalogue"
    GUESSED = "guessed"
    MISSING = "missing"


class FigureKind(StrEnum):
    """The figures that hours, money and fit follow from."""

    TIME = "time"
    SETUP = "setup"
    DEMAND = "demand"
    MANUAL_SHARE = "manual_share"
    TASK = "task"
    RATE = "rate"
    PRODUCTIVE_HOURS = "productive_hours"


#: What is not known by anybody's word or watch.
UNSURE = frozenset({Known.GUESSED, Known.MISSING})
#: What the hours of a step, and what could be done about it, follow from; rates and full-time jobs do not change these.
_OF_THE_HOURS = frozenset(
    {FigureKind.TIME, FigureKind.SETUP, FigureKind.DEMAND, FigureKind.MANUAL_SHARE, FigureKind.TASK}
)
_BY_BASIS: Mapping[Basis, Known] = {
    Basis.MEASURED: Known.MEASURED,
    Basis.STATED: Known.STATED,
    Basis.CALCULATED: Known.CALCULATED,
    Basis.BENCHMARK: Known.BENCHMARK,
    Basis.CATALOGUE: Known.CATALOGUE,
    Basis.ASSUMED: Known.GUESSED,
}
_ORDER = tuple(Known)


@dataclass(frozen=True, slots=True)
class DecidingFigure:
    """One figure: what it is, how it is known, and the steps that rest on it (none: all)."""

    kind: FigureKind
    known: Known
    step_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class KnownFigures:
    """All figures that decide; :mod:`auditor.phrases.known` says them.

    Attributes:
        figures: each once: a demand for all steps that are done as often as it says, a rate for all steps at that rate.
        hours: likely labour hours a year of every step with work, 0 where they are not known.
        answers: how many questions on what suits and fits the work a person has answered.
    """

    figures: tuple[DecidingFigure, ...]
    hours: Mapping[int, float]
    answers: int

    def count(self, *known: Known, kind: FigureKind | None = None) -> int:
        """How many figures are known in one of some ways.

        Args:
            known: the ways; none for all.
            kind: figures of this kind only; None for all.

        Returns:
            the number of figures.
        """
        return sum((not known or f.known in known) and kind in (None, f.kind) for f in self.figures)

    def share(self, *known: Known, kind: FigureKind) -> float | None:
        """The part of the labour hours at steps whose figure of a kind is known in one of some ways.

        Args:
            known: the ways.
            kind: which figure.

        Returns:
            a share, 0–1; None where no hours are known.
        """
        return self._share_of(i for f in self.figures if f.kind is kind and f.known in known for i in f.step_ids)

    @cached_property
    def guessed_share(self) -> float | None:
        """The part of the labour hours, 0–1, that rests on a guess: at these steps the time, how often it is done, the
        share of work by hand or the task is assumed by the program or by nobody known. None where no hours are known."""
        unsure = (f for f in self.figures if f.kind in _OF_THE_HOURS and f.known in UNSURE)
        return self._share_of(i for f in unsure for i in f.step_ids)

    @property
    def is_only_told(self) -> bool:
        """Whether nothing at all was measured, and no question answered."""
        return self.count(Known.MEASURED) == 0 and self.answers == 0

    @property
    def is_too_early(self) -> bool:
        """Whether it is too early to begin anything: no question was answered, and either nothing was measured or every
        task is guessed, so that nobody has looked at whether what is proposed fits at all."""
        return self.answers == 0 and (self.is_only_told or self.count(Known.STATED, kind=FigureKind.TASK) == 0)

    def to_time(self, step_ids: Iterable[int] | None = None, most: int = 3) -> tuple[int, ...]:
        """The steps whose time is worth taking first.

        Args:
            step_ids: only these; None for all.
            most: how many at most.

        Returns:
            steps whose time nobody measured, those with the most labour hours first.
        """
        wanted = self.hours.keys() if step_ids is None else set(step_ids)
        measured = {
            i for f in self.figures if f.kind is FigureKind.TIME and f.known is Known.MEASURED for i in f.step_ids
        }
        found = sorted((i for i in wanted if i in self.hours and i not in measured), key=lambda i: (-self.hours[i], i))
        return tuple(found[:most])

    def _share_of(self, step_ids: Iterable[int]) -> float | None:
        whole = sum(self.hours.values())
        return sum(self.hours.get(i, 0.0) for i in set(step_ids)) / whole if whole > 0 else None


def known_figures(audit: Audit, analysis: Analysis) -> KnownFigures:
    """Which of the figures that decide are known, and how.

    Of every step with work: its time (direct hours take the place of the rest), its set-up where one is given, the share
    done by hand (nothing stated means that all of it was assumed), its task (what only a name points to is a guess); of
    every process its demand, unless the step says itself how often it is done; of every rate how it is known; of the firm
    the productive hours of a full-time job.

    Args:
        audit: the snapshot.
        analysis: its numbers.

    Returns:
        the figures, each once, with the steps that rest on it.
    """
    work = [n for p in analysis.processes.values() for n in p.steps.values() if _is_work(n)]
    figures = [found for numbers in work for found in _of_step(audit, numbers)]
    figures += [*_demands(audit, work), *_rates(audit, work)]
    if work:
        hours = audit.firm.productive_hours_per_fte
        figures.append(DecidingFigure(FigureKind.PRODUCTIVE_HOURS, _BY_BASIS[hours.basis]))
    return KnownFigures(tuple(figures), {n.step.id: _hours(n) for n in work}, _answers(audit))


def _is_work(numbers: StepNumbers) -> bool:
    """A step of work of its own: waiting, and what another process shows in detail, is none."""
    step = numbers.step
    return step.kind in WORKING_KINDS and step.kind is not StepKind.DELAY and step.detail_id is None


def _hours(numbers: StepNumbers) -> float:
    hours = numbers.workload.labour_hours_per_year
    return hours.likely if hours is not None else 0.0


def _known(estimate: Estimate | None) -> Known:
    return _BY_BASIS[estimate.basis] if estimate is not None else Known.MISSING


def _of_step(audit: Audit, numbers: StepNumbers) -> list[DecidingFigure]:
    step, work = numbers.step, audit.work(numbers.step.id)
    found: list[tuple[FigureKind, Known]] = []
    if work.labour_s is not None:
        found.append((FigureKind.TIME, _known(work.labour_s)))
    elif step.kind is not StepKind.STORAGE or work.cycle_time_s is not None:
        found.append((FigureKind.TIME, _time(audit, work)))
        if work.setup_time_s is not None and work.setup_time_s.high > 0:
            found.append((FigureKind.SETUP, _known(work.setup_time_s)))
        if found[0][1] is not Known.MISSING:
            found.append((FigureKind.MANUAL_SHARE, _by_hand(work)))
    else:
        return []
    return [
        DecidingFigure(kind, known, (step.id,)) for kind, known in (*found, (FigureKind.TASK, _task(audit, numbers)))
    ]


def _time(audit: Audit, work: Work) -> Known:
    """Of the step itself, else the least known of the times that it has for products."""
    if work.cycle_time_s is not None:
        return _known(work.cycle_time_s)
    own = [_known(w.cycle_time_s) for w in audit.family_works_of(work.id) if w.cycle_time_s is not None]
    return max(own, key=_ORDER.index, default=Known.MISSING)


def _by_hand(work: Work) -> Known:
    """Where nobody said how much of it is done by hand, it was taken for all of it."""
    return _known(work.manual_share) if work.manual_share is not None else Known.GUESSED


def _task(audit: Audit, numbers: StepNumbers) -> Known:
    found = task_of(numbers.step, division_of(audit.firm))
    if found is None:
        return Known.MISSING
    if numbers.step.id in _not_told(audit):
        return Known.GUESSED
    return Known.STATED if found.ground is TaskGround.STATED else Known.GUESSED


def _demands(audit: Audit, work: Iterable[StepNumbers]) -> list[DecidingFigure]:
    steps: dict[int, list[int]] = defaultdict(list)
    found: list[DecidingFigure] = []
    for numbers in work:
        own = audit.work(numbers.step.id)
        if own.labour_s is not None:
            continue
        if own.events is not None:
            found.append(DecidingFigure(FigureKind.DEMAND, _known(own.events), (numbers.step.id,)))
        else:
            steps[audit.process_path(numbers.step.process_id)[0]].append(numbers.step.id)
    for process_id, ids in steps.items():
        basis = basis_of_demand(audit, audit.processes[process_id])
        known = _BY_BASIS[basis] if basis is not None else Known.MISSING
        found.append(DecidingFigure(FigureKind.DEMAND, known, tuple(ids)))
    return found


def _rates(audit: Audit, work: Iterable[StepNumbers]) -> list[DecidingFigure]:
    steps: dict[int | None, list[int]] = defaultdict(list)
    for numbers in work:
        steps[audit.work(numbers.step.id).role_id].append(numbers.step.id)
    return [
        DecidingFigure(FigureKind.RATE, _BY_BASIS[basis_of_rate(audit, role_id)], tuple(ids))
        for role_id, ids in steps.items()
    ]


def _answers(audit: Audit) -> int:
    suits = sum(not answer.criterion.startswith(_SCREENING) for answer in audit.table(Answer).values())
    return suits + len(audit.table(FitAnswer))


def _not_told(audit: Audit) -> frozenset[int]:
    """Steps that a self-check brought and nobody said anything of: that they are done here at all is a guess."""
    return frozenset(row.step_id for row in rows(audit) if row.people is None and row.step_id is not None)
