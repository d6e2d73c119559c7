"""How a language prints what is typed: the apostrophe of English."""

from __future__ import annotations

import re

from auditor.locale import language

_WITHIN = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_AFTER_S = re.compile(r"(?<=[^\W\d_][sS])'(?!\w)")
#: Where one opens, what stands after an s may close it.
_OPENING = re.compile(r"(?<!\w)'(?=\w)")


def printed(text: str) -> str:
    """A text of a paper as the language in force prints it. What is printed so already stays as it is.

    Args:
        text: any text; in English its apostrophes are typographic: between letters, and after the s of a plural, but
            no mark of inches or minutes and no quotation mark.

    Returns:
        the text, as long as it was.
    """
    if language() != "en" or "'" not in text:
        return text
    made = _WITHIN.sub("’", text)
    return made if _OPENING.search(made) else _AFTER_S.sub("’", made)
