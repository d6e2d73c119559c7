"""What an engine does for the queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from auditor.region.tables import Table

Rows = list[tuple[Any, ...]]


class Engine(Protocol):
    """Runs the queries of one collection."""

    def read(self, name: str, table: Table, path: Path) -> None:
        """Make a file known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            path: Parquet or CSV.

        Raises:
            InputError: this engine can't read such a file.
        """

    def define(self, name: str, select: str) -> None:
        """Give the result of a query a name, and work it out once.

        Args:
            name: what later queries call it.
            select: SQL text.
        """

    def drop(self, name: str) -> None:
        """Forget a table that no later query needs.

        Args:
            name: what queries called it.
        """

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Make rows known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            rows: values in their order.
        """

    def rows(self, select: str) -> Rows:
        """The rows of a query.

        Args:
            select: SQL text that says the order.

        Returns:
            whole numbers and words.
        """

    def write(self, select: str, table: Table, folder: Path) -> None:
        """Write the rows of a query to a file that every engine reads.

        Args:
            select: SQL text.
            table: its columns, and the name of the file.
            folder: where to.
        """

    def close(self) -> None:
        """Let go of everything."""
