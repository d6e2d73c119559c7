"""What runs the queries: SQLite, which is always there; DuckDB, an optional extra; Spark, for a cluster of one's own.

Each adapter does five things: read a table, name the result of a query, put rows in a table, give the rows of a query, and
write them to a file. No other room of the program imports ``pyspark``, and ``duckdb`` only the export of all tables
(:mod:`auditor.exchange.parquet_out`).
"""

from auditor.region.engines.choosing import ENGINES, engine_for
from auditor.region.engines.engine import Engine

__all__ = ["ENGINES", "Engine", "engine_for"]
