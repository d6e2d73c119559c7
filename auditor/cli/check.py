"""``check``: is the file sound, and what is missing in the audit."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.audits import PASSWORD_VARIABLE, open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, say
from auditor.flow import analyse
from auditor.locale import _
from auditor.phrases.flow import warning_sentences
from auditor.phrases.repair import salvage_lines
from auditor.store.repair import repair


def check(
    file: AuditPath,
    repair_to: Annotated[
        Path | None,
        typer.Option("--repair", help=_("Write what can be read of a damaged file to OUT."), metavar="OUT"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the integrity of the file, and list what is missing or contradictory in the audit."""
    if repair_to is not None:
        _repair(file, repair_to, as_json)
        return
    with open_audit(file, read_only=True) as audit:
        problems = audit.check()
        said = list(warning_sentences(audit.audit, analyse(audit.audit).warnings))
        if not audit.audit.processes:
            said.append(_("There is no process yet."))
    if as_json:
        print_json({"sound": not problems, "problems": problems, "warnings": said})
    else:
        for line in problems:
            say(line)
        print(_("The file is damaged.") if problems else _("The file is sound."))
        for line in said:
            print(f"- {line}")
    if problems:
        raise typer.Exit(3)


def _repair(file: Path, target: Path, as_json: bool) -> None:
    salvage = repair(file, target, os.environ.get(PASSWORD_VARIABLE))
    if as_json:
        print_json({"whole": salvage.is_whole, **asdict(salvage)})
        return
    for line in salvage_lines(salvage):
        say(line)
    say(_("Wrote {path}.").format(path=target))
