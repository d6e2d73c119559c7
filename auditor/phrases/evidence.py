"""What the figures of a technology rest on, in words."""

from __future__ import annotations

from auditor.assess.evidence import grade_of
from auditor.assess.registry import Grade, Ground
from auditor.assess.technology import Technology
from auditor.locale import _
from auditor.terms import grade_label

#: Where the payback of robots that an independent handbook gives was read.
HANDBOOK = "konstruktionspraxis.vogel.de, 2018"


def known_by(ground: Ground) -> str:
    """What kind of source a figure has, and of which year.

    Args:
        ground: of the figure.

    Returns:
        such as “supplier's price, 2026”; that a source says no year is said.
    """
    grade = grade_label(ground.grade.value)
    if ground.year is not None:
        return _("{grade}, {year}").format(grade=grade, year=ground.year)
    return _("{grade}, undated").format(grade=grade) if _is_read(ground) else grade


def _is_read(ground: Ground) -> bool:
    """Whether it was read somewhere, where a year could have stood."""
    return ground.is_sourced and ground.grade is not Grade.FIRM


def evidence_sentence(technology: Technology) -> str:
    """How well a technology is known.

    Args:
        technology: of the catalogue, or the firm's own.

    Returns:
        a sentence that names the weaker of what its price and its saving rest on.
    """
    grade = grade_label(grade_of(technology).value)
    return _("The weaker of its price and its saving rests on: {grade}.").format(grade=grade)


def payback_warning() -> str:
    """What suppliers say of paybacks, against what an independent handbook says."""
    return _(
        "Suppliers quote paybacks of about one year; a handbook of TU Munich for small and medium-sized firms says"
        " three to four. Plan with the second."
    )
