"""The words of the report, in plain language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.platypus import Flowable, PageBreak

from auditor.locale import _
from auditor.report.blocks import heading, table
from auditor.report.context import Context
from auditor.report.theme import TEXT_WIDTH
from auditor.resources import InLanguage, read_toml


@dataclass(frozen=True)
class _Word:
    names: dict[str, str]
    texts: dict[str, str]

    name = InLanguage("names")
    text = InLanguage("texts")


@cache
def _words() -> tuple[_Word, ...]:
    return tuple(_Word(row["name"], row["text"]) for row in read_toml("glossary.toml")["word"])


def build(_context: Context) -> list[Flowable]:
    """A row a word, in alphabetical order of the language.

    Args:
        _context: not used; the words are the same for every audit.

    Returns:
        flowables in reading order.
    """
    rows = sorted(([w.name, w.text] for w in _words()), key=lambda row: row[0].casefold())
    head = [_("Word"), _("What it means")]
    return [heading(_("Words in this report")), table(head, rows, [130, TEXT_WIDTH - 130], bold=(0,)), PageBreak()]
