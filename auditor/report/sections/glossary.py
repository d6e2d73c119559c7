"""The words of the report, in plain language."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.glossary import words
from auditor.locale import _
from auditor.report.blocks import heading
from auditor.report.blocks.text import defined
from auditor.report.context import Context


def build(_context: Context) -> list[Flowable]:
    """A line a word, in alphabetical order of the language.

    Args:
        _context: not used; the words are the same for every audit.

    Returns:
        flowables in reading order.
    """
    found = [(word.name, word.text) for word in words() if word.in_report]
    return [heading(_("Words in this report")), *defined(found)]
