"""How sure the order is: which candidate takes which rank, which beats which, and what to find out first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.locale import _, percent
from auditor.phrases.candidate import numbered_name
from auditor.phrases.certainty import nothing_pays_sentence, stability_sentence
from auditor.phrases.money import input_label
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.scrolling import fill_page, page_body, scroll_area
from ui.widgets.share_grid import ShareGrid

if TYPE_CHECKING:
    from ui.session.result import RankingResult

_SHOWN = 8


class CertaintyPage(Page):
    """Sentences first, then the two grids they rest on."""

    follows = Follows.RANKING

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lead = label("", size=1)
        self.measuring = label("")
        self.front = label("", quiet=True)
        self.ranks = ShareGrid(_("How often which rank"))
        self.ahead = ShareGrid(_("How often one beats another"))
        body, column = page_body()
        column.addWidget(label(_("How sure is the order?"), bold=True, size=3))
        column.addWidget(self.lead)
        for heading, note, widget in (
            (_("What to find out first"), _("How sure the first place would be, on average, if this were known exactly:"), self.measuring),
            (_("How often which rank"), _("Share of all calculations in which a candidate takes a rank among all of them, those not recommended too."), self.ranks),
            (_("How often one beats another"), _("Share of all calculations in which the row is worth more than the column."), self.ahead),
            (_("Not beaten on everything"), _("No other candidate is at least as good on every criterion:"), self.front),
        ):  # fmt: skip
            column.addSpacing(UNIT)
            column.addWidget(label(heading, bold=True, size=1))
            column.addWidget(label(note, quiet=True))
            column.addWidget(widget)
        column.addStretch(1)
        area = scroll_area(body)
        fill_page(self, area)
        self.setFocusProxy(area)

    def refresh(self) -> None:
        made = self.session.results.ranking
        found = made.certainty if made is not None else None
        if made is None or found is None:
            has_candidates = made is not None and bool(made.candidates)
            nothing = _("There is nothing to rank yet.")
            self.lead.setText(nothing_pays_sentence(made.audit, made.value) if made and has_candidates else nothing)
            self.measuring.setText("")
            self.front.setText("")
            for grid in (self.ranks, self.ahead):
                grid.show_shares((), (), ())
            return
        audit = made.audit
        self.lead.setText(stability_sentence(audit, made.value, found))
        candidates = [r.evaluation.candidate for r in made.candidates]
        lines = [f"• {input_label(audit, candidates, m.key)}: {percent(m.certainty)}" for m in found.measuring]
        none = _("No single figure would make it surer: the weights and several ranges together decide.")
        now = _("Now: {share}.").format(share=percent(found.share))
        self.measuring.setText("\n".join([now, *(lines or [none])]))
        self._show_grids(made)
        names = [numbered_name(audit, r) for r in made.candidates if r.evaluation.candidate.key in made.front]
        self.front.setText("\n".join(f"• {name}" for name in names))

    def _show_grids(self, made: RankingResult) -> None:
        shown = made.candidates[:_SHOWN]
        names = [numbered_name(made.audit, r) for r in shown]
        heads = [str(r.rank) for r in shown]
        self.ranks.show_shares(names, heads, [r.rank_acceptability[: len(shown)] for r in shown])
        every = range(len(shown))
        self.ahead.show_shares(
            names, heads, [[None if i == j else made.value.share_ahead(i, j) for j in every] for i in every]
        )
