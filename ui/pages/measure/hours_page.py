"""Where the labour hours go, as bars; a bar leads to its steps."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from auditor.flow.breakdown import GROUPINGS, hours_by
from auditor.locale import _, number
from auditor.phrases.explained import labour
from auditor.phrases.flow import group_name, grouping_label
from ui.pages.measure.hours_bars import HoursBars
from ui.pages.page import Page
from ui.session import Session
from ui.session.follows import Follows
from ui.theme import UNIT
from ui.widgets.choices import name_box
from ui.widgets.figure import figure
from ui.widgets.labels import label
from ui.widgets.scrolling import scroll_area


class HoursPage(Page):
    """A choice of grouping, the bars, and the steps of the chosen bar."""

    follows = Follows.ANALYSIS

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.grouping = QComboBox()
        name_box(self.grouping, _("Hours by"))
        for grouping in GROUPINGS:
            self.grouping.addItem(grouping_label(grouping.key), grouping.key)
        self.grouping.setCurrentIndex(1)
        self.grouping.activated.connect(lambda _i: self.refresh())
        self.total = figure(session, bold=True)
        self.bars = HoursBars()
        self.bars.chosen.connect(self._show_steps)
        self.steps = label("", quiet=True)
        self.chosen = figure(session, bold=True)
        area = scroll_area(self.bars)
        row = QHBoxLayout()
        row.addWidget(label(_("Labour hours by"), quiet=True, wrap=False))
        row.addWidget(self.grouping)
        row.addWidget(self.total)
        row.addStretch(1)
        row.addWidget(self.bars.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(row)
        layout.addWidget(area, 1)
        layout.addWidget(self.chosen, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.steps)
        self.setFocusProxy(self.bars)

    def refresh(self) -> None:
        made = self.session.results.analysis
        if made is None:
            return
        audit, analysis = made.audit, made.value
        grouping = next(g for g in GROUPINGS if g.key == self.grouping.currentData())
        shares = hours_by(audit, analysis, grouping)
        whole = analysis.labour_hours_per_year
        text = _("{hours} hours a year").format(hours=number(whole.likely)) if whole is not None else ""
        if grouping.overlaps:
            text += "  ·  " + _("a step counts under each of its tags")
        self.total.show_figure(text, partial(labour.map_hours, audit, analysis) if whole is not None else None)
        self.bars.show_shares(shares, whole.likely if whole is not None else 0.0, audit)
        self._show_steps()

    def _show_steps(self) -> None:
        share = self.bars.chosen_share()
        audit, made = self.session.audit, self.session.results.analysis
        if share is not None and made is not None:
            title = f"{_('Labour hours a year')}: {group_name(share)}"
            explain = partial(labour.hours_of, made.audit, made.value, title, share.step_ids)
            self.chosen.show_figure(f"{title}: {number(share.hours.likely)}", explain)
        self.chosen.setVisible(share is not None)
        names = [audit.steps[i].name for i in share.step_ids if i in audit.steps] if share is not None else []
        self.steps.setText(", ".join(names[:20]) if len(names) > 1 else "")
