"""Rows as a CSV file, which every engine reads."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from auditor.region.tables import CSV, Table


def write_csv(rows: Iterable[Sequence[Any]], table: Table, folder: Path) -> Path:
    """Rows as a CSV file.

    Args:
        rows: values in the order of the columns.
        table: the columns, and the name of the file.
        folder: where to.

    Returns:
        the path of the file.
    """
    path = folder / f"{table.name}{CSV}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        writer.writerows(rows)
    return path
