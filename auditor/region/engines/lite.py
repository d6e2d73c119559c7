"""SQLite, which comes with Python: for tens to some hundreds of firms."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines.csv_file import write_csv
from auditor.region.engines.engine import Rows
from auditor.region.tables import PARQUET, Table


class Lite:
    """An engine in memory."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:")

    def read(self, name: str, table: Table, path: Path) -> None:
        """Make a file known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            path: CSV; Parquet where DuckDB is there to read it.

        Raises:
            InputError: Parquet without DuckDB, or a file that is damaged.
        """
        if path.suffix == PARQUET:
            from auditor.region.engines import duck

            if not duck.is_installed():
                raise InputError(
                    _("{path} is Parquet, which needs DuckDB: {command}").format(path=path.name, command=duck.INSTALL)
                )
            other = duck.connect()
            other.read(name, table, path)
            self.put(name, table, other.rows(f"SELECT {', '.join(table.columns)} FROM {name}"))
            other.close()
            return
        try:
            with path.open(encoding="utf-8", newline="") as file:
                self.put(name, table, _typed(csv.reader(file), table, path))
        except (UnicodeDecodeError, csv.Error) as error:
            raise InputError(_("{path} is damaged: {reason}").format(path=path.name, reason=error)) from error

    def define(self, name: str, select: str) -> None:
        """Give the result of a query a name, and work it out once.

        Args:
            name: what later queries call it.
            select: SQL text.
        """
        self._db.execute(f"CREATE TABLE {name} AS {select}")

    def drop(self, name: str) -> None:
        """Forget a table that no later query needs.

        Args:
            name: what queries called it.
        """
        self._db.execute(f"DROP TABLE {name}")

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Make rows known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            rows: values in their order.
        """
        columns = ", ".join(f"{column} {'INTEGER' if whole else 'TEXT'}" for column, whole in table.columns.items())
        self._db.execute(f"CREATE TABLE {name} ({columns})")
        self._db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(table.columns))})", rows)

    def rows(self, select: str) -> Rows:
        """The rows of a query.

        Args:
            select: SQL text that says the order.

        Returns:
            whole numbers and words.
        """
        return self._db.execute(select).fetchall()

    def write(self, select: str, table: Table, folder: Path) -> None:
        """Write the rows of a query to a CSV file.

        Args:
            select: SQL text.
            table: its columns, and the name of the file.
            folder: where to.
        """
        write_csv(self._db.execute(select), table, folder)

    def close(self) -> None:
        """Let go of everything."""
        self._db.close()


def _typed(rows: Iterator[list[str]], table: Table, path: Path) -> Iterator[tuple[Any, ...]]:
    whole = list(table.columns.values())
    if next(rows, None) != list(table.columns):
        raise InputError(_("{path} has other columns than a collection of this version.").format(path=path.name))
    for line, row in enumerate(rows, 2):
        try:
            yield tuple((int(v) if w else v) if v else None for v, w in zip(row, whole, strict=True))
        except ValueError as error:
            raise InputError(
                _("{path}, line {line}: {reason}").format(path=path.name, line=line, reason=error)
            ) from error
