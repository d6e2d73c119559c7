"""Spark, for a national programme on its own cluster: where it runs is a matter of Spark's own configuration."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines.csv_file import write_csv
from auditor.region.engines.engine import Rows
from auditor.region.tables import PARQUET, Table

#: Named in Spark's configuration otherwise (``spark-defaults.conf``, ``SPARK_REMOTE``).
_LOCAL = "local[2]"


def why_not() -> str:
    """Why Spark can't be used here; empty where it can."""
    if find_spec("pyspark") is None:
        return _("PySpark is not installed.")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ and "SPARK_REMOTE" not in os.environ:
        return _("Spark needs Java, which is not installed.")
    return ""


def connect() -> Spark:
    """An engine on the cluster that Spark is configured for, else on this computer.

    Raises:
        InputError: Spark is not installed, or Java is missing.
    """
    reason = why_not()
    if reason:
        raise InputError(reason)
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("automation-auditor-region")
    if "SPARK_REMOTE" not in os.environ and "SPARK_MASTER" not in os.environ and "SPARK_CONF_DIR" not in os.environ:
        builder = builder.master(_LOCAL).config("spark.sql.shuffle.partitions", "4").config("spark.ui.enabled", "false")
    return Spark(builder.getOrCreate())


class Spark:
    """An engine on a cluster."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._folder = tempfile.TemporaryDirectory(prefix="automation-auditor-region-")
        self._put = 0

    def read(self, name: str, table: Table, path: Path) -> None:
        """Make a file known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            path: Parquet or CSV, where the cluster can read it.
        """
        if path.suffix == PARQUET:
            frame = self._session.read.parquet(str(path))
        else:
            kinds = ", ".join(f"{c} {'BIGINT' if whole else 'STRING'}" for c, whole in table.columns.items())
            frame = self._session.read.csv(str(path), schema=kinds, header=True)
        frame.createOrReplaceTempView(name)

    def define(self, name: str, select: str) -> None:
        """Give the result of a query a name, and work it out once.

        Args:
            name: what later queries call it.
            select: SQL text.
        """
        frame = self._session.sql(select).cache()
        frame.createOrReplaceTempView(name)

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Make rows known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            rows: values in their order.
        """
        self._put += 1  # Spark reads late: the file must stay
        folder = Path(self._folder.name) / str(self._put)
        folder.mkdir()
        self.read(name, table, write_csv(rows, table, folder))

    def rows(self, select: str) -> Rows:
        """The rows of a query.

        Args:
            select: SQL text that says the order.

        Returns:
            whole numbers and words.
        """
        return [tuple(row) for row in self._session.sql(select).collect()]

    def write(self, select: str, table: Table, folder: Path) -> None:
        """Write the rows of a query to a CSV file, row by row so that no part of it has to fit in memory here.

        Args:
            select: SQL text.
            table: its columns, and the name of the file.
            folder: where to.
        """
        write_csv((tuple(row) for row in self._session.sql(select).toLocalIterator()), table, folder)

    def close(self) -> None:
        """Let go of everything."""
        self._session.stop()
        self._folder.cleanup()
