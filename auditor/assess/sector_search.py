"""Sectors found by what a person types: everyday words in any language, names, and codes of both schemes."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from auditor.assess.sectors import Sector, sector_of, sectors, sectors_of_2025
from auditor.folding import folded
from auditor.locale import language

_TYPED_CODE = re.compile(r"(\d[\d.]*)(?:\s+(.*))?", re.DOTALL)
_NAMES_OLD = re.compile(r"\(?\s*(nace\s*(rev\.?\s*)?2(?!\.?\d)|(sbi|wz)\s*2008)", re.IGNORECASE)
_NAMES_NEW = re.compile(r"\(?\s*(nace\s*(rev\.?\s*)?2\.1|(sbi|wz)\s*2025)", re.IGNORECASE)
_ENDINGS = ("nen", "en", "er", "es", "s", "n", "e")
_SHORTEST_MIDDLE, _SHORTEST_STEM, _ALIKE, _BEHIND_BEST = 3, 4, 0.7, 0.1
_EXACT, _WORD, _NAME, _IN_WORD, _IN_NAME, _NOT = range(6)  # how well a text fits, the best first
_RANKS = {  # by whether it is the reader's language: an own name comes before a foreign everyday word
    True: {_EXACT: 0, _WORD: 2, _NAME: 3, _IN_WORD: 6, _IN_NAME: 7, _NOT: 10},
    False: {_EXACT: 1, _WORD: 4, _NAME: 5, _IN_WORD: 8, _IN_NAME: 9, _NOT: 10},
}
_NOWHERE = 99
_EXACT_ABROAD, _NO_FIT = _RANKS[False][_EXACT], _RANKS[False][_NOT]


def search(text: str) -> tuple[Sector, ...]:
    """Sectors that fit what is typed, the likeliest first.

    Args:
        text: the beginning of a code of either scheme (dots do not matter), a code finer than those listed, or words;
            capitals, accents, umlauts and ß do not matter.

    Returns:
        for words: what is called exactly so, then beginnings of words before middles, in each the reader's language
        before the others, everyday words before names, and what is typical of a sector first; for codes: by code;
        all of them for no text.
    """
    words = folded(text).split()
    if not words:
        return sectors()
    typed = _TYPED_CODE.fullmatch(text.strip())
    if typed is not None:
        return _by_code(typed[1], typed[2] or "")
    return _by_words(words) or _by_words([_stem(w) for w in words])


def meant(text: str) -> tuple[Sector, ...]:
    """Sectors that a person means who types no more than this.

    Args:
        text: as for :func:`search`; also a line of the list as chosen.

    Returns:
        one where there is no doubt; several where the text, or the code in the two schemes, stands for several.
    """
    typed = _TYPED_CODE.fullmatch(text.strip())
    if typed is not None:
        code, rest = typed[1], typed[2] or ""
        old = sector_of(code)
        olds = () if old is None or _is_new(rest) else (old,)
        news = () if _is_old(rest) else sectors_of_2025(code)
        return (*olds, *(s for s in news if s not in olds)) or search(text)
    words = folded(text).split()
    return _called(words) or _called([_stem(w) for w in words]) or search(text)


def why_found(sector: Sector, text: str) -> str:
    """The everyday word, or the name in another language, for which a sector is found and its name does not show it.

    Args:
        sector: a sector that :func:`search` gives.
        text: what was typed.

    Returns:
        the word, in the reader's language if it is one of that; empty where the name or the code shows it.
    """
    typed = folded(text)
    begins = (typed, " ".join(_stem(word) for word in typed.split()))

    def shows(shown: str) -> bool:
        return any(part.startswith(begins) for part in (folded(shown), *folded(shown).split()))

    if not typed or shows(sector.name):
        return ""
    keys = sorted(sector.names, key=lambda key: key != language())
    everyday = (word for key in keys for word in sector.everyday[key])
    return next((shown for shown in (*everyday, *sector.names.values()) if shows(shown)), "")


def nearest(text: str, most: int = 4) -> tuple[Sector, ...]:
    """Sectors whose words look most like a text that none fits.

    Args:
        text: what was typed.
        most: how many at most.

    Returns:
        the most alike first; none where nothing looks like it.
    """
    words = [w for w in folded(text).split() if len(w) >= _SHORTEST_STEM]
    alike = {
        s.code: max((_likeness(typed, own) for typed in words for own in _single_words(s)), default=0.0)
        for s in sectors()
    }
    least = max(_ALIKE, max(alike.values()) - _BEHIND_BEST)
    near = [s for s in sectors() if alike[s.code] >= least]
    return tuple(sorted(near, key=lambda s: -alike[s.code]))[:most]


def _by_code(code: str, rest: str) -> tuple[Sector, ...]:
    digits = code.replace(".", "")

    def fits(listed: str) -> bool:
        own = listed.replace(".", "")
        return own.startswith(digits) or digits.startswith(own)

    return tuple(
        s
        for s in sectors()
        if (not _is_new(rest) and fits(s.code)) or (not _is_old(rest) and any(fits(c) for c in s.codes_2025))
    )


def _is_old(rest: str) -> bool:
    """Whether what follows a code names the scheme of 2008; a line of the list names it first."""
    return _NAMES_OLD.match(rest) is not None


def _is_new(rest: str) -> bool:
    return _NAMES_NEW.match(rest) is not None


def _called(words: list[str]) -> tuple[Sector, ...]:
    """Sectors that are called exactly so in one of the languages."""
    return tuple(s for s in sectors() if _fit(s, words) <= _EXACT_ABROAD)


def _by_words(words: list[str]) -> tuple[Sector, ...]:
    ranked = [(_fit(s, words), _place(s, words[0]), s.code, s) for s in sectors()]
    return tuple(s for rank, _first, _code, s in sorted(ranked, key=lambda r: r[:3]) if rank < _NO_FIT)


def _place(sector: Sector, word: str) -> int:
    """How typical of the sector the word is, in the reader's language if it is one of that: words are listed by it."""
    places = {
        key: next((i for i, text in enumerate((name, *everyday)) if text.startswith(word)), _NOWHERE)
        for key, (everyday, name) in _folded_texts(sector.code).items()
    }
    own = places[language()]
    return max(own if own < _NOWHERE else min(places.values()), 1)  # the name is as typical as the first word


