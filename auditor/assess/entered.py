"""How the firm's own settings are known: entered by a person, inferred by an import, or the program's default.

The audit stores a value, not who put it there. The honest rule is the careful one: a value that is the same as the
program's default, or as what an import inferred, counts as assumed; any other one was entered by somebody and counts as
stated. Who really works 250 days in one shift loses nothing by it but the word.
"""

from __future__ import annotations

from auditor.model import Audit, Basis, Calendar, Firm, Process, ReportPart
from auditor.model.labour_rate import RateOrigin

#: Under these keys the report keeps what imports assumed: in words, and the values by table and field.
IMPORT_ASSUMPTIONS = "import"
INFERRED_VALUES = "inferred"

_TABLES = {"calendar": Calendar(), "firm": Firm()}


def basis_of_setting(audit: Audit, table: str, *fields: str) -> Basis:
    """How settings of the firm or the calendar are known.

    Args:
        audit: the snapshot.
        table: "firm" or "calendar".
        fields: names of plain fields of it; of several the least known counts.

    Returns:
        STATED where each of them differs from the default and from what an import inferred; CALCULATED for working days
        that are counted; else ASSUMED.
    """
    row, default, inferred = audit.tables[table][1], _TABLES[table], inferred_values(audit)
    if fields == ("working_days_per_year",) and audit.calendar.is_counted:
        return Basis.CALCULATED
    for name in fields:
        value = getattr(row, name)
        if value == getattr(default, name) or inferred.get(f"{table}.{name}") == value:
            return Basis.ASSUMED
    return Basis.STATED


def basis_of_demand(audit: Audit, process: Process) -> Basis | None:
    """How the yearly demand of a process is known: of all families that it makes together, its own, or its family's.

    Args:
        audit: the snapshot.
        process: the process.

    Returns:
        the least known of several; None where no demand is known.
    """
    together = [f.demand_per_year for f in audit.families_of(process.id) if f.demand_per_year is not None]
    if together:
        order = tuple(Basis)
        return max((demand.basis for demand in together), key=order.index)
    demand = process.demand_per_year
    if demand is None and process.family_id is not None:
        demand = audit.families[process.family_id].demand_per_year
    return demand.basis if demand is not None else None


def basis_of_rate(audit: Audit, role_id: int | None) -> Basis:
    """How the rate of an hour of work is known.

    Args:
        audit: the snapshot.
        role_id: who does it; None: nobody is stated.

    Returns:
        the basis of that rate; work without a role at the rate of others is assumed.
    """
    if role_id is None and audit.rate_without_role.origin is not RateOrigin.COUNTRY:
        return Basis.ASSUMED
    return audit.rate_per_hour(role_id).basis


def inferred_values(audit: Audit) -> dict[str, float]:
    """What an import inferred of the firm's settings.

    Args:
        audit: the snapshot.

    Returns:
        value by "table.field", in the unit of the field.
    """
    found: dict[str, float] = {}
    for line in _kept(audit, INFERRED_VALUES):
        name, _sign, value = line.partition("=")
        try:
            found[name.strip()] = float(value)
        except ValueError:
            continue  # a person may write into the report's texts what they like
    return found


def import_assumptions(audit: Audit) -> tuple[str, ...]:
    """What imports assumed, a sentence each, in the language in which they were made.

    Args:
        audit: the snapshot.

    Returns:
        the sentences; empty where nothing was imported, or nothing assumed.
    """
    return tuple(_kept(audit, IMPORT_ASSUMPTIONS))


def _kept(audit: Audit, key: str) -> list[str]:
    parts = (part for part in audit.table(ReportPart).values() if part.key == key)
    return [line for part in parts for line in part.text.splitlines() if line.strip()]
