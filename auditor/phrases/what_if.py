"""What could go wrong with a project, and whether it still pays."""

from __future__ import annotations

from auditor.decide.money.what_if import DEARER, LESS_SAVED, LESS_WORK, MONTHS_LATE, Mishap, WhatIf
from auditor.locale import _, number, percent
from auditor.phrases.amounts import chance_for_reading, years_for_reading


def mishap_text(mishap: Mishap) -> str:
    """What goes wrong.

    Args:
        mishap: which.

    Returns:
        some words, as at the beginning of a sentence.
    """
    match mishap:
        case Mishap.DEARER:
            return _("The quotation is {share} higher").format(share=percent(DEARER))
        case Mishap.LESS_WORK:
            return _("There is {share} less work").format(share=percent(LESS_WORK))
        case Mishap.LESS_SAVED:
            return _("It frees {share} fewer hours than expected").format(share=percent(LESS_SAVED))
        case Mishap.LATE:
            return _("It is delivered {n} months late").format(n=number(MONTHS_LATE))


def still_pays_text(found: WhatIf) -> str:
    """Whether it still pays back within the firm's norm.

    Args:
        found: what becomes of the payback.

    Returns:
        yes or no, in a word.
    """
    return _("yes") if found.still_pays else _("no")


def what_if_rows(found: tuple[WhatIf, ...]) -> list[list[str]]:
    """The mishaps as rows of a table, under :func:`what_if_heads`.

    Args:
        found: what becomes of the payback.

    Returns:
        four cells a mishap.
    """
    return [
        [
            mishap_text(item.mishap),
            years_for_reading(item.years),
            chance_for_reading(item.chance),
            still_pays_text(item),
        ]
        for item in found
    ]


def what_if_heads(norm_years: float) -> list[str]:
    """What stands above :func:`what_if_rows`.

    Args:
        norm_years: within which the firm wants its money back.

    Returns:
        four heads.
    """
    norm = number(norm_years, 1)
    return [
        _("What if …"),
        _("Paid back, years"),
        _("Chance within {n} years").format(n=norm),
        _("Still pays?"),
    ]
