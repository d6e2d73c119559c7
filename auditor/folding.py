"""Texts compared without what people write in different ways."""

from __future__ import annotations

import re
import unicodedata


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, whatever capitals, accents and punctuation it has.

    Args:
        text: any text.

    Returns:
        its words in order, in small letters and without accents.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return tuple(re.findall(r"[^\W_]+", "".join(c for c in decomposed if not unicodedata.combining(c))))


def folded(text: str) -> str:
    """A text without what people write in different ways: capitals, accents, ß, and umlauts as two letters.

    Args:
        text: any text.

    Returns:
        the text in small letters; "Bäckerei", "Baeckerei" and "backerei" become the same.
    """
    plain = " ".join(words_of(text))
    for two, one in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(two, one)
    return plain
