"""Boxes to choose from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

_LETTERS = 14


def name_box(box: QComboBox, name: str) -> None:
    """What a box is for, said as its description too: on Linux Qt says the chosen entry in place of a box's name."""
    box.setAccessibleName(name)
    box.setAccessibleDescription(name)


def narrow(box: QComboBox) -> None:
    """Let a box be narrower than its longest choice; the list that opens is as wide as it needs."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
