"""What the lines and columns of a form are called, in any of the languages: suppliers answer in the one they were asked in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from auditor.exchange.table import plain
from auditor.locale import LANGUAGES, language, using
from auditor.model import QuotedItem, Stands
from auditor.phrases.quotation_form import (
    MARK,
    FormColumn,
    FormField,
    column_label,
    field_label,
    how_to_fill_in,
)
from auditor.phrases.quotations import item_label, stands_label

Name = FormField | FormColumn | QuotedItem
#: What is said of a heading besides the words of the form.
_YES = ("yes", "ja", "y", "j", "x", "✓")
_NO = ("no", "nee", "nein", "n")


@cache
def names() -> dict[str, Name]:
    """The names of lines and headings as they are compared → what they are."""
    found: dict[str, Name] = {}
    for code in LANGUAGES:
        found |= _names_in(code)
    return found


@cache
def _names_in(code: str) -> dict[str, Name]:
    with using(code):
        fields: dict[str, Name] = {plain(field_label(field)): field for field in FormField}
        return fields | {plain(item_label(item)): item for item in QuotedItem}


def marked(cells: Iterable[str], heading: str) -> FormField | QuotedItem | None:
    """What a line is by its hidden cell, where nobody wrote another name into it.

    Args:
        cells: of its row, as text.
        heading: what it is called.

    Returns:
        what it is; None where no such cell is there, or it is of a line by another name.
    """
    mark = next((cell for cell in cells if cell.startswith(MARK)), "")
    key, _equals, label = mark.removeprefix(MARK).partition("=")
    if not mark or plain(label) != plain(heading):
        return None
    kinds: tuple[type[FormField] | type[QuotedItem], ...] = (FormField, QuotedItem)
    return next((kind(key) for kind in kinds if key in {member.value for member in kind}), None)


@cache
def columns() -> dict[str, FormColumn]:
    """The heads of columns as they are compared → what they are."""
    found: dict[str, FormColumn] = {}
    for code in LANGUAGES:
        with using(code):
            found |= {plain(column_label(column)): column for column in FormColumn}
    return found


@cache
def words() -> dict[str, Stands]:
    """What a supplier may write of a heading, as it is compared → what it means."""
    found = {plain(word): Stands.INCLUDED for word in _YES if plain(word)}
    found |= {"✓": Stands.INCLUDED} | {plain(word): Stands.LEFT_OUT for word in _NO}
    for code in LANGUAGES:
        with using(code):
            found |= {plain(stands_label(stands)): stands for stands in Stands}
    return found


@cache
def explanations() -> frozenset[str]:
    """What the form itself says above the cells, as it is compared."""
    found = set()
    for code in LANGUAGES:
        with using(code):
            found.add(plain(how_to_fill_in()))
    return frozenset(found)


def language_of(labels: Iterable[str]) -> str:
    """The language that most names of a form are in.

    Args:
        labels: as they stand in the form.

    Returns:
        code of the language; where several share the most, the one in force first.
    """
    counts: Counter[str] = Counter()
    said = {plain(label) for label in labels}
    for code in LANGUAGES:
        counts[code] = len(said & _names_in(code).keys())
    most = max(counts.values())
    best = [code for code, count in counts.items() if count == most]
    return language() if language() in best else best[0]
