"""Which tasks the words of a step's name point to, in a firm of a known sector or of an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Stems of so many letters or more may stand inside a word.
_LONG_STEM = 5
#: What may follow a stem that still ends its word: “Sichtprüf|ung”, “Wartung|en”.
_ENDING = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of one task.

    Attributes:
        always: means the task in any firm.
        in_sectors: means it only in firms of the ``sectors``; None where there are no such words.
        sectors: NACE divisions.
    """

    key: str
    always: re.Pattern[str]
    in_sectors: re.Pattern[str] | None
    sectors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The task that a name points to.

    Attributes:
        word: what in the name points to it.
        others: the other tasks that the word could mean, as long as the firm's sector is not known.
    """

    key: str
    word: str
    others: tuple[str, ...] = ()


class _Hit(NamedTuple):
    """A stem found in a name; sorted, the best comes first."""

    is_inside: bool
    order: int
    start: int
    end: int


def stems_pattern(stems: Sequence[str]) -> re.Pattern[str]:
    """A pattern of stems: the longest goes first; a space in front starts a word, one behind ends it.

    Args:
        stems: in small letters.

    Returns:
        the pattern; it matches nothing where there are no stems.
    """
    if not stems:
        return re.compile(r"(?!)")
    return re.compile("|".join(map(_stem, sorted(stems, key=len, reverse=True))))


def pointer(text: str, known: Sequence[Words], nothing: re.Pattern[str], division: str | None) -> Pointer | None:
    """The task that a text points to.

    A stem that begins inside a longer one does not count. Of the rest those that start or end a word go first, then the order of
    the tasks. In a firm of an unknown sector, words of some sectors count only where nothing else is found.

    Args:
        text: in small letters.
        known: the words of all tasks, in the order in which they are tried.
        nothing: words that mean no task; stems that share a letter with one do not count.
        division: the firm's NACE division, two digits; None where it is not known.

    Returns:
        the task with the word, or None where no word points to one.
    """
    shadows = [m.span() for m in nothing.finditer(text)]
    always = list(_hits(text, ((order, words.always) for order, words in enumerate(known))))
    here = list(_hits(text, _in_sectors(known, division)))
    if division is not None:
        taken = {(hit.start, hit.end) for hit in here}
        always = [*(hit for hit in always if (hit.start, hit.end) not in taken), *here]
    found = _outermost(always, shadows)
    if found:
        best = min(found)
        return Pointer(known[best.order].key, text[best.start : best.end])
    return _doubtful(text, known, _outside(here, shadows)) if division is None else None


def _doubtful(text: str, known: Sequence[Words], hits: Sequence[_Hit]) -> Pointer | None:
    """The meaning that a word has in most sectors, with its other ones."""
    if not hits:
        return None
    best = min(hits)
    same = {hit.order: hit for hit in hits if hit.start < best.end and best.start < hit.end}
    first, *others = sorted(same, key=lambda order: (-len(known[order].sectors), order))
    word = text[same[first].start : same[first].end]
    return Pointer(known[first].key, word, tuple(known[order].key for order in others))


def _in_sectors(known: Sequence[Words], division: str | None) -> Iterator[tuple[int, re.Pattern[str]]]:
    for order, words in enumerate(known):
        if words.in_sectors is not None and (division is None or division in words.sectors):
            yield order, words.in_sectors


def _hits(text: str, patterns: Iterable[tuple[int, re.Pattern[str]]]) -> Iterator[_Hit]:
    for order, pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            yield _Hit(not _is_at_an_edge(text, start, end), order, start, end)


def _is_at_an_edge(text: str, start: int, end: int) -> bool:
    """Whether a stem starts a word or, but for an ending, ends one."""
    if start == 0 or not text[start - 1].isalnum():
        return True
    return any(not letter.isalnum() for letter in f"{text} "[end : end + _ENDING + 1])


def _outermost(hits: Sequence[_Hit], shadows: Sequence[tuple[int, int]]) -> list[_Hit]:
    spans = [(hit.start, hit.end) for hit in hits]
    return [hit for hit in _outside(hits, shadows) if not any(_is_inside(hit, span) for span in spans)]


def _outside(hits: Sequence[_Hit], shadows: Sequence[tuple[int, int]]) -> list[_Hit]:
    return [hit for hit in hits if not any(start < hit.end and hit.start < end for start, end in shadows)]


def _is_inside(hit: _Hit, span: tuple[int, int]) -> bool:
    start, end = span
    return start <= hit.start < end and hit.end - hit.start < end - start


def _stem(stem: str) -> str:
    word = stem.strip()
    front = r"(?<!\w)" if stem.startswith(" ") or len(word) < _LONG_STEM else ""
    behind = r"(?!\w)" if stem.endswith(" ") else ""
    return f"{front}{re.escape(word)}{behind}"