def _fit(sector: Sector, words: list[str]) -> int:
    """Rank of the words in the language in which they fit best."""
    return min(_RANKS[key == language()][_fit_in(sector, key, words)] for key in sector.names)


def _fit_in(sector: Sector, key: str, words: list[str]) -> int:
    everyday, name = _folded_texts(sector.code)[key]
    if words and " ".join(words) in (*everyday, name):
        return _EXACT
    return max(_fit_of_word(word, everyday, name) for word in words) if words else _NOT


def _fit_of_word(word: str, everyday: tuple[str, ...], name: str) -> int:
    if any(part.startswith(word) for text in everyday for part in text.split()):
        return _WORD
    if any(part.startswith(word) for part in name.split()):
        return _NAME
    if len(word) >= _SHORTEST_MIDDLE and any(word in text for text in everyday):
        return _IN_WORD
    return _IN_NAME if len(word) >= _SHORTEST_MIDDLE and word in name else _NOT


@cache
def _folded_texts(code: str) -> dict[str, tuple[tuple[str, ...], str]]:
    sector = next(s for s in sectors() if s.code == code)
    return {key: (tuple(map(folded, sector.everyday[key])), folded(sector.names[key])) for key in sector.names}


def _single_words(sector: Sector) -> set[str]:
    texts = _folded_texts(sector.code).values()
    parts = (part for everyday, name in texts for text in (*everyday, name) for part in text.split())
    return {part for part in parts if len(part) >= _SHORTEST_STEM}


def _likeness(typed: str, own: str) -> float:
    """1 for the same; a common beginning, as of "timmerbedrijf" and "timmerfabriek", counts as much as a slip."""
    common = next((i for i, (a, b) in enumerate(zip(typed, own, strict=False)) if a != b), min(len(typed), len(own)))
    slip = SequenceMatcher(None, typed, own).ratio()
    return max(slip, _ALIKE if common > _SHORTEST_STEM else 0.0)


def _stem(word: str) -> str:
    """A word without the ending of a plural."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
