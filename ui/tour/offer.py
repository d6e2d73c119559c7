"""Over the sample, once: shall the program show itself?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from auditor.locale import _
from ui import user_data
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

_ANSWERED = "tour_offered"


class TourOffer(QFrame):
    """Two buttons; whatever is answered is remembered.

    Signals:
        asked: the tour is wanted.
    """

    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("bar")
        self.text = label(_("New here? In five minutes you have seen what this program does, on this sample."))
        self.yes = QPushButton(_("Show me around"))
        self.yes.setProperty("primary", True)
        self.no = QPushButton(_("No, thanks"))
        self.yes.clicked.connect(lambda _on=False: self.asked.emit())
        self.no.clicked.connect(lambda _on=False: self.answered())
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        row.addWidget(self.text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()
        session.opened.connect(self.follow)

    def follow(self) -> None:
        """Show it, or not."""
        session = self.session
        self.setVisible(session.file is not None and session.is_sample and user_data.read(_ANSWERED) is None)

    def answered(self) -> None:
        """Not to be offered again."""
        user_data.write(_ANSWERED, value=True)
        self.hide()
