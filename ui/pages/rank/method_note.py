"""Said once for an audit that an older version ranked: what is done otherwise now, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from auditor.edit.fit import note_method
from auditor.locale import _
from auditor.model import METHOD
from ui.session import Session
from ui.widgets.labels import label


class MethodNote(QFrame):
    """A notice with a button that it was read."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        text = _(
            "This audit was ranked by an older version. The order may differ now: every technology is held against fixed "
            "scales of your firm and against doing nothing, it counts as far as it is known to fit, and reserves, standstill, "
            "own hours and ageing are in the calculation. What you answered is kept."
        )
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.addWidget(label(text), 1)
        read = QPushButton(_("Understood"))
        read.clicked.connect(lambda: session.do(note_method))
        row.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def follow(self) -> None:
        """Show it where it was not read yet."""
        audit = self.session.audit
        self.setVisible(self.session.can_edit and audit.firm.method < METHOD and bool(audit.steps))
