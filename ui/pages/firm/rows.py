"""A small table of fields, a row a thing, with a button to add and one a row to remove."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from auditor.locale import _
from ui.theme import UNIT
from ui.widgets.labels import label, term
from ui.widgets.layouts import clear_layout
from ui.widgets.text_field import TextField


class Rows(QWidget):
    """``columns``: key, heading, stretch. ``change`` stores a typed text of (id, key) or raises InputError."""

    def __init__(
        self,
        columns: Sequence[tuple[str, str, int]],
        empty: str,
        add_text: str,
        change: Callable[[int, str, str], None],
        add: Callable[[], None],
        remove: Callable[[int], None],
    ) -> None:
        super().__init__()
        self._columns, self._empty = columns, empty
        self._change, self._remove = change, remove
        self.fields: dict[tuple[int, str], TextField] = {}
        self._ids: list[int] | None = None
        self._add_new = add
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(UNIT)
        self.add = QPushButton(add_text)
        self.add.clicked.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(self.grid)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Mapping[int, Mapping[str, str]]) -> None:
        """What is stored; rows are only built anew when some came or went."""
        if list(rows) != self._ids:
            self._build(rows)
        for key, values in rows.items():
            for column, text in values.items():
                self.fields[key, column].show_value(text)

    def forget(self) -> None:
        """Build everything anew at the next occasion."""
        self._ids = None

    def _build(self, rows: Mapping[int, Mapping[str, str]]) -> None:
        clear_layout(self.grid)
        self._ids, self.fields = list(rows), {}
        if not rows:
            self.grid.addWidget(label(self._empty, quiet=True), 0, 0, 1, len(self._columns) + 1)
            return
        for at, (_key, heading, stretch) in enumerate(self._columns):
            self.grid.addWidget(term(heading, quiet=True, wrap=False), 0, at)
            self.grid.setColumnStretch(at, stretch)
        for row, (row_id, values) in enumerate(rows.items(), 1):
            name = next(iter(values.values()))
            for at, (key, heading, _stretch) in enumerate(self._columns):
                field = TextField(partial(self._change, row_id, key))
                field.line.setAccessibleName(f"{name}: {heading}")
                self.fields[row_id, key] = field
                self.grid.addWidget(field, row, at)
            remove = QPushButton("✕")
            remove.setFixedWidth(36)
            remove.setAccessibleName(_("Remove {name}").format(name=name))
            remove.setToolTip(_("Remove"))
            remove.clicked.connect(lambda _checked=False, row_id=row_id: self._remove(row_id))
            self.grid.addWidget(remove, row, len(self._columns))

    def _add(self) -> None:
        """A new row, its first field to be typed in at once."""
        before = set(self._ids or ())
        self._add_new()
        fresh = [row_id for row_id in self._ids or () if row_id not in before]
        if fresh:
            field = self.fields[fresh[-1], self._columns[0][0]]
            field.setFocus()
            field.line.selectAll()
