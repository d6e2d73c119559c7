"""The queries, each written once in plain SQL that SQLite, DuckDB and Spark read alike.

No means, no division, no casts, no order left open: engines differ in those. Names in braces are put in by
:func:`query`, from fixed lists of the program.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_NAME = re.compile(r"[a-z][a-z0-9_]*")


def query(key: str, **names: str | int) -> str:
    """A query with its names put in.

    Args:
        key: name of the file, with its folder.
        names: what stands for the words in braces: names of tables and columns, and whole numbers.

    Returns:
        the SQL text.

    Raises:
        ValueError: something else than a name or a whole number.
    """
    for name in names.values():
        if not isinstance(name, int) and _NAME.fullmatch(name) is None:
            raise ValueError(name)
    return _text(key).format(**names)


@cache
def _text(key: str) -> str:
    return (Path(__file__).parent / f"{key}.sql").read_text("utf-8")
