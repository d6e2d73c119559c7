"""``history``, ``undo``, ``redo``: the edits, back and forth."""

from __future__ import annotations

from dataclasses import asdict

from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, print_table, say
from auditor.locale import _


def history(file: AuditPath, as_json: AsJson = False) -> None:
    """The edits of the audit, newest first."""
    with open_audit(file, read_only=True) as opened:
        lines = opened.history()
    if as_json:
        print_json({"history": [asdict(line) for line in lines]})
        return
    rows = [
        [str(line.id), line.at[:19].replace("T", " "), line.label, _("undone") if line.undone else ""] for line in lines
    ]
    print_table(_("History"), ["", _("When (UTC)"), _("Edit"), ""], rows, right=(0,))


def undo(file: AuditPath, as_json: AsJson = False) -> None:
    """Take back the newest edit."""
    with open_audit(file) as opened:
        label = opened.undo()
    if as_json:
        print_json({"undone": label})
    else:
        say(_("Undone: {label}").format(label=label) if label else _("There is nothing to undo."))


def redo(file: AuditPath, as_json: AsJson = False) -> None:
    """Do the edit that was undone last once more."""
    with open_audit(file) as opened:
        label = opened.redo()
    if as_json:
        print_json({"redone": label})
    else:
        say(_("Redone: {label}").format(label=label) if label else _("There is nothing to redo."))
