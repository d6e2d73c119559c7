"""The explanation of one candidate: why it fits, what it brings, how its score is built, what was left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditor.edit.candidate import set_figures, take_back_in
from auditor.locale import _, number
from auditor.model import CandidateOverride
from auditor.model.units import Kind, format_as, kind_of, parse_if_known
from auditor.phrases.candidate import exclusion_text, fit_reasons, machines_sentence, required_sentence
from auditor.phrases.quotations import investment_basis
from auditor.phrases.standing import edge_sentence, not_now_sentence, standing_heading
from auditor.terms import basis_label, figure_label, technology_kind_label
from ui.pages.rank.candidate_facts import candidate_facts
from ui.pages.rank.fit_questions import add_fit_questions
from ui.session import Session
from ui.theme import UNIT, colour
from ui.widgets.figure import figure
from ui.widgets.labels import label, term
from ui.widgets.scrolling import replace_widget
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from auditor.decide import Candidate, Ranked
    from auditor.model import CandidateOverride
    from ui.session.result import RankingResult

_MOST_EXCLUSIONS = 12
#: The figures that can be replaced, and their words in the glossary.
_WORDS = {"investment": "investment", "running_cost_per_year": "running_cost", "saving_share": "saving_share"}


class Bar(QWidget):
    """A share of a whole, drawn; the number beside it says the same."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_pale"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 4, 4)
        painter.end()


