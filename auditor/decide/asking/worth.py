"""What an answer is worth: how much better the best few projects would be, on average, if it were known.

Source: expected value of sample information, Raiffa & Schlaifer, Applied Statistical Decision Theory (1961); of one
parameter over Monte Carlo draws, Felli & Hazen, Medical Decision Making 18 (1998).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from auditor.assess.self_check import FIT_QUESTION, TROUBLE, check_answers, named_steps
from auditor.assess.technology import Technology
from auditor.decide.asking.question import OpenQuestion, PossibleAnswer, open_questions, with_answer
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.order.ranking import Ranking
from auditor.model import Audit, CheckAnswer

#: A firm looks into so many projects at a time. Our own judgement.
LEADING = 3
#: Of a project's own hours so much is gone before it turns out not to fit. Our own judgement.
IN_VAIN = 0.2
#: Asking ends where an answer is worth less than this part of what the leading projects are worth. Our own judgement.
LEAST_WORTH = 0.02
#: … or than so much money, in the audit's currency, where the leading projects are worth a lot. Our own judgement.
WORTH_ASKING = 250.0
#: So many questions of one technology follow each other at most, while others are worth asking.
IN_A_ROW = 2
MOST_ASKED = 10
#: So much of the best question's worth is nearly as much. Our own judgement.
NEARLY = 0.7
_BINS = 8


@dataclass(frozen=True)
class Change:
    """What one answer would do to the leading projects: keys of candidates."""

    answer: PossibleAnswer
    leaves: tuple[str, ...]
    enters: tuple[str, ...]


@dataclass(frozen=True)
class Worth:
    """What an answer to a question is worth.

    Attributes:
        gain: expected, in the audit's currency.
        share: of what the leading projects are worth; above 1 where they are worth little yet.
        changes: what each answer would change.
    """

    question: OpenQuestion
    gain: float
    share: float
    changes: tuple[Change, ...]


class Asking:
    """The leading projects of a ranking, and what would change them."""

    def __init__(self, audit: Audit, ranking: Ranking) -> None:
        """Look at a ranking.

        Args:
            audit: the snapshot that it is of.
            ranking: with its draws.
        """
        self._audit = audit
        self._ranking = ranking
        self._evaluations = {r.evaluation.candidate.key: r.evaluation for r in ranking.candidates}
        self._means = {key: float(e.drawn.npv.mean()) for key, e in self._evaluations.items()}
        self._vain = {key: _in_vain(e) for key, e in self._evaluations.items()}
        self._chances = {key: e.fit_probability for key, e in self._evaluations.items()}

    @property
    def leading(self) -> tuple[str, ...]:
        """Keys of the few candidates that are worth most together, the best first; none where nothing is worth while."""
        return self._of_today[0]

    @property
    def value(self) -> float:
        """What the leading ones are worth, with the chance that they fit."""
        return self._of_today[1]

    @cached_property
    def questions(self) -> tuple[Worth, ...]:
        """Every open question whose answer is worth anything, the one that is worth most first."""
        found = [self._worth(q) for q in open_questions(self._audit, self._ranking.candidates)]
        return tuple(sorted((w for w in found if w.gain > 1e-9), key=lambda w: (-w.gain, w.question.key)))

    def worth_of(self, key: str) -> float:
        """What one candidate is worth on average, with the chance that it fits.

        Args:
            key: of the candidate.

        Returns:
            an amount in the audit's currency; below nothing where it loses.
        """
        return self._worths[key]

    @property
    def next(self) -> Worth | None:
        """The question to ask now; None where no answer would change enough.

        Of a technology's questions the first open one is asked first: the later ones take it up. A question of the sector,
        or one about work that the owner named as trouble, goes before it where it is worth nearly as much: it is in the
        firm's own words. Of those about the same step and technology the template's first that is worth asking comes first:
        how parts are held is asked of series.
        """
        worth_it = [w for w in self.questions if self._is_worth_asking(w)]
        fresh = [w for w in worth_it if not self._is_asked_enough(w.question)]
        worth_it = fresh or worth_it
        if not worth_it:
            return None
        nearly = [w for w in worth_it if w.gain >= NEARLY * worth_it[0].gain]
        best = min(nearly, key=lambda w: (w.question.technology is not None, not self._is_trouble(w.question), -w.gain))
        technology = best.question.technology
        return self._first_of_its_kind(best) if technology is None else self._first_of(best, technology)

    @cached_property
    def _worths(self) -> dict[str, float]:
        return self._values(self._chances, self._means)

    @cached_property
    def _of_today(self) -> tuple[tuple[str, ...], float]:
        return self._best(self._worths)

    @cached_property
    def _given(self) -> Mapping[str, CheckAnswer]:
        return check_answers(self._audit)

    def _is_worth_asking(self, worth: Worth) -> bool:
        return worth.share >= LEAST_WORTH or worth.gain >= WORTH_ASKING

    def _first_of(self, best: Worth, asked: Technology) -> Worth:
        """The first open question of the same technology about the same steps."""
        mine = [w for w in self.questions if w.question.technology is asked and w.question.step_ids == best.question.step_ids]  # fmt: skip
        order = [q.key for q in asked.fit_questions]
        return min(mine, key=lambda w: order.index(w.question.asked.key) if w.question.asked is not None else 0)

    @cached_property
    def _trouble(self) -> frozenset[int]:
        """The steps that the owner named as trouble."""
        return frozenset().union(*(named_steps(self._audit, screen) for screen in TROUBLE))

    def _is_trouble(self, question: OpenQuestion) -> bool:
        return bool(self._trouble & set(question.step_ids))

    def _is_asked_enough(self, question: OpenQuestion) -> bool:
        """Whether a technology was asked about so often already that another one has its turn."""
        if question.technology is None:
            return False
        start = f"{FIT_QUESTION}{question.technology.key}."
        return sum(key.startswith(start) for key in self._given) >= IN_A_ROW

    def _first_of_its_kind(self, best: Worth) -> Worth:
        """The first in the template of the questions about the same step and a technology that the best one is about."""
        about = _technologies(best.question)
        alike = [
            w
            for w in self.questions
            if w.question.technology is None
            and w.question.step_ids == best.question.step_ids
            and self._is_worth_asking(w)
            and about & _technologies(w.question)
        ]
        order = [q.key for q in open_questions(self._audit, ())]
        return min(alike, key=lambda w: order.index(w.question.key), default=best)

    def question_of(self, key: str) -> Worth | None:
        """The question that matters most for one candidate.

        Args:
            key: of the candidate.

        Returns:
            the one that is worth most; None where none is open.
        """
        candidate = self._evaluations[key].candidate
        mine = {candidate.technology.key}
        steps = set(candidate.step_ids)
        for worth in self.questions:
            for answer in worth.question.answers:
                if any(e.technology in mine and e.step_id in steps for e in answer.effects):
                    return worth
        return None

    def measuring(self, most: int = 3) -> tuple[tuple[int, float], ...]:
        """The steps whose hours are worth measuring, the one that is worth most first.

        Args:
            most: how many at most.

        Returns:
            step and what knowing its hours would be worth, in the audit's currency.
        """
        sample = self._ranking.sample
        if sample is None:
            return ()
        found = []
        for key in sample.uncertain:
            if isinstance(key, tuple) and key[0] == "hours" and key[1] in self._audit.steps:
                gain = self._gain_of_knowing(key)
                if gain > LEAST_WORTH * max(self.value, 1.0) / 2:
                    found.append((int(key[1]), gain))
        return tuple(sorted(found, key=lambda item: (-item[1], item[0]))[:most])

    def _gain_of_knowing(self, key: Hashable) -> float:
        """What the leading projects gain, on average, where one input is known nearly exactly."""
        sample = self._ranking.sample
        assert sample is not None
        touched = {k: e for k, e in self._evaluations.items() if any(i.key == key for i in e.candidate.labour)}
        if not touched:
            return 0.0
        bins = sample.strata_of(key) * _BINS // sample.count
        means = {k: np.bincount(bins, e.drawn.npv, _BINS) / np.bincount(bins, minlength=_BINS) for k, e in touched.items()}  # fmt: skip
        values = []
        for index in range(_BINS):
            here = self._means | {k: float(found[index]) for k, found in means.items()}
            values.append(self._best(self._values(self._chances, here))[1])
        return float(np.mean(values)) - self.value

    def _worth(self, question: OpenQuestion) -> Worth:
        expected, changes, now = 0.0, [], set(self.leading)
        for answer, chances in zip(question.answers, self._chances_after(question), strict=True):
            leading, value = self._best(self._values({**self._chances, **chances}, self._means))
            expected += answer.chance * value
            then = set(leading)
            leaves = tuple(key for key in self.leading if key not in then)
            changes.append(Change(answer, leaves, tuple(key for key in leading if key not in now)))
        gain = max(expected - self.value, 0.0)
        return Worth(question, gain, gain / max(self.value, 1.0), tuple(changes))

    def _chances_after(self, question: OpenQuestion) -> list[dict[str, float]]:
        """For each answer the chance that those candidates fit that it is about; on average what it is now.

        The chances of a sector's answers and those of the technologies' own questions are judged apart; where they do not
        agree, those of today stand.
        """
        found = [dict(self._chances_if(answer)) for answer in question.answers]
        for key in {key for chances in found for key in chances}:
            mean = sum(
                answer.chance * chances.get(key, self._chances[key])
                for answer, chances in zip(question.answers, found, strict=True)
            )
            factor = self._chances[key] / mean if mean > 0 else 1.0
            for chances in found:
                chances[key] = min(chances.get(key, self._chances[key]) * factor, 1.0)
        return found

    def _chances_if(self, answer: PossibleAnswer) -> Mapping[str, float]:
        """The chance that each candidate fits that an answer says something of."""
        if not answer.effects:
            return {}
        about = {(e.technology, e.step_id) for e in answer.effects}
        then = with_answer(self._audit, answer)
        found = {}
        for key, e in self._evaluations.items():
            if any((e.candidate.technology.key, i) in about for i in e.candidate.step_ids):
                found[key] = e.candidate.fit_in(then).chance
        return found

    def _values(self, chances: Mapping[str, float], means: Mapping[str, float]) -> dict[str, float]:
        return {key: chances[key] * mean - (1 - chances[key]) * self._vain[key] for key, mean in means.items()}

    def _best(self, values: Mapping[str, float]) -> tuple[tuple[str, ...], float]:
        """The few that are worth most, no two of them on the same work; and what they are worth together."""
        taken: set[tuple[int, str]] = set()
        chosen: list[str] = []
        for key in sorted(values, key=lambda key: (-values[key], key)):
            if values[key] <= 0 or len(chosen) == LEADING:
                break
            claims = self._evaluations[key].candidate.claims
            if not claims & taken:
                chosen.append(key)
                taken |= claims
        return tuple(chosen), sum(values[key] for key in chosen)


def _technologies(question: OpenQuestion) -> frozenset[str]:
    """Those that an answer says something of."""
    return frozenset(e.technology for answer in question.answers for e in answer.effects)


def _in_vain(e: Evaluation) -> float:
    """What looking into a project costs that then does not fit."""
    return IN_VAIN * e.candidate.figures.own_hours.likely * e.candidate.own_rate
