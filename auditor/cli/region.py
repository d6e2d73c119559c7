"""``region``: what leaves a firm, what a programme collects of many, and where a firm stands among them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AsJson, AuditPath
from auditor.cli.output import print_json, print_table, say
from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import SizeClass

app = typer.Typer(
    help=_("Share figures of an audit with a programme; compare many audits without exposing a firm."),
    no_args_is_help=True,
    rich_markup_mode=None,
)
Output = Annotated[Path | None, typer.Option("-o", "--output", help=_("The file to write."), metavar="OUT")]


class EngineName(StrEnum):
    """What runs the queries."""

    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    SPARK = "spark"


@app.command("extract", help=_("Show what would leave the firm; with -o write it, for the owner to hand over."))
def extract(
    file: AuditPath,
    output: Output = None,
    size: Annotated[
        SizeClass | None, typer.Option(help=_("People in the firm; asked once, then the audit knows."))
    ] = None,
    region: Annotated[str, typer.Option(help=_("Large region (NUTS 1), such as NL2; asked once."))] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help=_("Write a file that takes earlier extracts back."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show or write the extract of an audit."""
    from auditor.edit import perform
    from auditor.edit.sharing import set_place
    from auditor.region.extract.shown import shown_tables
    from auditor.region.sharing import prepare, share, withdraw_shared

    with open_audit(file, read_only=output is None and size is None and not region) as opened:
        if withdraw:
            if output is None:
                raise InputError(_("Say with -o where the withdrawal is to be written."))
            withdraw_shared(opened, output)
            say(_("Wrote {path}. Hand it to the programme.").format(path=output))
            return
        if size is not None or region:
            said = opened.audit.sharing
            perform(opened, set_place, size or said.size_class, region.upper() or said.region)
        ready = prepare(opened.audit, date.today().year)
        if output is not None:
            share(opened, ready, output)
    if as_json:
        print_json(ready.extract.document())
    else:
        for table in shown_tables(ready.extract):
            print_table(table.title, table.heads, [[cell.text for cell in row] for row in table.rows])
    say(_("Wrote {path}.").format(path=output) if output is not None else _("Nothing was written; -o OUT writes it."))


@app.command("collect", help=_("Check the extracts of a folder and put them together."))
def collect(
    folder: Annotated[Path, typer.Argument(help=_("Where the extracts are."), metavar="FOLDER")],
    output: Annotated[Path, typer.Option("-o", "--output", help=_("Folder of the collection."), metavar="DATA")],
    as_json: AsJson = False,
) -> None:
    """Read all extracts of a folder into a collection."""
    from auditor.region.collection import collect as collect_into

    made = collect_into(folder, output)
    kinds = {"refused": made.refused, "repeated": made.repeated, "older": made.older, "withdrawn": made.withdrawn}
    if as_json:
        rows = {key: [{"file": t.name, "reason": t.reason} for t in told] for key, told in kinds.items()}
        print_json({"firms": made.firms, "ignored": made.ignored, **rows})
        return
    labels = {"refused": _("Refused:"), "repeated": _("Twice:"), "older": _("Older:"), "withdrawn": _("Withdrawn:")}
    for key, told in kinds.items():
        if told:
            say(labels[key])
            for one in told[:50]:
                say(f"  {one.text}")
    say(_("{n} firms are in {path}.").format(n=number(made.firms), path=output))


