"""Find a step by part of its name: the hit is centred as you type, Return goes to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from auditor.locale import _
from ui.map.scene import MapScene
from ui.theme import UNIT
from ui.widgets.labels import label


class FindBar(QFrame):
    """A line over the canvas. ``found`` names the step to show."""

    found = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget, scene: MapScene) -> None:
        super().__init__(parent)
        self._scene = scene
        self.setObjectName("find")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Find a step"))
        self.line.setAccessibleName(_("Find a step"))
        self.line.setMinimumWidth(220)
        self.count = label("", quiet=True, wrap=False)
        close = QToolButton()
        close.setText("✕")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        for widget in (self.line, self.count, close):
            layout.addWidget(widget)
        self.line.textChanged.connect(lambda _text: self._go(0))
        self._at = 0
        self.hide()

    def open(self) -> None:
        self.adjustSize()
        self.move(2 * UNIT, 2 * UNIT)
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    def leave(self) -> None:
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        wanted = self.line.text().strip().casefold()
        hits = self._scene.named(wanted) if wanted else []
        if not hits:
            self.count.setText(_("none") if wanted else "")
            self.adjustSize()
            return
        self._at = (self._at + step) % len(hits) if step else 0
        self.count.setText(_("{n} of {total}").format(n=self._at + 1, total=len(hits)))
        self.adjustSize()
        self.found.emit(hits[self._at])
