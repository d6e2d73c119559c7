"""The last row of a dialog: what is beside the point at the left, Close and what it is for at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from auditor.locale import _


def last_row(dialog: QDialog, aside: QPushButton, main: QPushButton) -> QHBoxLayout:
    """Return presses ``main`` or nothing, wherever the keyboard is.

    Args:
        dialog: which Close leaves.
        aside: something else that can be done.
        main: what the dialog is for.

    Returns:
        the row, to be laid out.
    """
    row, close = QHBoxLayout(), QPushButton(_("Close"))
    close.clicked.connect(dialog.reject)
    for button in (aside, close):
        button.setAutoDefault(False)
    row.addWidget(aside)
    row.addStretch(1)
    row.addWidget(close)
    row.addWidget(main)
    return row
