"""Spark, for a national programme on its own cluster: where it runs is a matter of Spark's own configuration."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines.csv_file import write_csv
from auditor.region.engines.engine import Rows
from auditor.region.tables import PARQUET, Table

INSTALL = 'pip install "pyspark>=4.3,<5"'
#: What is said otherwise in Spark's configuration (``spark-defaults.conf``, ``SPARK_REMOTE``).
_LOCAL = "local[2]"
#: On this computer alone: nobody else reaches it, and it finds itself where the computer's own name leads elsewhere (a VPN).
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "3g",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


def why_not() -> str:
    """Why Spark can't be used here; empty where it can."""
    if find_spec("pyspark") is None:
        return _("PySpark is not installed: {command}").format(command=INSTALL)
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ and "SPARK_REMOTE" not in os.environ:
        return _("Spark needs Java 17 or newer, which is not installed.")
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
        builder = builder.master(_LOCAL).config(map=dict(_ALONE))
    return Spark(builder.getOrCreate())


class Spark:
    """An engine on a cluster."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._folder = tempfile.TemporaryDirectory(prefix="automation-auditor-region-")

    def read(self, name: str, table: Table, path: Path) -> None:
        """Make a file known as a table.

        Args:
            name: what queries call it.
            table: its columns.
            path: Parquet or CSV, where the cluster can read it.

        Raises:
            InputError: the file is damaged or has other columns.
        """
        kinds = ", ".join(f"{c} {'BIGINT' if whole else 'STRING'}" for c, whole in table.columns.items())
        reader = self._session.read.schema(kinds).option("mode", "FAILFAST")
        with _told(path):
            if path.suffix == PARQUET:
                frame = reader.parquet(str(path))
            else:
                frame = reader.option("enforceSchema", "false").csv(str(path), header=True)
            self._know(name, frame)

    def define(self, name: str, select: str) -> None:
        """Give the result of a query a name, and work it out once.

        Args:
            name: what later queries call it.
            select: SQL text.
        """
        self._know(name, self._session.sql(select))

    def drop(self, name: str) -> None:
        """Forget a table that no later query needs.

        Args:
            name: what queries called it.
        """
        self._session.catalog.dropTempView(name)

    def put(self, name: str, table: Table, rows: Iterable[Sequence[Any]]) -> None:
        """Make rows known as a table.

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

    def _know(self, name: str, frame: Any) -> None:
        """Worked out here and once: else each query would carry the text of all that it rests on, and Spark plan it anew."""
        frame.localCheckpoint().createOrReplaceTempView(name)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise InputError(_("{path} is damaged: {reason}").format(path=path.name, reason=_cause(str(error)))) from error


def _cause(told: str) -> str:
    """What is told last of all causes, without the name of Java's class."""
    lines = told.splitlines() or [""]
    last = [line for line in lines if line.startswith("Caused by: ")][-1:] or lines[:1]
    return last[0].rpartition("Exception: ")[2]