@app.command("pack", help=_("Make the benchmark pack of a collection, and note it in the ledger."))
def pack(
    data: Annotated[Path, typer.Argument(help=_("Folder of the collection."), metavar="DATA")],
    ledger: Annotated[Path, typer.Option(help=_("Folder of the programme's earlier packs; keep it."))],
    programme: Annotated[str, typer.Option(help=_("Name of the programme."))],
    output: Output = None,
    year: Annotated[
        int | None, typer.Option(min=2000, max=2200, help=_("Year of the pack; default: this year."))
    ] = None,
    engine: Annotated[
        EngineName | None, typer.Option(help=_("What runs the queries; default: the fastest there is."))
    ] = None,
    least: Annotated[int, typer.Option(min=10, max=1000, help=_("Firms in a cell, at least."))] = 10,
    p_percent: Annotated[
        int, typer.Option("--p", min=10, max=100, help=_("Strictness of the p % rule; do not publish it."))
    ] = 10,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say what would be in it, and what not and why."))
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make the benchmark pack."""
    from auditor.region.disclosure import Strictness
    from auditor.region.pack.make import make_pack, preview
    from auditor.region.words import pack_sentence, reason_text

    if output is None and not dry_run:
        raise InputError(_("Say with -o where the pack is to be written, or --dry-run."))
    strictness, name = Strictness(p_percent, least), engine.value if engine is not None else ""
    year = year or date.today().year
    if dry_run or output is None:
        made = preview(data, ledger, programme, year, engine=name, strictness=strictness)
    else:
        made = make_pack(data, ledger, programme, year, output, engine=name, strictness=strictness)
    reasons = Counter(made.disclosed.reasons.values())
    if as_json:
        print_json(
            {
                "written": str(output) if output is not None and not dry_run else None,
                "programme": made.pack.programme,
                "year": made.pack.year,
                "firms": made.pack.firms,
                "cells": len(made.pack.cells),
                "sha256": made.pack.print,
                "kept_back": {reason.value: n for reason, n in sorted(reasons.items())},
            }
        )
        return
    say(pack_sentence(made.pack))
    rows = [[_("shown"), number(len(made.pack.cells))]]
    rows += [[reason_text(reason), number(n)] for reason, n in sorted(reasons.items())]
    print_table(_("Cells"), ["", _("Number")], rows, right=(1,))


@app.command("compare", help=_("The tables of a region from its pack; of an audit, where the firm stands."))
def compare(
    what: Annotated[Path, typer.Argument(help=_("A benchmark pack, or an audit."), metavar="FILE")],
    against: Annotated[
        Path | None, typer.Option("--pack", help=_("Pack to hold the audit against; default: the one imported."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help=_("Write the tables of the region as OUT.pdf or OUT.xlsx."))
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare firms."""
    if what.suffix.lower() == ".audit":
        _compare_audit(what, against, as_json)
    else:
        _show_region(what, output, as_json)


def _show_region(path: Path, output: Path | None, as_json: bool) -> None:
    from auditor.region.export import write_region
    from auditor.region.overview import nothing_yet, sections
    from auditor.region.pack import read_pack
    from auditor.region.words import pack_sentence

    found = read_pack(path)
    tables = sections(found)
    if output is not None:
        write_region(found, output)
    if as_json:
        print_json(
            {
                "programme": found.programme,
                "year": found.year,
                "firms": found.firms,
                "sections": [{"key": t.key, "heads": t.heads, "rows": t.rows} for t in tables],
                "cells": [_cell_json(cell) for cell in found.cells],
            }
        )
        return
    say(pack_sentence(found))
    for table in tables:
        print_table(table.title, table.heads, table.rows, table.right)
    if not tables:
        say(nothing_yet())


def _compare_audit(file: Path, against: Path | None, as_json: bool) -> None:
    from auditor.decide import rank
    from auditor.flow import analyse
    from auditor.region.pack import read_pack
    from auditor.region.pack.kept import kept_pack
    from auditor.region.standing import carried_out, standings
    from auditor.region.standing.place import cells_like
    from auditor.region.words import (
        band_text,
        firms_text,
        item_label,
        measure_label,
        pack_sentence,
        told_row,
        value_text,
    )

    pack = read_pack(against) if against is not None else kept_pack()
    if pack is None:
        raise InputError(_("No benchmark pack was imported; name one with --pack."))
    with open_audit(file, read_only=True) as opened:
        audit = opened.audit
    analysis = analyse(audit)
    found = standings(audit, analysis, rank(audit, analysis=analysis), pack)
    told = carried_out(pack, cells_like(audit))
    if as_json:
        print_json(
            {
                "programme": pack.programme,
                "year": pack.year,
                "standings": [
                    {
                        "measure": s.measure,
                        "item": s.item,
                        "own": s.own,
                        "band": s.band.value,
                        "firms_like": _cell_json(s.cell),
                    }
                    for s in found
                ],
                "carried_out": [
                    _cell_json(t.told)
                    | {
                        key: _cell_json(cell) if cell is not None else None
                        for key, cell in (
                            ("real_investment", t.real_investment),
                            ("real_hours", t.real_hours),
                            ("payback", t.payback),
                        )
                    }
                    for t in told
                ],
            }
        )
        return
    say(pack_sentence(pack))
    rows = [
        [
            measure_label(s.measure),
            item_label(s.measure, s.item),
            value_text(s.measure, s.own),
            value_text(s.measure, s.cell.at(50)),
            band_text(s.band),
            firms_text(s.cell),
        ]
        for s in found
    ]
    heads = [_("Figure"), _("Of"), _("Here"), _("Middle firm"), _("Here is in the"), _("Whose figures")]
    print_table(_("Where we stand"), heads, rows, right=(2, 3))
    if told:
        heads = ["", _("Told"), _("Carried out"), _("Investment ÷ plan"), _("Hours ÷ plan"), _("Whose figures")]
        print_table(_("What firms like this carried out"), heads, [told_row(t) for t in told], right=(1, 2, 3, 4))


def _cell_json(cell: Any) -> dict[str, Any]:
    return {
        "measure": cell.measure,
        "item": cell.item,
        "cell": cell.cell,
        "firms": cell.firms,
        "yes": cell.yes,
        "quantiles": {f"p{q}": value for q, value in cell.quantiles},
    }
