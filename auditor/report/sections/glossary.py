"""The words of the report, in plain language."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from auditor.glossary import words
from auditor.locale import _
from auditor.report.blocks import heading, table
from auditor.report.context import Context
from auditor.report.theme import TEXT_WIDTH


def build(_context: Context) -> list[Flowable]:
    """A row a word, in alphabetical order of the language.

    Args:
        _context: not used; the words are the same for every audit.

    Returns:
        flowables in reading order.
    """
    rows = [[word.name, word.text] for word in words() if word.in_report]
    head = [_("Word"), _("What it means")]
    return [heading(_("Words in this report")), table(head, rows, [130, TEXT_WIDTH - 130], bold=(0,)), PageBreak()]
