"""Texts compared without what people write in different ways."""

from __future__ import annotations

import re
import unicodedata


def folded(text: str) -> str:
    """A text without what people write in different ways: capitals, accents, ß, and umlauts as two letters.

    Args:
        text: any text.

    Returns:
        the text in small letters; "Bäckerei", "Baeckerei" and "backerei" become the same.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    for two, one in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        plain = plain.replace(two, one)
    return " ".join(re.findall(r"[^\W_]+", plain))
