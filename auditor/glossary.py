"""The trade's words in plain language: what a label means, and words by what people type.

The report prints those that it uses; the window explains all of them where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from auditor.folding import folded
from auditor.locale import LANGUAGES, _, language
from auditor.resources import InLanguage, read_toml

_PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
_NOT = 9


@dataclass(frozen=True)
class Word:
    """A word and what it means.

    Attributes:
        key: its name for programs.
        names, texts, others: by language: what it is called, what it means, and what people type who look for it.
        labels: texts of the code, in English, that mean the word; in braces, what differs each time.
        in_report: whether the report lists it.
    """

    key: str
    names: dict[str, str]
    texts: dict[str, str]
    others: dict[str, list[str]]
    labels: tuple[str, ...]
    in_report: bool

    name = InLanguage("names")
    text = InLanguage("texts")

    @property
    def also(self) -> list[str]:
        """What people type who look for it, in the language in force."""
        return self.others[language()]


@cache
def _all() -> dict[str, Word]:
    return {
        row["key"]: Word(
            row["key"], row["name"], row["text"], row["also"], tuple(row["labels"]), row.get("in_report", True)
        )
        for row in read_toml("glossary.toml")["word"]
    }


def words() -> list[Word]:
    """All words, in alphabetical order of the language in force.

    Returns:
        the words.
    """
    return sorted(_all().values(), key=lambda word: folded(word.name))


def word(key: str) -> Word:
    """A word by its key, for a label that elsewhere means something else.

    Args:
        key: as in the glossary.

    Returns:
        the word.
    """
    return _all()[key]


def word_of(text: str) -> Word | None:
    """The word that a label of the program means.

    Args:
        text: the label as it is shown, in the language in force. Only texts of the program: a person may have called a
            step by the same name.

    Returns:
        the word; None where the glossary has none for it.
    """
    shown = _one_line(text)
    plain, patterns = _labels(language())
    if shown in plain:
        return _all()[plain[shown]]
    return next((_all()[key] for pattern, key in patterns if pattern.fullmatch(shown)), None)


def search(query: str) -> list[Word]:
    """Words that fit what is typed, the likeliest first.

    Args:
        query: parts of words, in any of the languages; capitals, accents, umlauts and ß do not matter.

    Returns:
        words called so, then those that people also call so, then those called so in another language, then those that
        have it in their text; in alphabetical order among themselves. All words for nothing typed.
    """
    typed = folded(query)
    ranked = [(_fit(found, typed), found) for found in words()]
    return [found for fit, found in sorted(ranked, key=lambda item: item[0]) if fit < _NOT]


@cache
def _labels(_language: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Keys of words by what stands for them in the language in force, and by patterns of what differs each time."""
    plain, patterns = {}, []
    for found in _all().values():
        for label in found.labels:
            shown = _one_line(_(label))
            if "{" in shown:
                patterns.append((re.compile(_PLACEHOLDER.sub(".+", re.escape(shown))), found.key))
            else:
                plain[shown] = found.key
    return plain, patterns


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _fit(found: Word, typed: str) -> int:
    """How well a word fits, the best first."""
    here = language()
    parts = typed.split()
    for fit, texts in enumerate(_texts(found, here)):
        shown = [folded(text) for text in texts]
        if any(text.startswith(typed) for text in shown):
            return fit
        if all(any(part in text for text in shown) for part in parts):
            return fit + 1 if fit == 0 else fit
    return _NOT


def _texts(found: Word, here: str) -> Iterator[list[str]]:
    """What a word is found by, the nearest first."""
    yield [found.name]
    yield []  # the name holds it, but does not begin with it
    yield [*found.also, *(_(label) for label in found.labels)]
    yield [name for key in LANGUAGES if key != here for name in (found.names[key], *found.others[key])]
    yield [found.text]
