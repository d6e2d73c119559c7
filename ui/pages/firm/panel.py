"""What the parts of the Firm page share: a heading and fields that are stored when they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import caption, label
from ui.widgets.text_field import TextField


class Panel(QWidget):
    """A part of the page. It draws the session's snapshot and asks the session for changes."""

    def __init__(self, session: Session, heading: str) -> None:
        super().__init__()
        self.session = session
        self.setAccessibleName(heading)
        self.fields: dict[str, TextField] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 2 * UNIT)
        self.column.setSpacing(UNIT)
        self.column.addWidget(label(heading, bold=True, size=3))

    def row(self, form: QFormLayout, key: str, name: str, commit: Callable[[str], None], hint: str = "") -> TextField:
        """One field with its name."""
        field = TextField(commit, hint)
        field.line.setAccessibleName(name)
        self.fields[key] = field
        form.addRow(caption(name), field)
        return field

    def show_values(self, values: dict[str, str]) -> None:
        """What is stored, into the fields."""
        for key, text in values.items():
            self.fields[key].show_value(text)

    def refresh(self) -> None:
        """Follow the snapshot."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another audit: what was typed for the last one goes."""
        for field in self.fields.values():
            field.reset("")
