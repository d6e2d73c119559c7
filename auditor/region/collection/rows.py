"""The rows of an extract in the tables of a collection."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import SizeClass
from auditor.region.cells import cells_of
from auditor.region.extract.document import Extract, Row

Cell = str | int | None

#: Of the random key, those that a whole number of eight bytes holds: two of a million firms share them once in two million times.
_DIGITS = 15


def firm_row(extract: Extract, number: int) -> tuple[Cell, ...]:
    """The row of a firm, in the order of the columns.

    Args:
        extract: of the firm.
        number: of the firm in this collection.

    Returns:
        its values.
    """
    firm = extract.firm
    cells = cells_of(firm["sector"], SizeClass(firm["size"]))
    shares = _scaled(firm, "repetitive_share", 100), _scaled(firm, "repetitive_hours_per_person", 1)
    return (
        number,
        int(firm["key"][:_DIGITS], 16),
        firm["advisor"],
        *cells,
        firm["region"],
        firm["year"],
        firm["currency"],
        *shares,
    )


def step_rows(extract: Extract, number: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a firm's steps, in the order of the columns.

    Args:
        extract: of the firm.
        number: of the firm in this collection.

    Yields:
        their values.
    """
    for row in extract.lists["step"]:
        units = row.get("units") or 1
        piece = row.get("cycle_s")
        yield (
            number,
            row.get("task"),
            row.get("basis"),
            round(1000 * piece / units) if piece is not None else None,
            _scaled(row, "hours", 10),
            int(row["repetitive"]),
            row.get("domain"),
            row["kind"],
            row.get("value_class"),
            _scaled(row, "setup_s", 1000),
            _scaled(row, "people", 10),
        )


def candidate_rows(extract: Extract, number: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a firm's candidates, in the order of the columns.

    Args:
        extract: of the firm.
        number: of the firm in this collection.

    Yields:
        their values; what really came of one as per cent of what was planned.
    """
    for row in extract.lists["candidate"]:
        yield (
            number,
            row["technology"],
            int(row["wanted"]),
            row.get("rank"),
            _scaled(row, "hours", 10),
            _scaled(row, "investment", 1),
            _scaled(row, "payback_years", 100),
            _scaled(row, "suitability", 1),
            row.get("outcome"),
            row.get("outcome_year"),
            _percent(row, "real_investment", "investment"),
            _percent(row, "real_hours", "hours"),
        )


def readiness_rows(extract: Extract, number: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a firm's readiness, in the order of the columns.

    Args:
        extract: of the firm.
        number: of the firm in this collection.

    Yields:
        their values.
    """
    for row in extract.lists["readiness"]:
        yield number, row["threshold"], round(10 * row["level"])


def _scaled(row: Row, key: str, scale: int) -> int | None:
    value = row.get(key)
    return round(scale * value) if value is not None else None


def _percent(row: Row, real: str, planned: str) -> int | None:
    """None where the extract says too much for a table of whole numbers: more than ten thousand times the plan."""
    found, of = row.get(real), row.get(planned)
    if found is None or not of:
        return None
    share: float = found / of
    return round(100 * share) if share <= 1e4 else None
