"""The line above a page: what it is for, what is missing, and one button to what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from auditor.locale import N_, _
from ui import user_data
from ui.icons import icon
from ui.session import Session
from ui.stages import stage
from ui.theme import UNIT
from ui.widgets.labels import label

#: What each page, or tab of one, is for.
_PURPOSES: Mapping[str, str] = {
    "firm": N_("Who you are, when you work, and what an hour costs: all figures rest on this."),
    "map": N_("How the work runs: a card a step, an arrow to the next one. A name is enough to begin with."),
    "measure.table": N_("How long each step takes and who does it. A rough range is better than nothing."),
    "measure.studies": N_("Time a step with the stopwatch: five rounds or more say how sure it is."),
    "measure.sampling": N_("Look in at fixed moments and note what is being done: the shares of a day without a stopwatch."),
    "measure.tags": N_("What kind of work each step is. The proposals follow from it."),
    "measure.line": N_("How evenly the work is spread over the stations of a line."),
    "measure.stream": N_("How long an order is under way, and how much of that is work."),
    "measure.hours": N_("Where the hours of a year go, the largest first."),
    "measure.products": N_("What differs from one product to another."),
    "measure.body": N_("What is heavy for people: lifts and loads."),
    "assess.suitability": N_("How well each step suits automation, question by question."),
    "assess.fits": N_("Which technologies could do a step, and why others can't."),
    "assess.catalogue": N_("What the program knows: each technology with its figures and their sources."),
    "assess.readiness": N_("Whether the firm is ready: knowledge, money, people, data."),
    "rank.answer": N_("What is worth a second look, and the question that matters most for each."),
    "rank.order": N_("All candidates side by side, the best first."),
    "rank.picture": N_("What brings much against what is easy."),
    "rank.weights": N_("What counts most for you: money, hours, people, quality."),
    "rank.certainty": N_("How sure the first place is, and what would make it surer."),
    "rank.money": N_("The sums behind a candidate, year by year."),
    "rank.assumptions": N_("What is assumed of every project; put your own figures in its place."),
    "plan.portfolio": N_("Which projects together, within what you can spend."),
    "plan.roadmap": N_("What begins when, and who has his hands full then."),
    "plan.people": N_("What it means for the people: hours freed, work that goes and comes."),
    "plan.after": N_("The same work before and after."),
    "plan.compare": N_("What was planned and what came of it."),
    "report": N_("The audit on paper: choose what goes in, look at it, save it."),
}  # fmt: skip
_HIDDEN = "page_lead_hidden"


class PageLead(QFrame):
    """A line that can be put away for good, and called back under Help.

    Signals:
        asked: another page is wanted (carries the keys of its stage and tab).
    """

    asked = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.session = session
        self._at = ("", "")
        self._way = ("", "")
        self.text = label("", quiet=True)
        self.missing = label("")
        self.missing.setObjectName("warn")
        self.next = QPushButton()
        self.next.clicked.connect(lambda _on=False: self.asked.emit(*self._way))
        self.hide_button = QPushButton(_("Hide"))
        self.hide_button.setAccessibleName(_("Hide this line on every page"))
        self.hide_button.setFlat(True)
        self.hide_button.clicked.connect(lambda _on=False: self.set_wanted(False))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        row.addWidget(self.text, 3)
        row.addWidget(self.missing, 2)
        for widget in (self.next, self.hide_button):
            row.addWidget(widget)
        session.changed.connect(lambda _change: self._show())
        session.opened.connect(self._show)
        self.hide()

    @property
    def is_wanted(self) -> bool:
        """Whether the person wants to see it."""
        return user_data.read(_HIDDEN) is not True

    def set_wanted(self, is_wanted: bool) -> None:
        """Put it away, or call it back."""
        user_data.write(_HIDDEN, not is_wanted)
        self._show()

    def follow(self, stage_key: str, tab: str) -> None:
        """Another page is shown."""
        self._at = (stage_key, tab)
        self._show()

    def _show(self) -> None:
        stage_key, tab = self._at
        purpose = _PURPOSES.get(f"{stage_key}.{tab}" if tab else stage_key)
        is_shown = purpose is not None and self.session.file is not None and self.is_wanted
        self.setVisible(is_shown)
        if not is_shown or purpose is None:
            return
        audit = self.session.audit
        self.text.setText(_(purpose))
        missing = stage(stage_key).state(audit) or ""
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self._show_next()

    def _show_next(self) -> None:
        from auditor.assess.next_step import NextStep, next_step
        from auditor.phrases.next_step import next_step_words

        step = next_step(self.session.audit)
        self._way = {
            NextStep.CHECK: ("check", ""),
            NextStep.DRAW: ("map", ""),
            NextStep.TIMES: ("measure", "table"),
            NextStep.ANSWER: ("rank", "answer"),
            NextStep.DECIDE: ("rank", "answer"),
        }[step]
        is_here = self._way[0] == self._at[0] and self._way[1] in ("", self._at[1])
        self.next.setVisible(not is_here)
        words = _("Next: {step}").format(step=next_step_words(step))
        self.next.setText(f"  {words}".replace("&", "&&"))
        self.next.setIcon(icon("chevron-right"))
