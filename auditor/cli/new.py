"""``new``: make an audit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

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
    pairs,
    source_options,
)
from auditor.cli.output import print_import_report, print_json, say
from auditor.edit import perform
from auditor.edit.working_time import set_country
from auditor.errors import QuantityError
from auditor.exchange import Draft, read_source, store
from auditor.exchange.template import read_sample, read_template, sample_names
from auditor.flow.volume.working_days import countries, regions
from auditor.locale import _, system_country
from auditor.model import Basis, Calendar, Estimate, Family, Firm, Process, Role
from auditor.model.country import country_and_region
from auditor.model.units import kind_of, parse_as
from auditor.store import AuditFile, Edit


def new(
    file: AuditPath,
    source: Annotated[
        Path | None, typer.Option("--from", help=_("Step list, event log, BPMN, drawing or JSON to start from."))
    ] = None,
    template: Annotated[str, typer.Option(help=_("Start from a template."))] = "",
    sample: Annotated[
        str,
        typer.Option(help=_("Start from a sample: {names}.").format(names=", ".join(sample_names())), metavar="NAME"),
    ] = "",
    firm: Annotated[str, typer.Option(help=_("Name of the firm."))] = "",
    country: Annotated[
        str,
        typer.Option(
            help=_("Country of the firm, such as NL, or with its state: DE-NI. Default: where this computer is."),
            show_default=False,
        ),
    ] = "",
    demand: Annotated[float | None, typer.Option(min=0, help=_("Finished units per year."))] = None,
    days: Annotated[float | None, typer.Option(min=0, max=366, help=_("Working days per year."))] = None,
    shifts: Annotated[float | None, typer.Option(min=0, max=24, help=_("Shifts per day."))] = None,
    shift_hours: Annotated[float | None, typer.Option(min=0.01, max=24, help=_("Hours per shift."))] = None,
    breaks: Annotated[float | None, typer.Option(min=0, help=_("Minutes of break per shift."))] = None,
    rate: Annotated[float | None, typer.Option(min=0, help=_("Loaded labour rate per hour, for all roles."))] = None,
    role: Annotated[list[str] | None, typer.Option(help=_("A role with its rate: NAME=RATE; may be repeated."))] = None,
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
    """Make a new audit, never over an existing file."""
    draft: Draft | None = None
    if (source is not None) + bool(template) + bool(sample) > 1:
        raise typer.BadParameter(_("--from, --template and --sample exclude each other."))
    place = _country(country)
    roles = {name: _rate(text) for name, text in pairs(role).items()}
    if source is not None:
        options = source_options(
            column=column, sheet=sheet, read_as=read_as,
            choices=choices_said(date_order, decimal, time_zone, duration_unit, scale, first_row),
            min_share=min_share, names=names, object_type=object_type,
        )  # fmt: skip
        draft = read_source(source, options)
    elif template:
        draft = read_template(template)
    elif sample:
        draft = read_sample(sample)
    with AuditFile.create(file) as audit:
        try:
            if draft is not None:
                store(audit, draft, _("Import {name}").format(name=source.name if source else template or sample))
            states_firm = not template and draft is not None and any(isinstance(e, Firm) for e in draft.entities)
            if country or not states_firm:
                perform(audit, set_country, place, date.today().year)
            calendar = _calendar_changes(days, shifts, shift_hours, breaks)
            with audit.edit(_("Set up the audit")) as edit:
                _set_up(edit, firm, demand, calendar, rate, roles, keep_date=bool(draft and draft.keeps_ids))
        except BaseException:
            audit.close()
            file.unlink(missing_ok=True)
            raise
    if as_json:
        print_json(
            {
                "file": str(file),
                **(draft.as_json() if draft else {"read": {}, "guessed": [], "skipped": [], "warnings": []}),
            }
        )
        return
    if draft is not None:
        print_import_report(draft)
    say(_("Made {path}.").format(path=file))


def _country(typed: str) -> str:
    """The code of a country or of a part of one; of where this computer is for none."""
    code = typed.strip().upper() or system_country()
    part_of = country_and_region(code)[0]
    parts = {part_of, *(part for part, _name in regions(part_of))}
    if part_of not in dict(countries()) or code not in parts:
        raise typer.BadParameter(_("No country is called “{code}”; write such as NL, BE or DE-NI.").format(code=typed))
    return code


def _rate(text: str) -> Estimate:
    try:
        return parse_as(text, kind_of(Role, "rate_per_hour"))
    except QuantityError as error:
        raise typer.BadParameter(str(error)) from error


def _calendar_changes(
    days: float | None, shifts: float | None, shift_hours: float | None, breaks: float | None
) -> dict[str, float]:
    given = {
        "working_days_per_year": days,
        "shifts_per_day": shifts,
        "shift_length_s": shift_hours * 3600 if shift_hours is not None else None,
        "break_s": breaks * 60 if breaks is not None else None,
    }
    return {key: value for key, value in given.items() if value is not None}


def _set_up(
    edit: Edit,
    firm: str,
    demand: float | None,
    calendar: dict[str, Any],
    rate: float | None,
    roles: dict[str, Estimate],
    keep_date: bool,
) -> None:
    audit = edit.audit
    dated = (
        audit.firm if keep_date or audit.firm.audit_date else replace(audit.firm, audit_date=date.today().isoformat())
    )
    edit.put(replace(dated, name=firm or audit.firm.name))
    changed: Calendar = replace(audit.calendar, **calendar)
    edit.put(changed)
    if demand is not None:
        wanted = Estimate.point(demand, Basis.STATED)
        for process in audit.processes.values():
            edit.put(replace(process, demand_per_year=wanted))
        if not audit.processes:
            family = edit.put(Family(name=_("All products"), demand_per_year=wanted))
            edit.put(Process(name=_("Main process"), family_id=family.id))
    known = {r.name.casefold(): r for r in audit.roles.values()}
    if rate is not None:
        for existing in audit.roles.values():
            edit.put(replace(existing, rate_per_hour=Estimate.point(rate)))
        if not known and not roles:
            _give_everybody(edit, edit.put(Role(name=_("Operator"), rate_per_hour=Estimate.point(rate))))
    for name, estimate in roles.items():
        old = known.get(name.casefold())
        edit.put(replace(old, rate_per_hour=estimate) if old else Role(name=name, rate_per_hour=estimate))


def _give_everybody(edit: Edit, role: Role) -> None:
    """The rate counts for all steps, so that it reaches the labour cost."""
    for step in edit.audit.steps.values():
        edit.put(replace(edit.audit.work(step.id), role_id=role.id))