class RankPanel(QScrollArea):
    """Explains the candidate selected in the table; its main figures can be replaced by the firm's own."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(340)
        self.setAccessibleName(_("Candidate"))
        self.fields: dict[str, TextField] = {}

    def show_candidate(self, made: RankingResult | None, ranked: Ranked | None) -> None:
        """Show one candidate of a ranking, or nothing."""
        body = QFrame()
        body.setObjectName("panel")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        if made is not None and ranked is not None:
            self._describe(layout, made, ranked)
        if made is not None and made.value.exclusions:
            self._left_out(layout, made)
        layout.addStretch(1)
        replace_widget(self, body)

    def _describe(self, layout: QVBoxLayout, made: RankingResult, ranked: Ranked) -> None:
        e = ranked.evaluation
        p = e.candidate
        firm = made.audit.firm
        layout.addWidget(label(f"{ranked.rank}. {p.technology.name}", bold=True, size=3))
        layout.addWidget(label(technology_kind_label(p.technology.kind), quiet=True))
        layout.addWidget(label(p.technology.summary))
        layout.addWidget(label(standing_heading(ranked.standing), bold=True))
        for text in (not_now_sentence(made.audit, e) or edge_sentence(e), machines_sentence(p), required_sentence(p)):
            if text:
                layout.addWidget(label(text))
        add_fit_questions(layout, self.session, p, e)
        _heading(layout, _("Why it fits"))
        for reason in fit_reasons(made.audit, p)[:6]:
            layout.addWidget(label(f"• {reason}"))
        _heading(layout, _("What it brings"))
        for fact in candidate_facts(made, e):
            layout.addWidget(term(fact.name, quiet=True))
            shown = figure(self.session, wrap=True)
            shown.show_figure(fact.value, fact.explain)
            shown.setAccessibleName(f"{fact.name}: {fact.value}")
            layout.addWidget(shown)
        self._place(layout, ranked)
        self._figures(layout, made, ranked)
        _heading(layout, _("How the score is built"))
        self._score(layout, made, ranked)
        for heading, lines in (
            (_("Ask first"), list(p.technology.questions)),
            (_("What stands in the way"), [b.text for b in p.technology.barriers]),
            (_("Safety and law"), [f"{law.name}: {law.text}" for law in p.technology.legal_points_in(firm.country)]),
        ):
            if lines:
                _heading(layout, heading)
                layout.addWidget(label("\n".join(f"• {line}" for line in lines)))

    def _figures(self, layout: QVBoxLayout, made: RankingResult, ranked: Ranked) -> None:
        """The catalogue's figures, to be replaced by quotations."""
        p = ranked.evaluation.candidate
        _heading(layout, _("Figures used – type your own"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.fields = {}
        for key in _WORDS:
            name, kind = figure_label(key), kind_of(CandidateOverride, key)
            estimate = getattr(p.figures, key)
            field = TextField(partial(self._set_figure, p, key, kind))
            field.reset(format_as(estimate, kind, made.audit.firm.currency))
            field.line.setAccessibleName(name)
            is_quoted = key == "investment" and bool(p.figures.quoted_by)
            field.setEnabled(self.session.can_edit and not is_quoted)
            self.fields[key] = field
            basis = investment_basis(p.figures) if key == "investment" else basis_label(estimate.basis.value)
            caption = term(f"{name} ({basis})", word=_WORDS[key], quiet=True)
            caption.setMinimumWidth(280)
            form.addRow(caption, field)
        layout.addLayout(form)

    def _set_figure(self, candidate: Candidate, key: str, kind: Kind, text: str) -> None:
        """Store the firm's own figure; an empty one goes back to the catalogue's."""
        value = parse_if_known(text, kind, default_unit="%" if kind is Kind.SHARE else None)
        self.session.do(set_figures, candidate, **{key: value})

    def _place(self, layout: QVBoxLayout, ranked: Ranked) -> None:
        """Into the plan whatever it costs, or out of the ranking with a reason."""
        candidate = ranked.evaluation.candidate
        self.wanted = QCheckBox(_("Must be in the plan"))
        self.wanted.setChecked(candidate.stored is not None and candidate.stored.is_wanted)
        self.wanted.clicked.connect(lambda on: self.session.do(set_figures, candidate, is_wanted=on))
        self.drop = QPushButton(_("Leave out …"))
        self.drop.clicked.connect(lambda: self._ask_why(candidate))
        row = QHBoxLayout()
        for widget in (self.wanted, self.drop):
            widget.setEnabled(self.session.can_edit)
            row.addWidget(widget)
        row.addStretch(1)
        layout.addLayout(row)

    def _ask_why(self, candidate: Candidate) -> None:
        text, ok = QInputDialog.getText(self, _("Leave out"), _("Why is this left out?"))
        if ok and text.strip():
            self.session.do(set_figures, candidate, dropped_because=text.strip()[:500])

    def _score(self, layout: QVBoxLayout, made: RankingResult, ranked: Ranked) -> None:
        from auditor.decide import RANK_CRITERIA

        for criterion in RANK_CRITERIA:
            points = ranked.contributions[criterion.key]
            weight = 100 * made.value.weights[criterion.key]
            row = QHBoxLayout()
            name = label(_(criterion.label), quiet=True, wrap=False)
            name.setFixedWidth(142)
            row.addWidget(name)
            row.addWidget(Bar(points / weight if weight else 0.0), 1)
            shown = label(_("{points} of {most}").format(points=number(points), most=number(weight)), wrap=False)
            shown.setFixedWidth(72)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(shown)
            layout.addLayout(row)

    def _left_out(self, layout: QVBoxLayout, made: RankingResult) -> None:
        _heading(layout, _("Looked at and left out"))
        for exclusion in made.value.exclusions[:_MOST_EXCLUSIONS]:
            names = made.audit.step_names(exclusion.step_ids)
            layout.addWidget(label(f"{exclusion.technology.name} – {names}"))
            layout.addWidget(label(exclusion_text(exclusion), quiet=True))
            if exclusion.stored is not None:
                layout.addWidget(self._take_back(exclusion.stored), 0, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self, stored: CandidateOverride) -> QPushButton:
        """For what a person left out."""
        button = QPushButton(_("Take back in"))
        button.setEnabled(self.session.can_edit)
        button.clicked.connect(lambda: self.session.do(take_back_in, stored))
        return button


def _heading(layout: QVBoxLayout, text: str) -> None:
    layout.addSpacing(UNIT)
    layout.addWidget(label(text, bold=True))
