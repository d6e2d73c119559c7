"""The Typer application: its commands, its exit codes, its messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import typer

from auditor.cli import (
    analyse,
    backups,
    check,
    compare_log,
    demo,
    export,
    history,
    import_,
    new,
    pack,
    password,
    plan,
    quotations,
    rank,
    region,
    report,
    simulate,
)
from auditor.cli.output import foreign_output_aside, say
from auditor.errors import AuditFileError, AuditorError
from auditor.facts import facts_in_force
from auditor.locale import _
from auditor.renewal import settle

app = typer.Typer(
    name="automation-auditor",
    help=_(
        "Map the work of a small manufacturer, measure it, and rank what to automate. Without a command the window opens."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("new", help=_("Make a new audit, never over an existing file."))(new.new)
app.command(
    "import",
    help=_("Add what SOURCE holds to the audit, all or nothing, and report what was read, guessed and skipped."),
)(import_.import_)
app.command(
    "compare-log",
    help=_("Hold a log against a map: what it lacks, what never happens, where times, shares and demand disagree."),
)(compare_log.compare_log)
app.command(
    "check", help=_("Check the integrity of the file, and list what is missing or contradictory in the audit.")
)(check.check)
app.command("analyse", help=_("Hours, FTE, cost, takt, bottleneck and lead time of every process."))(analyse.analyse)
app.command("rank", help=_("Rank what to automate."))(rank.rank)
app.command("plan", help=_("Choose what to carry out within a budget, and when."))(plan.plan)
app.command("quotations", help=_("What suppliers asked for each project, side by side."))(quotations.quotations)
app.command("simulate", help=_("Play the floor in thought: lead times, queues and people, with their intervals."))(
    simulate.simulate
)
app.command("report", help=_("Write the audit report as a PDF."))(report.report)
app.command("export", help=_("Write the audit in the format that the name of OUT ends in."))(export.export)
app.command("history", help=_("The edits of the audit, newest first."))(history.history)
app.command("undo", help=_("Take back the newest edit."))(history.undo)
app.command("redo", help=_("Do the edit that was undone last once more."))(history.redo)
app.command("backups", help=_("The backups of an audit; one of them as a file again."))(backups.backups)
app.command("password", help=_("Set, change or remove the password of an audit."))(password.password)
app.add_typer(pack.packs, name="pack", help=_("Packs of facts: catalogue, law and support, renewed from a file."))
app.add_typer(region.app, name="region")
app.command("demo", help=_("Rank the sample audit and write its report."))(demo.demo)


def run_command(words: Sequence[str]) -> int:
    """Run one command line; a person sees a message, never a traceback, for what a person can mend.

    Args:
        words: of the command line, without the program's name.

    Returns:
        the exit code.
    """
    settle()
    if facts_in_force().trouble:
        say(facts_in_force().trouble)
    try:
        with foreign_output_aside():
            app(list(words))
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except BrokenPipeError:  # whoever reads has read enough, such as head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except AuditFileError as error:
        print(error, file=sys.stderr)
        return 3
    except AuditorError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
