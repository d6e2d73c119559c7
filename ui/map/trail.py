"""The way from the process down to the sub-process that is shown; each part leads back up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.layouts import clear_layout


class Trail(QFrame):
    """Hidden at the top level. ``chosen`` names the process to go to."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * UNIT, 2, 2 * UNIT, 2)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_path(self, path: list[tuple[int, str]]) -> None:
        """Id and name of each process, from the top down."""
        clear_layout(self._row)
        self.buttons = []
        for i, (process_id, name) in enumerate(path):
            if i:
                self._row.addWidget(label("›", quiet=True, wrap=False))
            button = QToolButton()
            button.setText(name[:60].replace("&", "&&"))
            button.setEnabled(i < len(path) - 1)
            button.clicked.connect(lambda _checked=False, key=process_id: self.chosen.emit(key))
            self.buttons.append(button)
            self._row.addWidget(button)
        self.setVisible(len(path) > 1)
