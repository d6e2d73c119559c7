"""Labels that show text as it is: user text is never markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import UNIT, scaled_font

#: Room above a text for the dots of Ä, Ö and Ü: some fonts draw them a pixel higher than they say.
_ABOVE = 1


def label(text: str = "", *, quiet: bool = False, size: float = 0.0, bold: bool = False, wrap: bool = True) -> QLabel:
    """A plain-text label."""
    widget = QLabel()
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setText(text)
    widget.setWordWrap(wrap)
    widget.setContentsMargins(0, _ABOVE, 0, 0)
    if quiet:
        widget.setObjectName("quiet")
    if size or bold:
        widget.setFont(scaled_font(size, bold))
    if wrap:
        widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return widget


def caption(text: str) -> QLabel:
    """The name of a field beside it, on the line of its text."""
    widget = label(text, quiet=True, wrap=False)
    widget.setContentsMargins(0, UNIT, 0, 0)
    return widget


def plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that is never taken for rich text."""
    widget.setToolTip(escaped_tooltip(text))


def escaped_tooltip(text: str) -> str:
    """Qt guesses rich text by its first tag, so what looks like one is escaped and wrapped."""
    if "<" not in text and "&" not in text:
        return text
    return "<span>" + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</span>"
