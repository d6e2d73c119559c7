"""What is usual in a country: what an hour of work costs, hours worked in a year, the overtime premium.

Used only where a firm states nothing; every figure says what it covers, its year and its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from auditor.model.estimate import Basis, Estimate
from auditor.resources import InLanguage, read_toml

#: Stands for every country without figures of its own.
ELSEWHERE = "EU"


@dataclass(frozen=True)
class UsualFigure:
    """A figure of a country with its ground.

    Attributes:
        estimate: EUR per hour, hours per year, or a share of the rate (0–1); from the catalogue.
        country: ISO 3166 code that it is of, or EU.
        year: what it is about; None where the source names none.
        as_of: month in which it was published or read, YYYY-MM.
        kind: ``statistics``, ``derived`` or ``estimate``.
        notes: what it covers, or how it was reckoned, by language.
        source: as it was read.
    """

    estimate: Estimate
    country: str
    year: int | None
    as_of: str
    kind: str
    notes: dict[str, str]
    source: str

    note = InLanguage("notes")


@dataclass(frozen=True)
class Country:
    """The figures of one country.

    Attributes:
        code: ISO 3166 code, or EU for all others.
        labour_cost: an hour worked, with all charges (EUR per hour).
        industry: the same in manufacturing alone, where it is known.
        productive_hours: that a full-time job works in a year.
        overtime_premium: usual, as a share of the rate; None where none was found.
        earlier_labour_costs: what earlier versions of the program took; audits may still hold it.
        currency: ISO 4217 code of the amounts.
    """

    code: str
    labour_cost: UsualFigure
    industry: UsualFigure | None
    productive_hours: UsualFigure
    overtime_premium: UsualFigure | None
    earlier_labour_costs: tuple[UsualFigure, ...]
    currency: str


def country_and_region(country: str) -> tuple[str, str]:
    """The two parts of what a firm states as its country.

    Args:
        country: ISO 3166 code of a country (NL), or of a part of one (DE-NI); capitals do not matter.

    Returns:
        code of the country and of its part; that of the part is empty where none is stated.
    """
    code, _dash, region = country.strip().upper().partition("-")
    return code, region


def country_of(country: str) -> Country:
    """The figures that hold for a firm.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        those of its country; of the EU where there are none.
    """
    known = _countries()
    return known.get(country_and_region(country)[0], known[ELSEWHERE])


def default_rate(country: str) -> Estimate:
    """What an hour of work costs where a firm states nothing.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        EUR per hour.
    """
    return country_of(country).labour_cost.estimate


def default_productive_hours(country: str) -> Estimate:
    """Hours that a full-time job works in a year where a firm states nothing.

    Args:
        country: what the firm states, such as NL or DE-NI.

    Returns:
        hours per year.
    """
    return country_of(country).productive_hours.estimate


def known_labour_cost(rate: Estimate) -> UsualFigure | None:
    """The figure that a stored rate was taken from, of whatever country or version of the program.

    Args:
        rate: EUR per hour.

    Returns:
        the figure; None where the rate is nobody's default.
    """
    figures = (f for c in _countries().values() for f in (c.labour_cost, *c.earlier_labour_costs))
    return next((figure for figure in figures if figure.estimate == rate), None)


def known_productive_hours(hours: Estimate) -> UsualFigure | None:
    """The figure that stored hours were taken from, of whatever country.

    Args:
        hours: per full-time job and year.

    Returns:
        the figure; None where the hours are nobody's default.
    """
    figures = (c.productive_hours for c in _countries().values())
    return next((figure for figure in figures if figure.estimate == hours), None)


@cache
def _countries() -> dict[str, Country]:
    return {code: _country(code, row) for code, row in read_toml("countries.toml").items()}


def _country(code: str, row: dict[str, Any]) -> Country:
    def figure(key: str) -> UsualFigure | None:
        return _figure(code, row[key]) if key in row else None

    return Country(
        code,
        _figure(code, row["labour_cost"]),
        figure("industry"),
        _figure(code, row["productive_hours"]),
        figure("overtime_premium"),
        tuple(_figure(code, earlier) for earlier in row.get("earlier_labour_cost", ())),
        row["currency"],
    )


def _figure(code: str, row: dict[str, Any]) -> UsualFigure:
    return UsualFigure(
        Estimate.point(float(row["value"]), Basis.CATALOGUE),
        code,
        row.get("year"),
        row["as_of"],
        row.get("kind", "statistics"),
        row["covers"] if "covers" in row else row["how"],
        row["source"],
    )
