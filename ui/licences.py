"""What the program is made of, and under which licences."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from auditor.locale import _
from auditor.shipped import own_part, shipped_parts
from ui.fitting import resize_within_screen
from ui.theme import UNIT


class LicencesDialog(QDialog):
    """The parts by name; of the chosen one its version, its licence, and what that says."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences"))
        resize_within_screen(self, 820, 560)
        self.parts = (own_part(), *shipped_parts())
        intro = QLabel(
            _(
                "The program is free under the MIT licence. It comes with these parts of others, each under its own licence."
            )
        )
        intro.setWordWrap(True)
        self.names = QListWidget()
        self.names.setAccessibleName(_("Licences"))
        self.names.addItems([part.name for part in self.parts])
        self.names.setMaximumWidth(240)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.names.currentRowChanged.connect(self._show)
        columns = QHBoxLayout()
        columns.addWidget(self.names)
        columns.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(intro)
        layout.addLayout(columns, 1)
        self.names.setCurrentRow(0)

    def _show(self, row: int) -> None:
        part = self.parts[row]
        head = f"{part.name} {part.version}\n{part.licence}\n\n"
        self.text.setPlainText(head + (part.text or _("Its makers ship no text of the licence with it.")))
