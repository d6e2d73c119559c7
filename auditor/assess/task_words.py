"""Which tasks the words of a step's name point to, in a firm of a known sector or of an unknown one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Stems of so many letters or more may stand inside a word.
_LONG_STEM = 5
#: What may follow a stem that still ends its word: “Sichtprüf|ung”, “Wartung|en”.
_ENDING = 3
#: Stems are looked up by so many of their first letters.
_FIRST = 2


class Meaning(NamedTuple):
    """Stems that mean one task: in firms of these NACE divisions only, or in any where there are none.

    A stem is in small letters; a space in front starts a word, one behind ends it. Short stems start a word anyway.
    """

    key: str
    stems: Sequence[str]
    sectors: frozenset[str] = frozenset()


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


class _Stem(NamedTuple):
    letters: str
    starts_a_word: bool
    ends_a_word: bool
    order: int
    meaning: Meaning


class _Hit(NamedTuple):
    """A stem found in a text; sorted, the best comes first."""

    is_inside: bool
    order: int
    start: int
    end: int
    meaning: Meaning


class Vocabulary:
    """The words of several meanings, to be looked up in names.

    A stem that begins inside a longer one does not count. Of the rest those that start or end a word go first, then the
    order of the meanings.
    """

    def __init__(self, meanings: Iterable[Meaning], nothing: Sequence[str] = ()) -> None:
        """Words in the order in which they are tried, and what means nothing: stems that share a letter with such a
        word do not count."""
        self._nothing = Meaning("", nothing)
        self._by_start: dict[str, list[_Stem]] = defaultdict(list)
        for order, meaning in enumerate((self._nothing, *meanings)):
            for written in meaning.stems:
                letters = written.strip()
                starts = written.startswith(" ") or len(letters) < _LONG_STEM
                stem = _Stem(letters, starts, written.endswith(" "), order, meaning)
                self._by_start[letters[:_FIRST]].append(stem)

    def pointer(self, text: str, division: str | None) -> Pointer | None:
        """What a text points to. In a firm of an unknown sector, words of some sectors only count where nothing else is
        found.

        Args:
            text: in small letters.
            division: the firm's NACE division, two digits; None where it is not known.

        Returns:
            the key with the word, or None where no word points to one.
        """
        hits = list(self._hits(text))
        shadows = [hit for hit in hits if hit.meaning is self._nothing]
        found = [hit for hit in hits if not any(_overlap(hit, shadow) for shadow in shadows)]
        anywhere = [hit for hit in found if not hit.meaning.sectors]
        here = [hit for hit in found if hit.meaning.sectors and division in (None, *hit.meaning.sectors)]
        if division is not None:
            taken = {(hit.start, hit.end) for hit in here}
            anywhere = [*(hit for hit in anywhere if (hit.start, hit.end) not in taken), *here]
        counting = [hit for hit in anywhere if not any(_begins_inside(hit, other) for other in anywhere)]
        if counting:
            best = min(counting)
            return Pointer(best.meaning.key, text[best.start : best.end])
        return _doubtful(text, here) if division is None else None

    def _hits(self, text: str) -> Iterator[_Hit]:
        for start in range(len(text)):
            for stem in self._by_start.get(text[start : start + _FIRST], ()):
                end = start + len(stem.letters)
                if text.startswith(stem.letters, start) and _is_allowed(text, stem, start, end):
                    yield _Hit(not _is_at_an_edge(text, start, end), stem.order, start, end, stem.meaning)


def _doubtful(text: str, hits: Sequence[_Hit]) -> Pointer | None:
    """The meaning that a word has in most sectors, with its other ones."""
    if not hits:
        return None
    best = min(hits)
    same = {hit.meaning.key: hit for hit in hits if _overlap(hit, best)}
    first, *others = sorted(same.values(), key=lambda hit: (-len(hit.meaning.sectors), hit.order))
    return Pointer(first.meaning.key, text[first.start : first.end], tuple(hit.meaning.key for hit in others))


def _is_allowed(text: str, stem: _Stem, start: int, end: int) -> bool:
    """Whether a stem starts and ends a word where it has to."""
    if stem.starts_a_word and start > 0 and text[start - 1].isalnum():
        return False
    return not (stem.ends_a_word and text[end : end + 1].isalnum())


def _is_at_an_edge(text: str, start: int, end: int) -> bool:
    """Whether a stem starts a word or, but for an ending, ends one."""
    if start == 0 or not text[start - 1].isalnum():
        return True
    return any(not letter.isalnum() for letter in f"{text} "[end : end + _ENDING + 1])


def _overlap(one: _Hit, other: _Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _begins_inside(hit: _Hit, other: _Hit) -> bool:
    return other.start <= hit.start < other.end and hit.end - hit.start < other.end - other.start
