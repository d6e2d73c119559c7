"""The form of what a file of facts holds, whatever it is about: texts in every language, numbers that are some."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from auditor.locale import LANGUAGES, _
from auditor.model.bounds import is_sane

_LONGEST = 5000
_DEEPEST = 6
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")


class Unsound(ValueError):
    """Facts can't be relied on; the message says what is wrong, for people."""


def check_values(value: Any, depth: int = 0) -> None:
    """Refuse what no file of facts holds: texts without end, numbers beyond sense, half-translated texts.

    Args:
        value: a file as TOML gives it.
        depth: of nesting; what is read from a file begins at 0.

    Raises:
        Unsound: something is out of bounds.
    """
    if depth > _DEEPEST:
        raise Unsound(_("it is nested too deeply"))
    if isinstance(value, str):
        if len(value) > _LONGEST:
            raise Unsound(_("a text is too long: {text}").format(text=f"{value[:40]} …"))
    elif isinstance(value, bool):
        return
    elif isinstance(value, int | float):
        if not is_sane(value):
            raise Unsound(_("{value} is no sensible number").format(value=repr(value)[:30]))
    elif isinstance(value, list):
        for part in value:
            check_values(part, depth + 1)
    elif isinstance(value, dict):
        if value.keys() & LANGUAGES.keys():
            check_texts(value)
        for part in value.values():
            check_values(part, depth + 1)
    else:
        raise Unsound(_("{value} is no sensible number").format(value=repr(value)[:30]))


def check_texts(texts: Any) -> None:
    """Refuse a text that is not in every language of the program, and in no other.

    Args:
        texts: by language code.

    Raises:
        Unsound: one is missing or empty.
    """
    if not isinstance(texts, dict) or texts.keys() != LANGUAGES.keys():
        raise Unsound(_("a text is not in all languages: {text}").format(text=repr(texts)[:60]))
    if not all(isinstance(text, str) and (text.strip() or not any(texts.values())) for text in texts.values()):
        raise Unsound(_("a text is empty: {text}").format(text=repr(texts)[:60]))


def check_keys(row: Any, needed: Iterable[str], allowed: Iterable[str] = ()) -> None:
    """Refuse what is missing, and what this program would not understand.

    Args:
        row: a table.
        needed: keys that it must have.
        allowed: keys that it may have besides.

    Raises:
        Unsound: one is missing or unknown.
    """
    needed = set(needed)
    if not isinstance(row, dict):
        raise Unsound(_("{value} is no table").format(value=repr(row)[:40]))
    for key in sorted(needed - row.keys()):
        raise Unsound(_("{key} is missing").format(key=key))
    for key in sorted(row.keys() - needed - set(allowed)):
        raise Unsound(_("this version of the program does not know {key}").format(key=key[:60]))


def check_all(values: Iterable[Any], known: Iterable[Any], what: str) -> None:
    """Refuse a name that leads nowhere.

    Args:
        values: names that are used.
        known: names that there are.
        what: the place in which they stand, for people.

    Raises:
        Unsound: one is not known.
    """
    for value in sorted(set(values) - set(known)):
        raise Unsound(_("{what} names {value}, which there is not").format(what=what, value=str(value)[:60]))


def check_key(key: Any) -> None:
    """Refuse a key that is none.

    Args:
        key: small letters, digits and ``_``.

    Raises:
        Unsound: it is none.
    """
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise Unsound(_("{value} is no key").format(value=repr(key)[:60]))


def check_dated(row: Mapping[str, Any]) -> None:
    """Refuse a fact without its month or its source.

    Args:
        row: with ``as_of`` (YYYY-MM) and ``source``.

    Raises:
        Unsound: one is missing or no such thing.
    """
    if not isinstance(row["as_of"], str) or not _MONTH.fullmatch(row["as_of"]):
        raise Unsound(_("{value} is no month (YYYY-MM)").format(value=repr(row["as_of"])[:40]))
    if not isinstance(row["source"], str) or not row["source"].strip():
        raise Unsound(_("{key} is missing").format(key="source"))


def check_types(row: Mapping[str, Any], kinds: Mapping[str, type | tuple[type, ...]]) -> None:
    """Refuse a value of another kind than is meant.

    Args:
        row: a table.
        kinds: by key; keys that the table lacks are passed over.

    Raises:
        Unsound: a value is of another kind.
    """
    for key, kind in kinds.items():
        if key in row and (not isinstance(row[key], kind) or (isinstance(row[key], bool) and kind is not bool)):
            raise Unsound(_("{key} is {value}, which can't be").format(key=key, value=repr(row[key])[:40]))


def each(rows: Mapping[str, Any], check: Callable[[str, Any], None]) -> None:
    """Check each of several tables, and say in which one something is wrong.

    Args:
        rows: by key.
        check: raises Unsound.

    Raises:
        Unsound: the message begins with the key.
    """
    for key, row in rows.items():
        try:
            check_key(key)
            check(key, row)
        except Unsound as error:
            raise Unsound(f"{key[:60]}: {error}") from None
