"""Money on the bank and hours of the firm's own people, quarter by quarter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.locale import _
from auditor.phrases.amounts import money_for_reading
from auditor.phrases.portfolio import cash_sentence, load_note, own_hours_sentence, quarter_heads, quarter_rows
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from ui.session.result import PlanResult


class LoadTable(QWidget):
    """Where it is tightest in words, then a row a quarter."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("")
        title = _("Money and own people by quarter")
        self.table = PlainTable(title, quarter_heads(), stretch=0, widths=(150, 100, 120, 160, 120, 160))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, UNIT, 0, 0)
        layout.setSpacing(UNIT)
        layout.addWidget(label(title, bold=True, size=1))
        layout.addWidget(self.words)
        layout.addWidget(self.table)
        layout.addWidget(label(load_note(), quiet=True))

    def show_load(self, made: PlanResult) -> None:
        """The quarters of a plan; hidden where nothing is planned."""
        quarters, amount = made.quarters, partial(money_for_reading, currency=made.audit.firm.currency)
        self.setVisible(bool(quarters))
        if quarters:
            self.words.setText(f"{cash_sentence(quarters, amount)} {own_hours_sentence(made.audit, quarters)}")
            self.table.show_rows(quarter_rows(quarters, amount), right=(1, 2, 3, 4, 5))
