"""A question on the line of a flow, with a field for its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from auditor.errors import InputError
from ui.map.name_editor import Ended, NameEditor, Typed
from ui.theme import UNIT
from ui.widgets.labels import label

_WIDTH = 200


class ShareEditor(NameEditor):
    """Return and Tab take the answer, Escape leaves it open. An answer that can't be used stays, with what is wrong with it."""

    def __init__(
        self, parent: QWidget, question: str, shown: str, example: str, take: Callable[[str], None], done: Typed
    ) -> None:
        self._area = parent
        self.bubble = QFrame(parent)
        self.bubble.setObjectName("pad")
        super().__init__(self.bubble, shown, done)
        self._take = take
        self.setPlaceholderText(example)
        self.setAccessibleName(question)
        self.question = label(question)
        self.message = label()
        self.message.setObjectName("warn")
        self.message.hide()
        layout = QVBoxLayout(self.bubble)
        layout.setContentsMargins(UNIT, UNIT // 2, UNIT, UNIT)
        layout.setSpacing(UNIT // 2)
        for widget in (self.question, self, self.message):
            layout.addWidget(widget)
        self.bubble.setFixedWidth(_WIDTH)

    def open_on(self, place: QPoint) -> None:
        """Show it with its field over a place of the viewport, or as near as there is room for it."""
        self._fit()
        area = self._area.size()
        x, y = place.x() - _WIDTH // 2, place.y() - self.geometry().center().y()
        most_x, most_y = area.width() - _WIDTH, area.height() - self.bubble.height()
        self.bubble.move(max(0, min(x, most_x)), max(0, min(y, most_y)))
        self.bubble.show()
        self.bubble.raise_()
        self.begin()

    def _finish(self, ended: Ended) -> None:
        if self._done is not None and ended in (Ended.TAKEN, Ended.TAKEN_NEXT) and self.text().strip():
            try:
                self._take(self.text())
            except InputError as error:
                self.message.setText(str(error))
                self.message.show()
                self._fit()
                return
        super()._finish(ended)

    def _fit(self) -> None:
        layout = self.bubble.layout()
        assert layout is not None
        layout.activate()
        self.bubble.setFixedHeight(layout.heightForWidth(_WIDTH))
        layout.activate()

    def put_away(self) -> None:
        self.bubble.hide()
        self.bubble.deleteLater()
