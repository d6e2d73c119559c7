"""``check``: is the file sound, and what is missing in the audit."""

from __future__ import annotations

import typer

from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, say
from auditor.flow import analyse
from auditor.locale import _
from auditor.store import AuditFile


def check(file: AuditPath, as_json: AsJson = False) -> None:
    """Check the integrity of the file, and list what is missing or contradictory in the audit."""
    with AuditFile.open(file, read_only=True) as audit:
        problems = audit.check()
        warnings = list(analyse(audit.audit).warnings)
        if not audit.audit.processes:
            warnings.append(_("There is no process yet."))
    if as_json:
        print_json({"sound": not problems, "problems": problems, "warnings": warnings})
    else:
        for line in problems:
            say(line)
        print(_("The file is damaged.") if problems else _("The file is sound."))
        for line in warnings:
            print(f"- {line}")
    if problems:
        raise typer.Exit(3)
