"""What commands print: one JSON object for programs, plain tables for people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from typing import Any

from auditor.exchange import Draft
from auditor.facts import Facts, Pack
from auditor.locale import _
from auditor.model import Estimate

#: A list for people is cut after so many lines; a program gets them all.
MOST_LINES = 20


def print_json(document: dict[str, Any]) -> None:
    """One JSON object on standard output.

    Args:
        document: keys in English, plain JSON values.
    """
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n")


@contextmanager
def foreign_output_aside() -> Iterator[None]:
    """Standard output is ours alone: what a library in another language prints there goes to standard error.

    The solver prints a line of its own now and then, past Python.
    """
    ours = sys.stdout
    try:
        is_real = ours.fileno() == 1
    except (OSError, ValueError):
        is_real = False
    if not is_real:  # somebody reads what we print within this process
        yield
        return
    ours.flush()
    with os.fdopen(os.dup(1), "w", encoding=ours.encoding, errors=ours.errors) as kept:
        os.dup2(2, 1)  # for good: what the library still holds back is written when the process ends
        sys.stdout = kept
        try:
            yield
        finally:
            sys.stdout = ours


def say(text: str) -> None:
    """A message for people, on standard error.

    Args:
        text: in the language in force.
    """
    print(text, file=sys.stderr)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> None:
    """A table; the text in it is data, never markup. ``right`` lists the columns that align right.

    Args:
        title: above the table.
        columns: their headings.
        rows: one text a column each.
        right: indices of the columns that align right.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    aligned = set(right)
    table = Table(title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD)
    for i, column in enumerate(columns):
        table.add_column(Text(column), justify="right" if i in aligned else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(table)


def likely(estimate: Estimate | None) -> float | None:
    """The likely value, for a program to read.

    Args:
        estimate: None where nothing is known.

    Returns:
        the likely value in the estimate's unit, or None.
    """
    return estimate.likely if estimate is not None else None


def triple(estimate: Estimate) -> dict[str, float]:
    """Low, likely and high, for a program to read.

    Args:
        estimate: the estimate.

    Returns:
        three numbers in the estimate's unit by ``low``, ``likely`` and ``high``.
    """
    return {"low": estimate.low, "likely": estimate.likely, "high": estimate.high}


def print_import_report(draft: Draft) -> None:
    """The report of an import, for people, on standard error.

    Args:
        draft: what was read.
    """
    say(draft.read_in_words)
    for heading, lines in (
        (_("Assumed:"), draft.report.guessed),
        (_("Left out:"), [f"{s.where}: {s.what} – {s.why}" for s in draft.report.skipped]),
        (_("Note:"), draft.report.notes),
    ):
        if lines:
            say(heading)
            for line in lines[:MOST_LINES]:
                say(f"  {line}")
            say_more(lines)


def say_more(lines: Sized) -> None:
    """How many lines were left out of a list that shows no more than ``MOST_LINES``, on standard error.

    Args:
        lines: all of them.
    """
    if len(lines) > MOST_LINES:
        say("  " + _("… and {n} more (all with --json).").format(n=len(lines) - MOST_LINES))


def facts_said(facts: Facts) -> dict[str, Any]:
    """The facts in force, for a program to read.

    Args:
        facts: those in force.

    Returns:
        their date, and the pack they come from; None where they are the program's own.
    """
    return {"date": facts.day.isoformat(), "pack": None if facts.pack is None else pack_said(facts.pack)}


def pack_said(pack: Pack) -> dict[str, Any]:
    """A pack, for a program to read.

    Args:
        pack: the pack.

    Returns:
        its date, checksum and sources.
    """
    return {"date": pack.day.isoformat(), "checksum": pack.checksum, "sources": list(pack.sources)}
