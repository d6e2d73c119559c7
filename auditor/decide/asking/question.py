"""The questions that are open, each with its possible answers and what they would say of technologies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.assess.sector_template import Option, SectorQuestion
from auditor.assess.self_check import FIT_QUESTION, SECTOR_QUESTION, check_answers, rows, template_of
from auditor.assess.technology import FitQuestion, Technology
from auditor.decide.order.ranking import Ranked
from auditor.model import Audit, FitAnswer

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Effect:
    """What an answer says of a technology's question about a step."""

    step_id: int
    technology: str
    question: str
    is_yes: bool


@dataclass(frozen=True)
class PossibleAnswer:
    """An answer that may be given.

    Attributes:
        chance: how probable it is, as far as is known (0–1).
        option: of a sector's question; None for a plain yes or no.
    """

    key: str
    chance: float
    effects: tuple[Effect, ...]
    option: Option | None = None


@dataclass(frozen=True)
class OpenQuestion:
    """A question that nobody answered.

    Attributes:
        key: under which it is stored that nobody knows.
        step_ids: the steps that it is about.
        answers: all that may be given; their chances add up to 1.
        technology: whose question it is; None where it is one of the sector.
        asked: the technology's question; None likewise.
        sector_question: of the sector; None where it is a technology's.
    """

    key: str
    step_ids: tuple[int, ...]
    answers: tuple[PossibleAnswer, ...]
    technology: Technology | None = None
    asked: FitQuestion | None = None
    sector_question: SectorQuestion | None = None


def open_questions(audit: Audit, candidates: Sequence[Ranked]) -> tuple[OpenQuestion, ...]:
    """What could be asked: the questions of the sector first, then each technology's own.

    Args:
        audit: the snapshot.
        candidates: of a ranking.

    Returns:
        questions that were neither answered nor passed over.
    """
    passed = check_answers(audit)
    return tuple(q for q in (*_of_sector(audit), *_of_technologies(audit, candidates)) if q.key not in passed)


def fit_key(technology: str, question: str, step_id: int) -> str:
    """The key of a technology's question about a step.

    Args:
        technology: key of the technology.
        question: key of its question.
        step_id: the first step that it is about.

    Returns:
        the key that an answer is stored under.
    """
    return f"{FIT_QUESTION}{technology}.{question}.{step_id}"


def with_answer(audit: Audit, answer: PossibleAnswer) -> Audit:
    """The audit as if an answer had been given.

    Args:
        audit: the snapshot.
        answer: to a question that is open.

    Returns:
        another snapshot.
    """
    stored = dict(audit.table(FitAnswer))
    known = {(a.step_id, a.technology, a.question): a.id for a in stored.values()}
    fresh = max(stored, default=0) + 1
    for effect in answer.effects:
        row_id = known.get((effect.step_id, effect.technology, effect.question), fresh)
        fresh += row_id == fresh
        stored[row_id] = FitAnswer(
            id=row_id,
            step_id=effect.step_id,
            technology=effect.technology,
            question=effect.question,
            is_yes=effect.is_yes,
        )
    return audit.replaced({"fit_answer": stored})


def _of_sector(audit: Audit) -> Iterator[OpenQuestion]:
    template = template_of(audit)
    if template is None:
        return
    step_ids = {row.step.key: row.step_id for row in rows(audit)}
    for question in template.questions:
        step_id = step_ids.get(question.step)
        if step_id is None:
            continue
        answers = tuple(
            PossibleAnswer(
                option.key,
                option.chance,
                tuple(Effect(step_id, e.technology, e.question, e.is_yes) for e in option.effects),
                option,
            )
            for option in question.options
        )
        yield OpenQuestion(f"{SECTOR_QUESTION}{question.key}", (step_id,), answers, sector_question=question)


def _of_technologies(audit: Audit, candidates: Sequence[Ranked]) -> Iterator[OpenQuestion]:
    """Each question of a technology once for all the steps that its largest candidate has."""
    seen: set[tuple[str, str, int]] = set()
    for ranked in sorted(candidates, key=lambda r: -len(r.evaluation.candidate.step_ids)):
        candidate = ranked.evaluation.candidate
        technology = candidate.technology
        for asked in candidate.fit.open_questions:
            about = tuple(i for i in candidate.step_ids if asked.key not in audit.fit_answers_of(i, technology.key))
            if not about or all((technology.key, asked.key, i) in seen for i in about):
                continue
            seen |= {(technology.key, asked.key, i) for i in about}
            yes = asked.chance if asked.fits_if else 1 - asked.chance
            answers = tuple(
                PossibleAnswer(key, chance, tuple(Effect(i, technology.key, asked.key, key == YES) for i in about))
                for key, chance in ((YES, yes), (NO, 1 - yes))
            )
            yield OpenQuestion(fit_key(technology.key, asked.key, about[0]), about, answers, technology, asked)
