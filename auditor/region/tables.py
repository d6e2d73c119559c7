"""The four tables of a collection, and their files: whole numbers and words only, so that every engine reckons the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from auditor.errors import InputError
from auditor.locale import _


@dataclass(frozen=True)
class Table:
    """A table.

    Attributes:
        columns: name → whether it holds whole numbers; words else.
    """

    name: str
    columns: Mapping[str, bool]


#: How the files end: Parquet where DuckDB is installed, CSV else.
CSV, PARQUET = ".csv", ".parquet"

_CELLS = {f"cell{level}": False for level in range(4)}

FIRM = Table(
    "firm",
    MappingProxyType(
        {"firm": True, "firm_key": True, "advisor": False, **_CELLS, "region": False, "year": True, "currency": False}
        | {"repetitive_percent": True, "hours_per_person": True}
    ),
)
STEP = Table(
    "step",
    MappingProxyType(
        {"firm": True, "task": False, "basis": False, "piece_ms": True, "hours10": True, "repetitive": True}
        | {"domain": False, "kind": False, "value_class": False, "setup_ms": True, "people10": True}
    ),
)
CANDIDATE = Table(
    "candidate",
    MappingProxyType(
        {"firm": True, "technology": False, "wanted": True, "rank": True, "hours10": True, "investment": True}
        | {"payback100": True, "suitability": True, "outcome": False, "outcome_year": True}
        | {"real_investment_percent": True, "real_hours_percent": True}
    ),
)
READINESS = Table("readiness", MappingProxyType({"firm": True, "threshold": False, "level10": True}))
TABLES = (FIRM, STEP, CANDIDATE, READINESS)

#: What the cells of a release were made from, kept to compare later ones with: each row is in the cells of some levels.
BEHIND = Table(
    "behind",
    MappingProxyType(
        {"measure": False, "item": False, **_CELLS, "firm_key": True, "twice": True}
        | {f"in{level}": True for level in range(4)}
    ),
)
#: The same as older programs kept it: a row for each level.
MEMBER = Table(
    "member",
    MappingProxyType({"level": True, "measure": False, "item": False, **_CELLS, "firm_key": True, "twice": True}),
)


def path_of(folder: Path, *tables: Table) -> Path:
    """The file of a table.

    Args:
        folder: of the collection, or of a release.
        tables: which one, or those of which one is enough.

    Returns:
        the path of the Parquet file where there is one, else of the CSV file.

    Raises:
        InputError: there is neither.
    """
    for table in tables:
        for ending in (PARQUET, CSV):
            path = folder / f"{table.name}{ending}"
            if path.is_file():
                return path
    raise InputError(_("{path} is not a collection: {name} is missing.").format(path=folder, name=tables[0].name))
