"""Boxes to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

_LETTERS = 14


def narrow(box: QComboBox) -> None:
    """Let a box be narrower than its longest choice; the list that opens is as wide as it needs."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
