"""A banner over an audit that can't be changed: why, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from auditor.locale import _
from ui.icons import icon
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.picture import Picture


class ReadOnlyBanner(QFrame):
    """Shown while the open audit is read-only: another window has it open, or the file can't be written."""

    def __init__(self, session: Session, copy: Callable[[], None], open_again: Callable[[], None]) -> None:
        """Make the banner.

        Args:
            session: of the window.
            copy: saves a copy, which can be changed.
            open_again: opens the audit anew, for when the other window is closed.
        """
        super().__init__()
        self.session = session
        self.setObjectName("warning")
        self.text = label("", bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        row.addWidget(Picture("triangle-alert", 20, "warn"))
        row.addWidget(self.text, 1)
        self.again = QPushButton(icon("folder-open"), _("Try again"))
        self.again.clicked.connect(lambda _on=False: open_again())
        self.copy = QPushButton(icon("pencil-line"), _("Work in a copy …"))
        self.copy.clicked.connect(lambda _on=False: copy())
        row.addWidget(self.again)
        row.addWidget(self.copy)
        self.hide()
        session.opened.connect(self.follow)

    def follow(self) -> None:
        """Show it, or not."""
        file = self.session.file
        is_shown = file is not None and file.read_only and not self.session.is_sample
        self.setVisible(is_shown)
        if is_shown:
            self.text.setText(self.session.save_text())
