"""DuckDB, an optional extra: for thousands of firms on one computer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines.csv_file import write_csv
from auditor.region.engines.engine import Rows
from auditor.region.tables import CSV, PARQUET, TABLES, Table

#: Of DuckDB alone; a hundred thousand firms need more, and wait on the disk.
_MOST_MEMORY = "3GB"
INSTALL = 'pip install "automation-auditor[region]"'


def is_installed() -> bool:
    """Whether DuckDB can be used here."""
    return find_spec("duckdb") is not None


def connect() -> Duck:
    """An engine that reaches no network; what does not fit in memory waits in a folder that is gone when it is closed.

    Raises:
        InputError: DuckDB is not installed.
    """
    if not is_installed():
        raise InputError(_("DuckDB is not installed: {command}").format(command=INSTALL))
    import duckdb

    folder = tempfile.TemporaryDirectory(prefix="automation-auditor-region-")
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": _MOST_MEMORY,
        "preserve_insertion_order": "false",  # queries say their order; keeping another one takes memory
        "temp_directory": folder.name,
    }
    return Duck(duckdb.connect(config=config), folder)


class Duck:
    """Results are only fetched whole: other ways to fetch differ between versions of DuckDB."""

    def __init__(self, db: Any, folder: tempfile.TemporaryDirectory[str]) -> None:
        self._db, self._folder = db, folder

    def read(self, name: str, table: Table, path: Path) -> None:
        """Make a file known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            path: Parquet or CSV.

        Raises:
            InputError: the file is damaged or has other columns.
        """
        import duckdb

        quoted = str(path).replace("'", "''")
        columns = ", ".join(f"'{column}': '{_kind(whole)}'" for column, whole in table.columns.items())
        source = (
            f"read_parquet('{quoted}')"
            if path.suffix == PARQUET
            else f"read_csv('{quoted}', header=true, auto_detect=false, delim=',', quote='\"', columns={{{columns}}})"
        )
        try:
            self.define(name, f"SELECT {', '.join(table.columns)} FROM {source}")
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            raise InputError(_("{path} is damaged: {reason}").format(path=path.name, reason=reason)) from error

    def define(self, name: str, select: str) -> None:
        """Give the result of a query a name, and work it out once.

        Args:
            name: what later queries call it.
            select: SQL text.
        """
        self._run(f"CREATE TABLE {name} AS {select}")

    def drop(self, name: str) -> None:
        """Forget a table that no later query needs.

        Args:
            name: what queries called it.
        """
        self._run(f"DROP TABLE {name}")

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Make rows known as a table; by way of a file, which is much faster than row by row.

        Args:
            name: what queries call it.
            table: its columns.
            rows: values in their order.
        """
        self.read(name, table, write_csv(rows, table, Path(self._folder.name)))

    def rows(self, select: str) -> Rows:
        """The rows of a query.

        Args:
            select: SQL text that says the order.

        Returns:
            whole numbers and words.
        """
        return self._run(select)

    def write(self, select: str, table: Table, folder: Path) -> None:
        """Write the rows of a query to a Parquet file.

        Args:
            select: SQL text.
            table: its columns, and the name of the file.
            folder: where to.
        """
        quoted = str(folder / f"{table.name}{PARQUET}").replace("'", "''")
        self._run(f"COPY ({select}) TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")

    def _run(self, text: str) -> Rows:
        import duckdb

        try:
            found: Rows = self._db.execute(text).fetchall()
        except duckdb.OutOfMemoryException as error:
            raise InputError(
                _(
                    "There is not enough room in {folder} for what does not fit in memory; TMPDIR names another: {reason}"
                ).format(folder=Path(self._folder.name).parent, reason=str(error).splitlines()[0])
            ) from error
        return found

    def close(self) -> None:
        """Let go of everything."""
        self._db.close()
        self._folder.cleanup()


def parquet_of(folder: Path) -> None:
    """The CSV files of a collection as Parquet, without the rows of firms that are not in its table of firms.

    Args:
        folder: with a CSV file for each table; they are gone afterwards.
    """
    engine = connect()
    for table in TABLES:
        engine.read(table.name, table, folder / f"{table.name}{CSV}")
        among = "" if table.name == "firm" else " WHERE firm IN (SELECT firm FROM firm)"
        columns = ", ".join(table.columns)
        engine.write(f"SELECT {columns} FROM {table.name}{among} ORDER BY {columns}", table, folder)
        (folder / f"{table.name}{CSV}").unlink()
    engine.close()


def _kind(whole: bool) -> str:
    return "BIGINT" if whole else "VARCHAR"
