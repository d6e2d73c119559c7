"""All tables of an audit as Parquet, one file each, in a zip: for programs that reckon with many rows.

DuckDB writes them, which the program does not bring: it is an optional extra.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.model import ENTITIES, Audit, Entity, Estimate
from auditor.store.rows import field_types

_KINDS = {int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN", bytes: "BLOB"}
_PARTS = ("low", "likely", "high")
INSTALL = 'pip install "automation-auditor[region]"'


def write_parquet(audit: Audit) -> bytes:
    """A zip with a Parquet file for each table that has rows.

    Columns are the fields of the JSON document, in canonical units; an estimate is four columns: ``_low``, ``_likely``,
    ``_high`` and ``_basis``.

    Args:
        audit: the snapshot.

    Returns:
        the file.

    Raises:
        InputError: DuckDB is not installed.
    """
    if find_spec("duckdb") is None:
        raise InputError(
            _("Parquet is written by DuckDB, which is not installed: {command}. Without it, .xlsx and .json have all tables.").format(
                command=INSTALL
            )
        )  # fmt: skip
    import duckdb

    out = io.BytesIO()
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with (
        tempfile.TemporaryDirectory(prefix="automation-auditor-") as folder,
        duckdb.connect(config=config) as db,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed,  # Parquet is packed already
    ):
        for name, cls in ENTITIES.items():
            rows = [list(_row(entity, cls)) for entity in audit.table(cls).values()]
            if not rows:
                continue
            columns = ", ".join(f'"{column}" {kind}' for column, kind in _columns(cls))
            path = Path(folder) / f"{name}.parquet"
            target = str(path).replace("'", "''")
            db.execute(f'CREATE TABLE "{name}" ({columns})')
            db.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
            db.execute(f"COPY \"{name}\" TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
            packed.writestr(zipfile.ZipInfo(path.name), path.read_bytes())
    return out.getvalue()


def _columns(cls: type[Entity]) -> Iterator[tuple[str, str]]:
    """The columns of a table, with their types."""
    for name, kind in field_types(cls).items():
        if kind is Estimate:
            yield from ((f"{name}_{part}", "DOUBLE") for part in _PARTS)
            yield f"{name}_basis", "VARCHAR"
        else:
            yield name, _KINDS.get(kind, "VARCHAR")


def _row(entity: Entity, cls: type[Entity]) -> Iterator[Any]:
    for name, kind in field_types(cls).items():
        value = getattr(entity, name)
        if kind is Estimate:
            yield from (getattr(value, part) if value is not None else None for part in _PARTS)
            yield value.basis.value if value is not None else None
        else:
            yield str(value) if value is not None and kind not in _KINDS else value
