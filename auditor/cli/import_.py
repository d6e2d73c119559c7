"""``import``: add what a file holds, as one edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import (
    AsJson,
    AuditPath,
    Columns,
    DateOrders,
    Decimal,
    DurationUnit,
    FirstRow,
    MinShare,
    Names,
    ObjectType,
    ReadAs,
    Scale,
    Sheet,
    TimeZone,
    choices_said,
    source_options,
)
from auditor.cli.output import print_import_report, print_json, say
from auditor.exchange import read_source, store
from auditor.locale import _


def import_(
    file: AuditPath,
    source: Annotated[
        Path,
        typer.Argument(
            help=_(
                "Step list, routing or event log (CSV, XLSX, ODS, packed CSV, XES, OCEL), BPMN, drawing (draw.io, Visio) or JSON."
            ),
            metavar="SOURCE",
        ),
    ],
    process: Annotated[str, typer.Option(help=_("Name of the process that is added."))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only report what would be read."))] = False,
    column: Columns = None,
    sheet: Sheet = "",
    read_as: ReadAs = "",
    date_order: DateOrders = "",
    decimal: Decimal = "",
    time_zone: TimeZone = "",
    duration_unit: DurationUnit = "",
    scale: Scale = "",
    first_row: FirstRow = "",
    min_share: MinShare = None,
    names: Names = None,
    object_type: ObjectType = "",
    as_json: AsJson = False,
) -> None:
    """Add what SOURCE holds to the audit, all or nothing, and report what was read, guessed and skipped."""
    options = source_options(
        process=process, column=column, sheet=sheet, read_as=read_as,
        choices=choices_said(date_order, decimal, time_zone, duration_unit, scale, first_row),
        min_share=min_share, names=names, object_type=object_type,
    )  # fmt: skip
    with open_audit(file, read_only=dry_run) as audit:
        draft = read_source(source, options)
        if not dry_run:
            store(audit, draft, _("Import {name}").format(name=source.name))
    if as_json:
        print_json(draft.as_json())
    else:
        print_import_report(draft)
        if dry_run:
            say(_("Nothing was stored."))
