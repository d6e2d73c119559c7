"""How a language prints what is typed: the apostrophe of English, and no line that begins with a unit."""

from __future__ import annotations

import re

from auditor.locale import language

_WITHIN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_AFTER_S = re.compile(r"(?<=[^\W\d_][sS])'(?!\w)")
#: Where one opens, what stands after an s may close it.
_OPENING = re.compile(r"(?<!\w)'(?=\w)")
#: A space between a number and its unit, or between a paragraph sign and its number.
_BEFORE_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|‰|°|€|EUR|USD|Mio\.|mln|kg|mm|cm|m²|m|kB|MB|min|h|uur|s|miljoen)(?!\w))"
    r"|(?<=[§€]) (?=\d)|(?<=Mio\.) (?=€)"
)


def printed(text: str) -> str:
    """A text of a paper as the language in force prints it. What is printed so already stays as it is.

    Args:
        text: any text; a number and its unit stay on one line. In English its apostrophes are typographic: between
            letters, and after the s of a plural, but no mark of inches or minutes and no quotation mark.

    Returns:
        the text, as long as it was.
    """
    text = _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)
    if language() != "en" or "'" not in text:
        return text
    made = _WITHIN.sub("’", text)
    return made if _OPENING.search(made) else _AFTER_S.sub("’", made)


def after_colon(sentence: str) -> str:
    """A sentence that stands after a colon: in Dutch and English it begins small there, unless it begins with an abbreviation.

    Args:
        sentence: begins with no name.

    Returns:
        the sentence as the language in force writes it in that place.
    """
    return sentence[:1].lower() + sentence[1:] if language() != "de" and sentence[1:2].islower() else sentence
