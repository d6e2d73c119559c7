"""The rail at the left of the window: a button a stage, with what is complete and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from auditor.locale import _
from ui.stages import STAGES
from ui.theme import UNIT
from ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:  # the first paint does not wait for it
    from auditor.model import Audit


class Rail(QFrame):
    """Home and the stages.

    Signals:
        asked: a page is wanted (carries its key).
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(176)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, UNIT)
        layout.setSpacing(2)
        layout.addWidget(self._button("home", _("Home"), "Alt+Home"))
        for stage in STAGES:
            layout.addWidget(self._button(stage.key, _(stage.label), f"Ctrl+{stage.number}"))
        layout.addStretch(1)

    def _button(self, key: str, name: str, keys: str) -> QPushButton:
        button = self.buttons[key] = QPushButton(name)
        button.setObjectName("rail")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.asked.emit(key))
        # Not the button's own shortcut: that one is lost when the text changes.
        QShortcut(QKeySequence(keys), self, lambda: self.asked.emit(key))
        self._group.addButton(button)
        return button

    def show_audit(self, audit: Audit | None) -> None:
        """Which stages can be gone to, which are complete, and what is missing in the others; None: no audit is open."""
        for stage in STAGES:
            button, name = self.buttons[stage.key], _(stage.label)
            missing = stage.state(audit) if audit is not None else None
            mark = "" if missing is None else "  ○" if missing else "  ✓"
            button.setEnabled(audit is not None)
            button.setText(name + mark)
            button.setAccessibleName(f"{name}. {missing}" if missing else name)
            plain_tooltip(button, missing or "")
