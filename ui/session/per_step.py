"""What follows from an analysis for single steps, worked out once for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from auditor.flow import Analysis
    from auditor.flow.analysis import StepNumbers
    from auditor.model import Audit
    from ui.session.result import Result

T = TypeVar("T")


class PerStep(Generic[T]):
    """Remembers what was computed of the newest analysis, by step."""

    def __init__(self, compute: Callable[[Audit, StepNumbers], T]) -> None:
        self._compute = compute
        self._made: Result[Analysis] | None = None
        self._known: dict[int, T] = {}

    def of(self, made: Result[Analysis] | None, step_id: int) -> T | None:
        """What follows for a step; None where it has no numbers."""
        if made is not self._made:
            self._made, self._known = made, {}
        if made is not None and step_id not in self._known:
            numbers = made.value.step(step_id)
            if numbers is not None:
                self._known[step_id] = self._compute(made.audit, numbers)
        return self._known.get(step_id)
