"""Tooltips that are never taken for rich text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_LINE = 56  # characters


def plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that is never taken for rich text."""
    widget.setToolTip(escaped_tooltip(text))


def escaped_tooltip(text: str) -> str:
    """Qt guesses rich text by its first tag, so what looks like one is escaped and wrapped."""
    if "<" not in text and "&" not in text:
        return text
    return "<span>" + text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</span>"


def wrapped_tooltip(text: str) -> str:
    """A tooltip of whole sentences, on lines of a readable length: Qt wraps plain ones never, and others too narrowly."""
    from textwrap import fill

    return escaped_tooltip("\n".join(fill(line, _LINE, break_on_hyphens=False) for line in text.splitlines()))
