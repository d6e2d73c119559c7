"""What the manual leaves for the program to fill in: figures, and rows of tables, in the language in force."""

from __future__ import annotations

from auditor.assess import catalogue, tasks
from auditor.assess.self_check import Screen
from auditor.decide.asking.worth import MOST_ASKED
from auditor.decide.doubt.assumptions import AssumedOfAll, usual_assumptions
from auditor.decide.order.ranking import DEFAULT_DRAWS
from auditor.decide.programme.search import MOST_SETS
from auditor.exchange.template import sample_names
from auditor.locale import _, country_name, money, number, percent
from auditor.model.country import ELSEWHERE, UsualFigure, country_of
from auditor.terms import grade_label
from ui.key_sheet import everywhere, on_the_map

_COUNTRIES = ("NL", "DE", "BE", "AT", ELSEWHERE)


def manual_values() -> dict[str, str]:
    """By the name that stands in the manual."""
    return {
        "assumptions": "\n".join(_assumption(assumed) for assumed in usual_assumptions().values()),
        "countries": "\n".join(_country(code) for code in _COUNTRIES),
        "draws": number(DEFAULT_DRAWS),
        "keys_everywhere": _keys(everywhere()),
        "keys_on_the_map": _keys(on_the_map()),
        "more_questions": number(MOST_ASKED),
        "questions": number(len(Screen)),
        "samples": number(len(sample_names())),
        "sets": number(MOST_SETS),
        "tasks": number(len(tasks())),
        "technologies": number(len(catalogue())),
    }


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _keys(lines: list[tuple[str, str]]) -> str:
    return "\n".join(_row(_as_code(keys), meaning) for keys, meaning in lines)


def _as_code(keys: str) -> str:
    return " … ".join(", ".join(f"`{key}`" for key in part.split(", ")) for part in keys.split(" … "))


def _assumption(assumed: AssumedOfAll) -> str:
    year = f", {assumed.ground.year}" if assumed.ground.year else ""
    grade = f"{grade_label(assumed.ground.grade.value)}{year}"
    value = assumed.value
    spread = " – ".join(percent(share) for share in (value.low, value.likely, value.high))
    return _row(assumed.name, spread if value.high else _("nothing, until you state it"), grade)


def _country(code: str) -> str:
    found = country_of(code)
    rate = money(found.labour_cost.estimate.likely, found.currency, 2)
    hours = number(found.productive_hours.estimate.likely)
    place = _("elsewhere") if code == ELSEWHERE else country_name(code)
    return _row(place, f"{rate} ({_origin(found.labour_cost)})", f"{hours} ({_origin(found.productive_hours)})")


def _origin(figure: UsualFigure) -> str:
    """Its year, and how it is known where it is not read from statistics."""
    known = {"derived": _("reckoned by us"), "estimate": _("our estimate")}.get(figure.kind, "")
    return ", ".join(str(part) for part in (figure.year, known) if part)
