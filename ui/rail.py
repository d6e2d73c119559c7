"""The rail at the left of the window: a button a stage, with what is complete and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from auditor.locale import _
from ui.icons import icon
from ui.stages import STAGES
from ui.theme import UNIT
from ui.widgets.labels import label, plain_tooltip

if TYPE_CHECKING:  # the first paint does not wait for it
    from auditor.model import Audit


_WIDE, _FOLDED = 176, 52


class Rail(QFrame):
    """Home and the stages.

    Signals:
        asked: a page is wanted (carries its key).
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(_WIDE)
        self._audit: Audit | None = None
        self._is_folded = False
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * UNIT, 0, UNIT)
        layout.setSpacing(2)
        layout.addWidget(self._button("home", _("Home"), "Alt+Home", "house"))
        for stage in STAGES:
            layout.addWidget(self._button(stage.key, _(stage.label), f"Ctrl+{stage.number}", stage.icon))
        layout.addStretch(1)
        self.legend = label(
            _("○ something is open  ✓ complete").replace("✓ ", "✓\N{NO-BREAK SPACE}"), quiet=True, size=-1
        )
        self.legend.setContentsMargins(2 * UNIT, 0, UNIT, UNIT)
        self.legend.hide()
        layout.addWidget(self.legend)

    def _button(self, key: str, name: str, keys: str, picture: str) -> QPushButton:
        button = self.buttons[key] = QPushButton(icon(picture), f"  {name}")
        button.setIconSize(QSize(20, 20))
        button.setObjectName("rail")
        button.setCheckable(True)
        button.setAutoExclusive(True)  # said as one of several; the group sees to it
        button.clicked.connect(lambda: self.asked.emit(key))
        # Not the button's own shortcut: that one is lost when the text changes.
        QShortcut(QKeySequence(keys), self, lambda: self.asked.emit(key))
        self._group.addButton(button)
        return button

    def fold(self, is_folded: bool) -> None:
        """Pictures alone, where the window is narrow; the names are told where the pointer rests."""
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.setFixedWidth(_FOLDED if is_folded else _WIDE)
            self.show_audit(self._audit)

    def show_audit(self, audit: Audit | None) -> None:
        """Which stages can be gone to, which are complete, and what is missing in the others; None: no audit is open."""
        self._audit = audit
        self.legend.setVisible(audit is not None and not self._is_folded)
        home = self.buttons["home"]
        home.setText("" if self._is_folded else f"  {_('Home')}")
        home.setAccessibleName(_("Home"))
        plain_tooltip(home, _("Home") if self._is_folded else "")
        for stage in STAGES:
            button, name = self.buttons[stage.key], _(stage.label)
            missing = stage.state(audit) if audit is not None else None
            mark = "" if missing is None else "  ○" if missing else "  ✓"
            button.setEnabled(audit is not None)
            button.setText(mark.strip() if self._is_folded else f"  {name}{mark}")
            button.setAccessibleName(f"{name}. {missing}" if missing else name)
            told = [name] if self._is_folded else []
            plain_tooltip(button, ". ".join([*told, *([missing] if missing else [])]))
