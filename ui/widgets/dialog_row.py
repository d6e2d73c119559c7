"""The last row of a dialog: what is beside the point at the left; at the right what leaves it, and what it is for."""

from __future__ import annotations

from collections.abc import Callable

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


def keep_row(dialog: QDialog, keep: Callable[[], None]) -> QHBoxLayout:
    """Cancel, and Keep, which Return presses.

    Args:
        dialog: which Cancel leaves.
        keep: done by Keep; it accepts the dialog where all is well.

    Returns:
        the row, to be laid out; its left is free.
    """
    row, cancel, kept = QHBoxLayout(), QPushButton(_("Cancel")), QPushButton(_("Keep"))
    kept.setProperty("primary", True)
    kept.clicked.connect(keep)
    cancel.clicked.connect(dialog.reject)
    cancel.setAutoDefault(False)
    row.addWidget(cancel)
    row.addWidget(kept)
    return row
