"""Which engine: the one asked for, or the fastest one that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines import duck, lite, spark
from auditor.region.engines.engine import Engine
from auditor.region.tables import TABLES, path_of

#: The engines by name.
ENGINES = ("sqlite", "duckdb", "spark")


@contextmanager
def engine_for(collection: Path, name: str = "") -> Iterator[Engine]:
    """An engine that has read a collection.

    Args:
        collection: its folder.
        name: one of :data:`ENGINES`; empty: DuckDB where it is installed, else SQLite.

    Yields:
        the engine, closed afterwards.

    Raises:
        InputError: no such engine, it is not installed, or this is no collection.
    """
    paths = [(table, path_of(collection, table)) for table in TABLES]
    wanted = name or ("duckdb" if duck.is_installed() else "sqlite")
    engine: Engine
    if wanted == "sqlite":
        engine = lite.Lite()
    elif wanted == "duckdb":
        engine = duck.connect()
    elif wanted == "spark":
        engine = spark.connect()
    else:
        raise InputError(_("“{name}” is no engine; there are {engines}.").format(name=name, engines=", ".join(ENGINES)))
    try:
        for table, path in paths:
            engine.read(table.name, table, path)
        yield engine
    finally:
        engine.close()
