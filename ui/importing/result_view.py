"""What would be read: how much, what is assumed and left out, and the first map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from auditor.exchange import Draft
from auditor.exchange.question import Question
from auditor.locale import _
from auditor.model import Audit
from ui.importing.questions import Questions
from ui.map.scene import MapScene
from ui.theme import UNIT
from ui.widgets.labels import label

_LEAST, _MOST = 0.4, 1.0  # of the size that the map has on its page
_LEAST_HEIGHT = 120


class FirstMap(QGraphicsView):
    """The map as it would be, to look at; what is wider than the window is pulled along."""

    def __init__(self) -> None:
        super().__init__()
        self.map = MapScene()
        self.setScene(self.map)
        self.setInteractive(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("The first map"))
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_audit(self, audit: Audit | None) -> None:
        """Draw its first process; nothing for none."""
        self.map.show_process(audit or Audit.of(), min(audit.processes, default=0) if audit is not None else 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.map.sceneRect()
        if shown.isEmpty():
            return
        room = self.viewport().rect()
        scale = min(room.width() / shown.width(), room.height() / shown.height())
        self.setTransform(QTransform.fromScale(*(max(min(scale, _MOST), _LEAST),) * 2))
        if scale < _LEAST:
            self.centerOn(shown.left(), shown.center().y())  # it begins where the map begins


class ResultView(QWidget):
    """The words, and the map below them."""

    def __init__(self) -> None:
        super().__init__()
        self.head = label("", bold=True, size=1)
        self.seen = label("", quiet=True)
        self.questions = Questions()
        self.way_on = label("", quiet=True)
        self.way_on.hide()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What is assumed and left out"))
        self.map = FirstMap()
        words = QWidget()
        beside = QVBoxLayout(words)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(UNIT)
        beside.addWidget(self.head)
        beside.addWidget(self.seen)
        beside.addWidget(self.questions)
        beside.addWidget(self.way_on)
        beside.addWidget(self.text, 1)
        beside.addStretch(0)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.addWidget(words)
        self.split.addWidget(self.map)
        self.split.setSizes([300, 170])
        self.split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def show_draft(self, draft: Draft, audit: Audit | None) -> None:
        """What was read."""
        report = draft.report
        self.questions.ask(report.questions)
        lines: list[str] = []
        for heading, listed in (
            (_("Note:"), report.warnings),
            (_("Assumed:"), report.guessed),
            (_("Left out:"), [f"{s.where}: {s.what} – {s.why}" for s in report.skipped]),
        ):
            if listed:
                lines += [heading, *(f"  {line}" for line in listed), ""]
        self._show(
            draft.read_in_words, draft.seen, "\n".join(lines).strip() or _("Nothing had to be assumed or left out.")
        )
        self.map.show_audit(audit)
        self.map.setVisible(audit is not None and bool(audit.steps))

    def show_refusal(self, refusal: str, is_table: bool) -> None:
        """Why nothing is read; of a table, what may be changed."""
        self.questions.ask(())
        way_on = _("Choose above what the columns mean, and at the left how the file is read.")
        self._show(_("Nothing can be read like this."), "", f"{refusal}\n\n{way_on}" if is_table else refusal)
        self.map.show_audit(None)
        self.map.hide()

    def show_question(self, question: Question, is_table: bool) -> None:
        """What is to be answered before anything can be read."""
        way_on = _("Or choose above what the columns mean, and at the left how the file is read.")
        self.questions.ask([question])
        self._show(_("One question first"), "", "")
        self.way_on.setText(way_on)
        self.way_on.setVisible(is_table)
        self.text.hide()
        self.map.show_audit(None)
        self.map.hide()

    def show_waiting(self) -> None:
        """Nothing is known yet."""
        self._show(_("Reading …"), "", "")

    def _show(self, head: str, seen: str, text: str) -> None:
        self.head.setText(head)
        self.seen.setText(seen)
        self.seen.setVisible(bool(seen))
        self.text.setPlainText(text)
        self.way_on.hide()
        self.text.show()
