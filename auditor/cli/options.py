"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.locale import _

AuditPath = Annotated[Path, typer.Argument(help=_("The audit file (.audit)."), metavar="FILE")]
AsJson = Annotated[bool, typer.Option("--json", help=_("Print one JSON object instead of a table."))]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", help=_("Which column of a log is what: case=HEADER, activity=, start=, end=, resource=, …")
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
