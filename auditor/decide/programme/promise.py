"""Which exchange of one candidate for another promises most: a quick look, before a set is put on the roadmap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from auditor.decide.candidate.freed_labour import Use, use_of
from auditor.decide.money.evaluation import Evaluation
from auditor.decide.programme.portfolio import Goal
from auditor.model import Audit

#: Draws that are looked at: the first of a Sobol sequence are spread as evenly as all.
_DRAWS = 256

Keys = frozenset[str]
Values = NDArray[np.float64]


class Promise:
    """What sets bring if all begin at once, on the first draws; freed hours of a role are pooled.

    Args:
        evaluations: of the candidates that sets are made of.
        goal: what counts, money or hours.
    """

    def __init__(self, audit: Audit, evaluations: Sequence[Evaluation], goal: Goal) -> None:
        self.keys = [e.candidate.key for e in evaluations]
        self._at = {key: i for i, key in enumerate(self.keys)}
        self._roles: list[tuple[Use, Values, float]] = []  # use, hours by candidate and draw, worth of an hour
        if goal is Goal.HOURS:
            self._alone = np.array([e.hours_freed_per_year.likely for e in evaluations])
            return
        self._alone = np.array([float(e.drawn.npv.mean()) for e in evaluations])
        self._used = float(evaluations[0].drawn.realisation.mean()) if evaluations else 0.0
        count = min([_DRAWS, *(len(e.drawn.npv) for e in evaluations)])
        for role_id in {role_id for e in evaluations for role_id in e.drawn.freed}:
            of_role = [(i, e, *e.drawn.freed[role_id]) for i, e in enumerate(evaluations) if role_id in e.drawn.freed]
            hours = np.zeros((len(evaluations), count))
            for i, _e, freed, _rate in of_role:
                hours[i] = freed[:count]
            worth = float(np.mean([np.mean(rate * e.drawn.time_factor) for _i, e, _freed, rate in of_role]))
            use = use_of(audit, role_id)
            self._roles.append((use, hours, worth))
            self._alone -= worth * use.paid_hours(hours, self._used).mean(axis=1)

    def exchanges(self, keys: Keys) -> list[tuple[float, str, str]]:
        """Every exchange of one that is in for one that is not, of one that is dropped and of one that is added.

        Args:
            keys: of the candidates that are in.

        Returns:
            what it promises to add, the key that goes out and the one that comes in (empty: none), the most first.
        """
        inside = [self._at[key] for key in sorted(keys)]
        outside = [i for i, key in enumerate(self.keys) if key not in keys]
        now = self._worth(inside, [])[0]
        found: list[tuple[float, str, str]] = []
        for out in (None, *inside):
            kept = [i for i in inside if i != out]
            worths = self._worth(kept, outside)
            for new, worth in zip([None, *outside], worths, strict=True):
                if out is not None or new is not None:
                    found.append((float(worth - now), self._name(out), self._name(new)))
        return sorted(found, key=lambda x: (-x[0], x[1], x[2]))

    def _name(self, at: int | None) -> str:
        return self.keys[at] if at is not None else ""

    def _worth(self, kept: Sequence[int], outside: Sequence[int]) -> Values:
        """Of what is kept alone, and together with each of what is outside."""
        total: Values = self._alone[list(kept)].sum() + np.concatenate(([0.0], self._alone[list(outside)]))
        for use, hours, worth in self._roles:
            pooled = hours[list(kept)].sum(axis=0)
            more = np.concatenate((np.zeros((1, hours.shape[1])), hours[list(outside)]))
            total = total + worth * use.paid_hours(pooled[None, :] + more, self._used).mean(axis=1)
        return total
