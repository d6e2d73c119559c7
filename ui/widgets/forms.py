"""Forms: names at the left, on the line of their field's text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from ui.theme import UNIT


def field_form() -> QFormLayout:
    """An empty form in the house's spacing."""
    form = QFormLayout()
    form.setVerticalSpacing(UNIT)
    form.setHorizontalSpacing(2 * UNIT)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
