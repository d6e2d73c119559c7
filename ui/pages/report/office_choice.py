"""The office whose look all papers have: chosen once, for every audit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from auditor.errors import InputError
from auditor.locale import _
from ui import user_data
from ui.session import Session
from ui.theme import UNIT, target
from ui.widgets.labels import caption

if TYPE_CHECKING:
    from auditor.report.office import Office

_REMEMBERED = "office"


class OfficeChoice(QWidget):
    """Shows which office it is, takes another file of one, or none.

    Signals:
        changed: another office, or none.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._office: Office | None = None
        self._is_read = False
        self.said = caption("")
        self.said.setWordWrap(True)
        self.choose = QPushButton(_("Choose …"))
        self.choose.setAccessibleName(_("Choose your office's file"))
        self.choose.setToolTip(_("A TOML file with name, address, disclaimer, colour, logo and fonts of your office; the manual shows one."))  # fmt: skip
        self.choose.clicked.connect(self._ask)
        self.without = QPushButton(_("None"))
        self.without.setAccessibleName(_("Papers without an office"))
        self.without.clicked.connect(lambda: self.take(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(caption(_("Your office's own look")))
        column.addWidget(self.said)
        row = QHBoxLayout()
        for button in (self.choose, self.without):
            button.setMinimumHeight(target())
            row.addWidget(button)
        column.addLayout(row)
        self._say()

    def office(self) -> Office:
        """The office that was chosen; one without anything where none was, or its file can't be used any more."""
        from auditor.report.office import NO_OFFICE, read_office

        if not self._is_read:
            self._is_read = True
            stored = user_data.read(_REMEMBERED)
            if isinstance(stored, str):
                try:
                    self._office = read_office(Path(stored))
                except InputError as error:
                    self.session.failed.emit(str(error))
            self._say()
        return self._office or NO_OFFICE

    def take(self, path: Path | None) -> None:
        """Remember an office by its file, or none. One that can't be used changes nothing."""
        from auditor.report.office import read_office

        made = None
        if path is not None:
            try:
                made = read_office(path)
            except InputError as error:
                self.session.failed.emit(str(error))
                return
        self._office, self._is_read = made, True
        user_data.write(_REMEMBERED, str(path.resolve()) if path is not None else None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        made = self._office
        name = made.name or _("An office without a name") if made is not None else _("None: the look of the program")
        self.said.setText(f"{name}\n{made.remark}" if made is not None and made.remark else name)
        self.without.setEnabled(made is not None)

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Your office's file"), "", "TOML (*.toml)")
        if name:
            self.take(Path(name))
