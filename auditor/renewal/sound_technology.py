"""Whether a technology that somebody else described can be relied on in all that is reckoned with it."""

from __future__ import annotations

import re
from typing import Any

from auditor.assess.catalogue import KINDS, own_id, technology_of
from auditor.assess.law import legal_keys
from auditor.assess.registry import barriers
from auditor.assess.tasks import tasks
from auditor.assess.technology import ELEMENTS, FIGURES, Limits, Technology
from auditor.locale import _
from auditor.renewal.words import Unsound, check_all, check_key, check_keys, check_texts, check_types

_NEEDED = (
    "key", "kind", "domains", "tasks", "sectors", "places", "elements", "shared", "relieves", "barriers", "law", "name", "summary", "ask",
    "limits", "question", "ease", "investment", "running_cost_per_year", "saving_share", "lead_time_months", "ramp_up_months",
    "scrap_saving_share", "cycle_saving_share", "resale_share", "split",
)  # fmt: skip
_ALLOWED = ("serves_several", "own_hours", "useful_life_years", "chain", "consumables_saving_share", "required_by_law")
_GROUND = ("ground", "source", "estimate", "grade", "year", "claimed")
_FIGURE_KEYS = ("low", "likely", "high")
_LISTS = (
    "domains",
    "tasks",
    "sectors",
    "places",
    "elements",
    "barriers",
    "law",
    "question",
    "chain",
    "required_by_law",
)
_YEARS = range(1900, 2200)
_DIVISION, _COUNTRY = re.compile(r"\d\d"), re.compile(r"[A-Z]{2}")
#: The most that each figure can be: money in euros, times in months, years or hours, shares of 1.
_MOST = {
    "investment": 1e9,
    "running_cost_per_year": 1e9,
    "saving_share": 0.99,
    "scrap_saving_share": 1.0,
    "cycle_saving_share": 0.99,
    "lead_time_months": 120.0,
    "ramp_up_months": 120.0,
    "resale_share": 1.0,
    "useful_life_years": 60.0,
    "own_hours": 1e6,
    "consumables_saving_share": 1.0,
}
#: Figures that can't be nothing: it is divided by them.
_ABOVE_NOTHING = ("useful_life_years",)


def check_technology(name: str, data: dict[str, Any]) -> None:
    """Refuse a technology that can't be relied on.

    Args:
        name: of its file, without its ending.
        data: the tables of the file, whose texts and numbers have been checked.

    Raises:
        Unsound: something is missing, unknown or beyond sense.
    """
    _check_form(name, data)
    technology = technology_of(data)
    _check_names(technology)
    _check_figures(technology)


def _check_form(name: str, data: dict[str, Any]) -> None:
    check_keys(data, _NEEDED, _ALLOWED)
    check_key(data["key"])
    if data["key"] != name or _is_of_a_firm(name):
        raise Unsound(_("{value} is no key").format(value=data["key"]))
    check_types(data, dict.fromkeys(("shared", "relieves", "serves_several"), bool) | dict.fromkeys(_LISTS, list))
    for key in ("name", "summary", "ask"):
        check_texts(data[key])
    for question in data["question"]:
        check_keys(question, ("key", "text", "fits_if", "chance"), ("load_over_kg",))
        check_key(question["key"])
        check_texts(question["text"])
        check_types(question, {"fits_if": bool, "chance": float, "load_over_kg": (int, float)})
    check_keys(data["limits"], (), Limits.__dataclass_fields__)
    check_types(data["limits"], dict.fromkeys(Limits.__dataclass_fields__, (int, float)))
    check_keys(data["ease"], ("level",), _GROUND)
    for figure in FIGURES:
        if figure in data:
            check_figure(figure, data[figure])


def _is_of_a_firm(key: str) -> bool:
    """Whether the key could be that of a technology which a firm described itself."""
    try:
        return own_id(key) is not None
    except ValueError:
        return True


def check_figure(name: str, row: Any) -> None:
    """Refuse a figure without its range or its ground.

    Args:
        name: of the figure.
        row: its table.

    Raises:
        Unsound: something is missing or beyond sense.
    """
    check_keys(row, _FIGURE_KEYS, _GROUND)
    check_types(row, dict.fromkeys((*_FIGURE_KEYS, "claimed"), (int, float)))
    check_ground(row)
    least = 1e-3 if name in _ABOVE_NOTHING else 0
    if not least <= row["low"] <= row["likely"] <= row["high"] <= _MOST[name]:
        raise Unsound(_("{key} is {value}, which can't be").format(key=name, value=[row[k] for k in _FIGURE_KEYS]))


def check_ground(row: dict[str, Any]) -> None:
    """Refuse a ground that says nothing.

    Args:
        row: a table with ``ground``, ``source`` or ``estimate``.

    Raises:
        Unsound: none of them is there, or one is no text.
    """
    if not row.keys() & {"ground", "source", "estimate"}:
        raise Unsound(_("{key} is missing").format(key="source"))
    check_types(row, {"ground": str, "source": (str, dict), "estimate": dict, "grade": str, "year": int})
    for key in ("source", "estimate"):
        if isinstance(row.get(key), dict):
            check_texts(row[key])
    if row.get("year", _YEARS[0]) not in _YEARS:
        raise Unsound(_("{key} is {value}, which can't be").format(key="year", value=row["year"]))


def _check_names(technology: Technology) -> None:
    check_all([technology.kind], KINDS, "kind")
    check_all(technology.tasks, tasks(), "tasks")
    for station in technology.chain:
        check_all(station, tasks(), "chain")
    check_all(technology.elements, ELEMENTS, "elements")
    check_all(technology.barrier_keys, barriers(), "barriers")
    check_all(technology.law_keys, legal_keys(), "law")
    keys = [question.key for question in technology.fit_questions]
    filled = technology.domains and technology.tasks and technology.places and technology.elements
    if not filled or len(set(keys)) < len(keys):
        raise Unsound(_("it does not say for which work it is, or asks twice the same"))
    if not all(map(_DIVISION.fullmatch, technology.sectors)) or not all(
        map(_COUNTRY.fullmatch, technology.required_in)
    ):
        raise Unsound(_("{what} names {value}, which there is not").format(what="sectors", value=""))


def _check_figures(technology: Technology) -> None:
    for question in technology.fit_questions:
        if not 0 < question.chance < 1:
            raise Unsound(_("{key} is {value}, which can't be").format(key="chance", value=question.chance))
    limits = technology.limits
    for name in Limits.__dataclass_fields__:
        limit = getattr(limits, name)
        if limit is not None and limit < 0:
            raise Unsound(_("{key} is {value}, which can't be").format(key=name, value=limit))
    if not 1 <= technology.ease <= 5:
        raise Unsound(_("{key} is {value}, which can't be").format(key="ease", value=technology.ease))
    if any(share < 0 for share in technology.split.values()) or abs(sum(technology.split.values()) - 1) > 1e-6:
        raise Unsound(_("the parts of the investment do not add up to 100%"))
