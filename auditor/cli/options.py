"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.exchange import SourceOptions
from auditor.exchange.choices import DATE_ORDERS, DECIMALS, DURATION_UNITS, HEADERS, SCALES, Choices
from auditor.exchange.eventlog.meanings import LEFT_OUT, MEANINGS
from auditor.exchange.headers import FIELDS
from auditor.exchange.routing import ROUTING_FIELDS
from auditor.exchange.sheets import KINDS
from auditor.locale import _

AuditPath = Annotated[Path, typer.Argument(help=_("The audit file (.audit)."), metavar="FILE")]
AsJson = Annotated[bool, typer.Option("--json", help=_("Print one JSON object instead of a table."))]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        help=_(
            "Which column of a log is what: HEADER=case, =activity, =start, =end, =resource, =role, =duration, =type, =none and"
            " so on, or case=HEADER; may be repeated."
        ),
    ),
]
Sheet = Annotated[str, typer.Option("--sheet", help=_("Name or number of the sheet to read."))]
ReadAs = Annotated[
    str, typer.Option("--as", help=_("What the table is: {kinds}.").format(kinds=", ".join(KINDS)), metavar="KIND")
]
DateOrders = Annotated[
    str,
    typer.Option("--date-order", help=_("What comes first in dates such as 03/04/2024: dmy or mdy."), metavar="ORDER"),
]
Decimal = Annotated[str, typer.Option("--decimal", help=_("Decimal mark: , or ."), metavar="MARK")]
TimeZone = Annotated[
    str, typer.Option("--time-zone", help=_("Clock to show times on: Europe/Amsterdam, +01:00."), metavar="ZONE")
]
DurationUnit = Annotated[
    str,
    typer.Option("--duration-unit", help=_("Unit of bare durations: second, minute, hour or day."), metavar="UNIT"),
]
Scale = Annotated[
    str,
    typer.Option(
        "--scale",
        help=_("year: scale what a log counted to a year, however short it is; none: never."),
        metavar="SCALE",
    ),
]
FirstRow = Annotated[
    str,
    typer.Option(
        "--first-row",
        help=_("names: the first row of a table holds the names of the columns; data: it is data already."),
        metavar="WHAT",
    ),
]
MinShare = Annotated[
    float | None,
    typer.Option(
        "--min-share",
        min=0.0,
        max=1.0,
        help=_("Least share (0–1) of a flow of a log; default: as readable as possible."),
    ),
]

Names = Annotated[
    bool | None,
    typer.Option(
        "--names/--pseudonyms",
        help=_("Keep people's names, or put numbers in their place. Default: kept from JSON, not from tables."),
        show_default=False,
    ),
]

ObjectType = Annotated[
    str,
    typer.Option(
        "--object-type",
        help=_("Which kind of object of an OCEL log is the case; default: the one in most events."),
        metavar="TYPE",
        show_default=False,
    ),
]


def pairs(words: list[str] | None) -> dict[str, str]:
    """``KEY=VALUE`` words as a dictionary.

    Args:
        words: as they were typed; None: none were.

    Returns:
        value by key.

    Raises:
        typer.BadParameter: a word without ``=``.
    """
    result: dict[str, str] = {}
    for word in words or []:
        key, separator, value = word.partition("=")
        if not separator or not key or not value:
            raise typer.BadParameter(_("“{word}” is not of the form NAME=VALUE.").format(word=word))
        result[key.strip()] = value.strip()
    return result


def columns_said(words: list[str] | None) -> dict[str, str]:
    """What ``--column`` says, in either order: HEADER=MEANING or MEANING=HEADER.

    Args:
        words: as they were typed; None: none were.

    Returns:
        header by meaning; of columns to leave out all headers, a line each.

    Raises:
        typer.BadParameter: a word without ``=``.
    """
    said: dict[str, str] = {}
    for word in words or []:
        ((key, value),) = pairs([word]).items()
        known = (*MEANINGS, *FIELDS, *ROUTING_FIELDS, LEFT_OUT)
        meaning, header = (value, key) if value in known and key not in known else (key, value)
        said[meaning] = f"{said[meaning]}\n{header}" if meaning == LEFT_OUT and meaning in said else header
    return said


def choices_said(
    date_order: str, decimal: str, time_zone: str, duration_unit: str, scale: str, first_row: str
) -> Choices:
    """How cells are to be read.

    Args:
        date_order: as typed; empty: not said.
        decimal: as typed.
        time_zone: as typed.
        duration_unit: as typed.
        scale: as typed.
        first_row: as typed.

    Returns:
        the choices.

    Raises:
        typer.BadParameter: a word that none of them is.
    """
    for option, value, known in (
        ("--date-order", date_order, DATE_ORDERS),
        ("--decimal", decimal, DECIMALS),
        ("--duration-unit", duration_unit, DURATION_UNITS),
        ("--scale", scale, SCALES),
        ("--first-row", first_row, HEADERS),
    ):
        one_of(option, value, known)
    return Choices(date_order, decimal, time_zone, duration_unit, scale, first_row)


def source_options(
    *,
    process: str = "",
    column: list[str] | None,
    sheet: str,
    read_as: str,
    choices: Choices,
    min_share: float | None = None,
    names: bool | None = None,
    object_type: str,
) -> SourceOptions:
    """What is said of a file that is read.

    Args:
        process: name of the process.
        column: as typed.
        sheet: as typed.
        read_as: as typed.
        choices: how cells are to be read.
        min_share: least share of a flow in a log; None: not said.
        names: whether people's names are kept; None: not said.
        object_type: as typed.

    Returns:
        the options.

    Raises:
        typer.BadParameter: a word that is none of those known.
    """
    kind = one_of("--as", read_as, KINDS)
    return SourceOptions(process, columns_said(column), min_share, names, kind, sheet, choices, object_type=object_type)


def one_of(option: str, value: str, known: tuple[str, ...]) -> str:
    """A word that must be one of a few.

    Args:
        option: what it is of.
        value: as typed; empty: not said.
        known: the words.

    Returns:
        the word.

    Raises:
        typer.BadParameter: it is another one.
    """
    if value and value not in known:
        raise typer.BadParameter(_("{option} is one of: {words}.").format(option=option, words=" ".join(known)))
    return value
