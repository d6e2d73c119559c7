"""The words of the report, in plain language."""

from __future__ import annotations

from reportlab.platypus import Flowable

from auditor.assess.progress import lacks_steps
from auditor.glossary import words
from auditor.locale import _
from auditor.report.blocks import heading
from auditor.report.blocks.text import defined
from auditor.report.context import Context


def build(context: Context) -> list[Flowable]:
    """A line a word, in alphabetical order of the language.

    Args:
        context: the audit and all its results.

    Returns:
        flowables in reading order; empty where there are no steps, so that none of the words is used.
    """
    if lacks_steps(context.audit):
        return []
    found = [(word.name, word.text) for word in words() if word.in_report]
    return [heading(_("Words in this report")), *defined(found)]
