"""Whether the facts in force can be relied on: every file is looked at, and everything that they name must be there."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from auditor.assess.catalogue import catalogue, key_of
from auditor.assess.law import legal_points
from auditor.assess.readiness import thresholds
from auditor.assess.registry import barriers
from auditor.assess.support import Status, all_support
from auditor.assess.technology import FIGURES
from auditor.errors import InputError
from auditor.facts import fact_names, fact_toml
from auditor.locale import _
from auditor.renewal.sound_technology import check_figure, check_ground, check_technology
from auditor.renewal.words import (
    Unsound,
    check_all,
    check_dated,
    check_keys,
    check_texts,
    check_types,
    check_values,
    each,
)

_COUNTRY, _REGION = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z0-9]{1,3}")
_KINDS_OF_SUPPLIER = ("robotics", "mechanisation", "software", "ai", "organisation")
_UNREADABLE = (AttributeError, InputError, KeyError, OverflowError, RecursionError, TypeError, ValueError)


def check_facts() -> None:
    """Read all facts in force as strictly as if a stranger had written them.

    Raises:
        InputError: something is missing, unknown or beyond sense; the message names file and place.
    """
    files: dict[str, Callable[[dict[str, Any]], None]] = {
        "barriers.toml": lambda rows: each(rows, _check_barrier),
        "grounds.toml": lambda rows: each(rows, _check_shared_ground),
        "questions.toml": _check_questions,
        "usual.toml": _check_usual,
        "law.toml": lambda rows: each(rows, _check_law),
        "support.toml": _check_support,
    }
    for name, check in files.items():
        _checked(name, check)
    for name in fact_names("catalogue"):
        _checked(name, lambda data, name=name: check_technology(key_of(name), data))  # type: ignore[misc]
    for read in (catalogue, barriers, legal_points, all_support):
        read()


def _checked(name: str, check: Callable[[dict[str, Any]], None]) -> None:
    try:
        data = fact_toml(name)
        check_values(data)
        check(data)
    except Unsound as error:
        raise InputError(_("The facts can't be used: {name}: {reason}.").format(name=name, reason=error)) from None
    except _UNREADABLE as error:
        reason = str(error)[:200] or type(error).__name__
        raise InputError(_("The facts can't be used: {name}: {reason}.").format(name=name, reason=reason)) from None


def _threshold_keys() -> set[str]:
    return {threshold.key for threshold in thresholds()}


def _check_barrier(_key: str, row: Any) -> None:
    check_keys(row, ("threshold", "text"))
    check_texts(row["text"])
    check_all([row["threshold"]], _threshold_keys(), "threshold")


def _check_shared_ground(_key: str, row: Any) -> None:
    check_keys(row, (), ("source", "estimate", "grade", "year", "claimed"))
    check_types(row, {"claimed": (int, float)})
    check_ground(row)


def _check_questions(rows: dict[str, Any]) -> None:
    check_all(rows, _KINDS_OF_SUPPLIER, "questions.toml")
    check_types(rows, dict.fromkeys(rows, list))
    for texts in (texts for found in rows.values() for texts in found):
        check_texts(texts)


def _check_usual(rows: dict[str, Any]) -> None:
    check_all(rows, FIGURES, "usual.toml")
    for name, by_kind in rows.items():
        check_all(by_kind, (*_KINDS_OF_SUPPLIER, "any"), name)
        for row in by_kind.values():
            check_figure(name, row)


def _check_law(_key: str, row: Any) -> None:
    check_keys(row, ("name", "as_of"), ("text", "source", "thresholds", "in"))
    check_texts(row["name"])
    parts = [row] if "text" in row else []
    for country, added in row.get("in", {}).items():
        if not _COUNTRY.fullmatch(country):
            raise Unsound(_("{value} is no country").format(value=country[:20]))
        check_keys(added, ("text", "source"))
        parts.append({**added, "as_of": row["as_of"]})
    if not parts:
        raise Unsound(_("{key} is missing").format(key="text"))
    for part in parts:
        check_texts(part["text"])
        check_dated(part)
    check_all(row.get("thresholds", ()), _threshold_keys(), "thresholds")


def _check_support(data: dict[str, Any]) -> None:
    check_keys(data, ("support",))
    keys = [row["key"] for row in data["support"]]
    if len(set(keys)) < len(keys):
        raise Unsound(_("two instruments have the same key"))
    for row in data["support"]:
        each({row["key"]: row}, _check_instrument)


def _check_instrument(_key: str, row: Any) -> None:
    check_keys(row, ("key", "country", "status", "thresholds", "name", "text", "as_of", "source"), ("regions",))
    check_texts(row["name"])
    check_texts(row["text"])
    check_dated(row)
    check_all([row["status"]], (status.value for status in Status), "status")
    check_all(row["thresholds"], _threshold_keys(), "thresholds")
    if not _COUNTRY.fullmatch(row["country"]) or not all(map(_REGION.fullmatch, row.get("regions", ()))):
        raise Unsound(_("{value} is no country").format(value=str(row["country"])[:20]))
