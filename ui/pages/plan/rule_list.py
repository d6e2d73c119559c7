"""Rules between candidates: one requires another, or two exclude each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.assess import technologies
from auditor.edit.candidate import add_rule, remove_rule
from auditor.locale import _
from auditor.model import CandidateRule, RuleKind
from auditor.phrases.candidate import candidate_name
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.candidate_box import CandidateBox
from ui.widgets.choices import name_box
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout

if TYPE_CHECKING:
    from auditor.decide import Candidate
    from ui.session.result import RankingResult


class RuleList(QWidget):
    """The rules there are, each with a button to remove it, and below a new one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.rows = QVBoxLayout()
        self.one, self.other = CandidateBox(), CandidateBox()
        self.kind = QComboBox()
        name_box(self.kind, _("Rule"))
        for kind, name in ((RuleKind.REQUIRES, _("requires")), (RuleKind.EXCLUDES, _("excludes"))):
            self.kind.addItem(name, kind)
        name_box(self.other, _("Other candidate"))
        for box in (self.one, self.other):
            box.setMinimumContentsLength(10)
        self.add = QPushButton(_("Add rule"))
        self.add.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self.rows)
        for widget in (self.one, self.kind, self.other, self.add):
            layout.addWidget(widget)

    def show_rules(self) -> None:
        """The rules of the snapshot."""
        clear_layout(self.rows)
        rules = sorted(self.session.audit.table(CandidateRule).values(), key=lambda r: r.id)
        for rule in rules:
            self.rows.addWidget(self._row(rule))
        if not rules:
            self.rows.addWidget(label(_("None yet."), quiet=True))

    def show_candidates(self, made: RankingResult | None) -> None:
        """What a new rule can be about."""
        for box in (self.one, self.other):
            box.follow(made, str(box.currentData() or ""))

    def _row(self, rule: CandidateRule) -> QWidget:
        words = {RuleKind.REQUIRES: _("{one} requires {other}"), RuleKind.EXCLUDES: _("{one} excludes {other}")}
        text = words[rule.kind].format(one=self._name(rule.candidate_id), other=self._name(rule.other_id))
        remove = QPushButton("✕")
        remove.setFixedWidth(36)
        remove.setAccessibleName(_("Remove {name}").format(name=text))
        remove.clicked.connect(lambda: self.session.do(remove_rule, rule))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(text), 1)
        line.addWidget(remove)
        return row

    def _name(self, candidate_id: int) -> str:
        audit = self.session.audit
        override = audit.candidate_overrides[candidate_id]
        known = technologies(audit).get(override.technology)
        name = known.name if known is not None else override.technology
        return candidate_name(audit, name, sorted(audit.steps_of_candidate(candidate_id)))

    def _add(self) -> None:
        one, other = self._proposal(self.one), self._proposal(self.other)
        if one is None or other is None or one.key == other.key:
            self.session.failed.emit(_("Choose two different candidates."))
            return
        self.session.do(add_rule, one, other, self.kind.currentData())

    def _proposal(self, box: CandidateBox) -> Candidate | None:
        made = self.session.results.ranking
        ranked = made.candidate(str(box.currentData())) if made is not None else None
        return ranked.evaluation.candidate if ranked is not None else None
