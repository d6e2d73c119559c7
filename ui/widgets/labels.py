"""Labels that show text as it is: user text is never markup."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import UNIT, scaled_font
from ui.widgets.term import TermLabel
from ui.widgets.tooltips import escaped_tooltip, plain_tooltip

__all__ = ["caption", "dressed", "escaped_tooltip", "kept_together", "label", "plain_tooltip", "term"]

L = TypeVar("L", bound=QLabel)

#: Allows no line break; takes no room.
_JOINER = "\N{WORD JOINER}"
#: Room above a text for the dots of Ä, Ö and Ü: some fonts draw them a pixel higher than they say.
_ABOVE = 1


def label(text: str = "", *, quiet: bool = False, size: float = 0.0, bold: bool = False, wrap: bool = True) -> QLabel:
    """A plain-text label."""
    return dressed(QLabel(), text, quiet=quiet, size=size, bold=bold, wrap=wrap)


def term(text: str, *, word: str = "", quiet: bool = False, size: float = 0.0, bold: bool = False, wrap: bool = True) -> TermLabel:  # fmt: skip
    """A label of the program's own text, which explains itself where the glossary has a word for it.

    ``word``: the key of that word, where the text alone does not say which. Never for what a person typed.
    """
    return dressed(TermLabel(text, word), text, quiet=quiet, size=size, bold=bold, wrap=wrap)


def caption(text: str, *, word: str = "", wrap: bool = False) -> TermLabel:
    """The name of a field beside it, on the line of its text; as :func:`term`."""
    widget = term(text, word=word, quiet=True, wrap=wrap)
    widget.setContentsMargins(0, UNIT, 0, 0)
    return widget


def kept_together(text: str) -> str:
    """A text whose minus signs stay on the line of their amount: Qt breaks lines before a currency sign."""
    return text.replace("−", f"−{_JOINER}")


def dressed(widget: L, text: str, *, quiet: bool, size: float, bold: bool, wrap: bool) -> L:
    """Text that is never markup, on a label of any kind."""
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
