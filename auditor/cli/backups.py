"""``backups``: the copies that the program keeps of an audit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, print_table, say
from auditor.errors import InputError
from auditor.locale import _, number
from auditor.store.backup import take_out
from auditor.store.backup_folder import backups_of


def backups(
    file: AuditPath,
    take: Annotated[
        int | None, typer.Option("--take", min=1, help=_("Write the backup with this number to OUT."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("The audit file to write."), metavar="OUT")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The backups of an audit, newest first; one of them as a file again."""
    found = backups_of(file)
    if take is not None:
        if output is None:
            raise typer.BadParameter(_("--take needs -o OUT."))
        if take > len(found):
            raise InputError(_("There is no backup with the number {n}.").format(n=take))
        take_out(found[take - 1], output)
        say(_("Wrote {path}.").format(path=output))
        return
    if as_json:
        rows = [{"path": str(b.path), "at": b.at.isoformat(), "revision": b.revision} for b in found]
        print_json({"backups": rows})
        return
    rows_shown = [
        [str(i), f"{b.at:%Y-%m-%d %H:%M}", str(b.revision), number(b.size / 1024)] for i, b in enumerate(found, 1)
    ]
    print_table(_("Backups"), ["", _("When (UTC)"), _("Revision"), _("kB")], rows_shown, right=(0, 2, 3))
