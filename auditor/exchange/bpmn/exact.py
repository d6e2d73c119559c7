"""Texts to the letter, though XML and other programs keep their words only."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def exact(said: object, shown: str) -> str:
    """A text to the letter, where XML and other programs keep its words only.

    Args:
        said: the text as it was.
        shown: what can be read of it now.

    Returns:
        the text as it was; empty where it has become another since.
    """
    if not isinstance(said, str):
        return ""
    return said if plain(said).split() == shown.split() else ""


def plain(text: str) -> str:
    """A text as XML 1.0 can hold it.

    Args:
        text: any text.

    Returns:
        the same without what XML can't hold, not even escaped.
    """
    return _NOT_XML.sub("", text)
