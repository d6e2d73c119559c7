"""The open audit, what is computed of it in the background, and which candidate is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.background import Background
from ui.session.choice import Choice
from ui.session.open_audit import OpenAudit
from ui.session.results import Results
from ui.session.typed_words import TypedWords

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.decide import Plan, Ranked, Ranking
    from auditor.flow import Analysis
    from auditor.store import AuditFile, Change


class Session(OpenAudit):
    """What pages draw, and what they ask for changes.

    Signals:
        analysed, ranked, planned: a result is ready for the present snapshot.
        candidate_chosen: another candidate is looked at.
        page_wanted: another page is asked for (carries the key of its stage, and of its tab or nothing).
        cell_wanted: a cell of the table of Measure, which is shown already (carries the step's id and the field's key).
    """

    analysed = Signal()
    ranked = Signal()
    planned = Signal()
    candidate_chosen = Signal()
    page_wanted = Signal(str, str)
    cell_wanted = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = Background(self)
        self.results = Results(self.background, self)
        self.choice = Choice()
        self.typed = TypedWords()
        self.results.analysed.connect(self.analysed)
        self.results.ranked.connect(self._on_ranked)
        self.results.planned.connect(self.planned)

    @property
    def analysis(self) -> Analysis | None:
        """The newest analysis; ``results.analysis`` says which audit it is of."""
        return self.results.analysis.value if self.results.analysis is not None else None

    @property
    def ranking(self) -> Ranking | None:
        """The newest ranking; ``results.ranking`` says which audit it is of."""
        return self.results.ranking.value if self.results.ranking is not None else None

    @property
    def plan(self) -> Plan | None:
        """The newest plan; ``results.plan`` says which audit it is of."""
        return self.results.plan.value if self.results.plan is not None else None

    @property
    def candidate_key(self) -> str:
        """The key of the candidate that is looked at; empty where there is none."""
        return self.choice.key

    def chosen_candidate(self) -> Ranked | None:
        """The ranked candidate that is looked at; None where there is none."""
        return self.results.ranking.candidate(self.choice.key) if self.results.ranking is not None else None

    def choose_candidate(self, key: str) -> None:
        """Look at another candidate, on every page."""
        if self.choice.choose(key):
            self.candidate_chosen.emit()

    def close(self) -> None:
        self.background.cancel()
        super().close()
        self.results.clear()
        self.choice.clear()
        self.typed.clear()

    def _keep(self, fresh: AuditFile, *, is_sample: bool = False) -> None:
        super()._keep(fresh, is_sample=is_sample)
        self.results.follow(self.audit)

    def _on_change(self, change: Change) -> None:
        super()._on_change(change)
        self.results.follow(self.audit)

    def _on_ranked(self) -> None:
        if self.results.ranking is not None:
            self.choice.settle(self.results.ranking.value)
        self.ranked.emit()
