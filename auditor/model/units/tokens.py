"""A typed quantity in its parts: numbers, words, signs, each with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditor.errors import QuantityError
from auditor.locale import _

_TOKEN = re.compile(
    r"\s*(?:(?P<clock>\d{1,3}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<number>(?:\d|[.,](?=\d))(?:\d|[.,'’](?=\d)|[ \u00a0\u202f](?=\d{3}(?!\d)))*)"
    r"|(?P<range>[-–—]|\.\.+|…)"
    r"|(?P<slash>/)"
    r"|(?P<word>[^\W\d_]+[.'’]?[^\W\d_]*€?|[%€$£\"'~≈±]))",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the text; ``kind`` is clock, number, range, slash or word."""

    kind: str
    text: str
    start: int


def tokens_of(text: str) -> list[Token]:
    """The parts of a text.

    Args:
        text: as typed, with figures for words.

    Returns:
        the parts in their order.

    Raises:
        QuantityError: a sign that no quantity has.
    """
    tokens: list[Token] = []
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise QuantityError(_("Can't read “{text}” here.").format(text=text[at : at + 10]), at)
        tokens.append(Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        position = match.end()
    return tokens
