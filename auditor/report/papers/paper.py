"""Which papers are made of an audit."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from auditor.locale import N_, _


class Paper(StrEnum):
    """A paper by what the command line calls it."""

    BRIEF = "brief"
    AUDIT = "audit"
    DOSSIER = "dossier"
    DATA = "data"


#: Those that can be had as a document to finish in a word processor.
WITH_DOCUMENT: Final = frozenset({Paper.BRIEF, Paper.AUDIT, Paper.DOSSIER})
_NAMES: Final = {
    Paper.BRIEF: N_("Brief (2 pages)"),
    Paper.AUDIT: N_("Audit report"),
    Paper.DOSSIER: N_("Project dossiers"),
    Paper.DATA: N_("Data book"),
}
_FOR: Final = {
    Paper.BRIEF: N_("For those who decide: what we saw, three things to do, what is not known, the next step."),
    Paper.AUDIT: N_("For those who want to check it: how the work runs, what fits, the plan and how we know."),
    Paper.DOSSIER: N_(
        "For those who carry it out: the business case of each project, and a request for quotation to hand to suppliers."
    ),
    Paper.DATA: N_(
        "For those who look things up: all figures, all candidates, all sources. The spreadsheet holds the tables to work with."
    ),
}


def paper_name(paper: Paper) -> str:
    """What people call it.

    Args:
        paper: which.

    Returns:
        the name.
    """
    return _(_NAMES[paper])


def paper_purpose(paper: Paper) -> str:
    """For whom it is and what stands in it.

    Args:
        paper: which.

    Returns:
        a sentence.
    """
    return _(_FOR[paper])
