"""A table below its name, as the windows of a region show them one after the other."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable


def add_table(column: QVBoxLayout, table: PlainTable, note: str = "") -> None:
    """Add a table with its rows; no head of it is cut.

    Args:
        column: what it goes below.
        table: its accessible name is its title.
        note: what there is to know before it is read.
    """
    column.addWidget(label(table.accessibleName(), bold=True, size=1))
    if note:
        column.addWidget(label(note, quiet=True))
    table.show_whole_heads()
    column.addWidget(table)
