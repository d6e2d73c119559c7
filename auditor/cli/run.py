"""The Typer application: its commands, its exit codes, its messages."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from auditor.cli import analyse, check, demo, export, history, import_, new, rank, report
from auditor.errors import AuditFileError, AuditorError

app = typer.Typer(
    name="automation-auditor",
    help="Map the work of a small manufacturer, measure it, and rank what to automate. Without a command the window opens.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("new")(new.new)
app.command("import")(import_.import_)
app.command("check")(check.check)
app.command("analyse")(analyse.analyse)
app.command("rank")(rank.rank)
app.command("report")(report.report)
app.command("export")(export.export)
app.command("history")(history.history)
app.command("undo")(history.undo)
app.command("redo")(history.redo)
app.command("demo")(demo.demo)


def run_command(words: Sequence[str]) -> int:
    """Run one command line; a person sees a message, never a traceback, for what a person can mend."""
    try:
        app(list(words))
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except AuditFileError as error:
        print(error, file=sys.stderr)
        return 3
    except AuditorError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
