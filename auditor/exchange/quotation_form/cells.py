"""What a supplier wrote in a cell: an amount, a date, a stretch of time; what it can't be is said with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from auditor.errors import InputError
from auditor.exchange.table import Cell, text_of
from auditor.locale import _, number, quoted, read_date, using
from auditor.model import Quotation
from auditor.model.unit import unit_of
from auditor.model.units import kind_of, parse_if_known
from auditor.phrases.quotation_form import not_an_amount, other_currency

_MOST = 1e12
_SIGNS: Mapping[str, str] = MappingProxyType({"€": "EUR", "$": "USD", "£": "GBP"})
_CODES = frozenset(
    ["EUR", "USD", "GBP", "CHF", "SEK", "DKK", "NOK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "CNY", "JPY"]
)
_CODE = re.compile(r"[€$£]|(?<![^\W\d_])[A-Za-z]{3}(?![^\W\d_])")
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)([ T]00:00(:00)?)?")
_SPAN = re.compile(r"(?P<number>[\d.,  ]+)\s*(?P<unit>[^\W\d_]+)\.?")
_MONTHS_A_WEEK = 12 / (365.25 / 7)
_UNITS: Mapping[str, float] = MappingProxyType(
    dict.fromkeys(("week", "weeks", "weken", "wk", "wkn", "woche", "wochen"), _MONTHS_A_WEEK)
    | dict.fromkeys(("month", "months", "maand", "maanden", "mnd", "monat", "monate", "monaten"), 1.0)
)


def read_amount(cell: Cell, field: str, currency: str, spoken: str) -> float | None:
    """An amount of money.

    Args:
        cell: what stands there.
        field: of a :class:`Quotation`, for its bounds.
        currency: of the audit, ISO 4217.
        spoken: code of the language in which the form is filled in.

    Returns:
        in that currency; None where nothing is said.

    Raises:
        InputError: it is none, below nothing, a range, or in another currency.
    """
    if isinstance(cell, float):
        return _bounded(cell, field, currency)
    text = text_of(cell)
    for mark in _CODE.findall(text):
        code = _SIGNS.get(mark, mark.upper())
        if code in _CODES and code != currency:
            raise InputError(other_currency(text, code, currency))
    try:
        with using(spoken):
            found = parse_if_known(text, kind_of(Quotation, field))
    except InputError:
        raise InputError(not_an_amount(text, currency)) from None
    if found is None:
        return None
    if found.low != found.high:
        raise InputError(_("A quotation names one amount, not a range."))
    return _bounded(found.likely, field, currency)


def read_months(cell: Cell, spoken: str) -> float | None:
    """How long a delivery takes: a number of months, or of weeks or months with their word.

    Args:
        cell: what stands there.
        spoken: code of the language in which the form is filled in.

    Returns:
        months; None where nothing is said.

    Raises:
        InputError: it is none, or below nothing.
    """
    if isinstance(cell, float):
        return _bounded(cell, "delivery_months", "")
    text, times = text_of(cell), 1.0
    found = _SPAN.fullmatch(text)
    if found is not None and found["unit"].casefold() in _UNITS:
        text, times = found["number"].strip(), _UNITS[found["unit"].casefold()]
    try:
        with using(spoken):
            read = parse_if_known(text, kind_of(Quotation, "delivery_months"))
    except InputError:
        read, times = None, 0.0
    if times == 0.0 or (read is not None and read.low != read.high):
        said = _("{text} is not a number of months: such as {example}; words go to the remarks.")
        raise InputError(said.format(text=quoted(text_of(cell)), example=number(2.5, 1)))
    return _bounded(read.likely * times, "delivery_months", "") if read is not None else None


def read_day(cell: Cell, spoken: str) -> str:
    """A date.

    Args:
        cell: what stands there.
        spoken: code of the language in which the form is filled in.

    Returns:
        as an ISO date; empty where nothing is said.

    Raises:
        InputError: it is none.
    """
    text = text_of(cell)
    iso = _ISO_DAY.fullmatch(text)
    if iso is not None:
        text = iso[1]
    with using(spoken):
        found: date | None = read_date(text) if text else None
    if text and found is None:
        raise InputError(_("“{text}” is not a date.").format(text=text))
    return found.isoformat() if found is not None else ""


def _bounded(value: float, field: str, currency: str) -> float:
    if not unit_of(Quotation, field).allows(value):
        raise InputError(_("This can't be less than nothing."))
    if not value <= _MOST:
        raise InputError(not_an_amount(str(value), currency))
    return value
