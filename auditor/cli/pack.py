"""``pack``: packs of facts, which renew the catalogue, law and support without a network."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.options import AsJson
from auditor.cli.output import facts_said, pack_said, print_json, say
from auditor.errors import InputError
from auditor.facts import SUFFIX, facts_in_force, write_pack
from auditor.locale import _
from auditor.phrases.facts import fact_rows, facts_line, renewal_lines, why_not
from auditor.renewal import facts_state, import_pack, looked_at_pack, make_pack, remove_pack

packs = typer.Typer(no_args_is_help=True, rich_markup_mode=None, add_completion=False)
_PackPath = Annotated[Path, typer.Argument(help=_("The pack of facts (.auditpack)."), metavar="PACK")]


@packs.command("make", help=_("Make a pack of the files of facts in a folder."))
def make(
    folder: Annotated[
        Path,
        typer.Argument(
            help=_("Laid out as the program's own: law.toml, support.toml, catalogue/….toml."), metavar="FOLDER"
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help=_("The pack to write."), metavar="OUT.auditpack")],
    sources: Annotated[
        list[str], typer.Option("--source", help=_("Where the facts come from; more than once for several."))
    ],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help=_("As of which day they were gone through; default: today.")),
    ] = None,
) -> None:
    """Make a pack of the files of facts in a folder."""
    if output.suffix.lower() != SUFFIX:
        raise InputError(_("The name of a pack ends in {suffix}.").format(suffix=SUFFIX))
    pack = make_pack(folder, day.date() if day is not None else date.today(), sources)
    write_pack(pack, output)
    say(_("Wrote {path}.").format(path=output))
    say(_("Fingerprint: {fingerprint}").format(fingerprint=pack.fingerprint))


@packs.command("import", help=_("Renew the facts by a pack; they count from the next start."))
def import_(
    pack: _PackPath,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Look at it only; keep nothing."))] = False,
    as_json: AsJson = False,
) -> None:
    """Keep a pack in the user's folder, after all in it was looked at."""
    renewal = looked_at_pack(pack) if dry_run else import_pack(pack)
    if as_json:
        print_json({**pack_said(renewal.pack), "changed": list(renewal.changed), "added": list(renewal.added)})
        return
    for line in renewal_lines(renewal):
        say(line)


@packs.command("show", help=_("As of when the facts are that count."))
def show(as_json: AsJson = False) -> None:
    """As of when the facts are that count, and where they come from."""
    facts, state = facts_in_force(), facts_state()
    if as_json:
        print_json(facts_said(facts) | {"trouble": why_not(facts) or None})
        return
    print(facts_line(facts))
    for row in fact_rows(state):
        print("  " + " · ".join(row))
    if facts.older is not None:
        say(why_not(facts))


@packs.command("remove", help=_("Go back to the facts that come with the program."))
def remove() -> None:
    """Go back to the facts that come with the program."""
    say(_("The pack was removed.") if remove_pack() else _("No pack was imported."))
