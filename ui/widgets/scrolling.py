"""Scroll areas whose content changes."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def replace_widget(area: QScrollArea, widget: QWidget) -> None:
    """Show another widget. The old one goes later: it may be the one whose signal led here."""
    old = area.takeWidget()
    area.setWidget(widget)
    if old is not None:
        old.hide()
        old.deleteLater()
