"""What a law says, in a sentence or two."""

from __future__ import annotations

import re

from auditor.assess.law import LegalPoint

#: A full stop that ends a sentence: “20. Januar” and “art. 4” go on.
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{4}|\d{4}|[)”“%])\.(?= [^\W\d_])")


def short_law(point: LegalPoint) -> str:
    """What a law says, in short: all that the firm's own country adds, and the first sentence of what holds in the EU.

    Args:
        point: of a technology, in the firm's country.

    Returns:
        a sentence or two.
    """
    first = first_sentence(point.text)
    return f"{point.own_text} {first}" if point.own_text and first not in point.own_text else point.own_text or first


def first_sentence(text: str) -> str:
    """The first sentence of a law; the whole text stands in the program, beside the technology.

    Args:
        text: one sentence or more.

    Returns:
        the text up to the first full stop that ends a sentence.
    """
    found = _SENTENCE_END.search(text)
    return text[: found.end()] if found is not None else text
