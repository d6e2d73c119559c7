"""Fields of the inspector that no other page has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from auditor.edit.reading import answered
from auditor.errors import PiecesAsked
from auditor.locale import _
from auditor.model import Lane
from ui.widgets.batch_question import BatchQuestion
from ui.widgets.bubble import Bubble
from ui.widgets.text_field import TextField


class NotesBox(QPlainTextEdit):
    """A few lines of text; ``left`` gives all of it when the focus goes elsewhere."""

    left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(90)
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit(self.toPlainText())


class PiecesField(TextField):
    """A time that asks how many pieces one gives, where it is stated per something unknown (8 min per dough)."""

    def __init__(self, commit: Callable[[str], None], placeholder: str, *, read: Callable[[str], str]) -> None:
        self._asked: PiecesAsked | None = None
        self._mended: PiecesAsked | None = None

        def asking(text: str) -> None:
            try:
                commit(text)
            except PiecesAsked as asked:
                self._asked = asked
                raise

        super().__init__(asking, placeholder, read=read)
        self.question = BatchQuestion(_("Per piece"))
        self.question.answered_other.connect(lambda: self._answer(None))
        self.question.answered_batch.connect(self._answer)
        self.question.dismissed.connect(self._leave)
        self._asking = Bubble(self, self.question)

    def _set_error(self, message: str) -> None:
        """Where the pieces are asked for, the question takes the place of the message."""
        asked, self._asked = self._asked, None
        super()._set_error(message)
        self.message.instead = self._asking if asked is not None else None
        if asked is not None:
            self.message.close_it()
            said = _("{time} – how many pieces does one “{thing}” give?").format(time=asked.time, thing=asked.thing)
            self.question.ask(said)
            self._mended = asked
            self._asking.open()
        else:
            self._asking.close_it()

    def _answer(self, pieces: str | None) -> None:
        if self._mended is not None:
            self.line.setText(answered(self._mended, pieces))
            self.store()

    def _leave(self) -> None:
        self.reset(self._shown)
        self.line.setFocus()


class LaneBox(QComboBox):
    """One of the lanes, or the name of a new one; ``chosen`` gives the name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        self._line.setPlaceholderText(_("Type a new lane's name"))
        self._line.editingFinished.connect(self._choose)
        self.activated.connect(self._choose)

    def show_lanes(self, lanes: Sequence[Lane], lane_id: int | None) -> None:
        """The lanes there are, and the one it is; not while somebody types."""
        if self._line.hasFocus():
            return
        self.clear()
        for lane in lanes:
            self.addItem(lane.name, lane.id)
        self.setCurrentIndex(self.findData(lane_id))
        if lane_id is None:
            self.setEditText("")

    def _choose(self) -> None:
        self.chosen.emit(self.currentText().strip())
