"""What the advisor changed in a candidate, found again when the steps that it serves are others by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from auditor.assess import Technology
from auditor.model import Audit, CandidateOverride


class StoredChanges:
    """What is stored of the candidates of an audit.

    A step may join or leave a technology that serves several: an answer on fit, a limit, a new step. What a person said of
    the whole stays with it.
    """

    def __init__(self, audit: Audit) -> None:
        """Look up what is stored.

        Args:
            audit: the snapshot.
        """
        self._by_technology: dict[str, list[tuple[frozenset[int], CandidateOverride]]] = defaultdict(list)
        for row in audit.candidate_overrides.values():
            self._by_technology[row.technology].append((audit.steps_of_candidate(row.id), row))

    def of(self, technology: Technology, step_ids: Iterable[int]) -> CandidateOverride | None:
        """What is stored of one candidate.

        Args:
            technology: of the candidate.
            step_ids: the steps that it serves now.

        Returns:
            what was stored for the very same steps; else, where the technology serves several, for most of the same ones;
            None where nothing was.
        """
        now = frozenset(step_ids)
        best: tuple[float, int] = (0.0, 0)
        found = None
        for then, row in self._by_technology.get(technology.key, ()):
            if then == now:
                return row
            alike = _alike(technology, then, now)
            if (alike, row.id) > best:
                best, found = (alike, row.id), row
        return found if best[0] > 0 else None

    def exactly(self, technology: Technology, step_ids: Iterable[int]) -> CandidateOverride | None:
        """What is stored for a technology at these steps and no others.

        Args:
            technology: of the candidate.
            step_ids: its steps.

        Returns:
            what was stored; None where nothing was.
        """
        now = frozenset(step_ids)
        return next((row for then, row in self._by_technology.get(technology.key, ()) if then == now), None)


def _alike(technology: Technology, then: frozenset[int], now: frozenset[int]) -> float:
    """0–1: the share of the steps of either that both have; 0 where they are not the same project.

    A process has one candidate of a shared technology and one movable machine for several steps, but a row of steps may fall
    into several: the one that keeps more than half is the same.
    """
    share = len(then & now) / len(then | now) if then | now else 0.0
    if technology.shared:
        return share
    if technology.chain:
        return share if share > 0.5 else 0.0
    return share if len(then) > 1 and len(now) > 1 else 0.0
