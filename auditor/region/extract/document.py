"""An extract and a withdrawal as values, and how they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FORMAT = "automation-auditor-extract"
WITHDRAWAL = "automation-auditor-withdrawal"
VERSION = 1
#: How the files end.
SUFFIX, WITHDRAWAL_SUFFIX = ".aaextract", ".aawithdrawal"

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Extract:
    """What leaves a firm: rows of the fields in :mod:`auditor.region.extract.fields`, in their units."""

    firm: Row
    lists: Mapping[str, Sequence[Row]]

    @property
    def key(self) -> str:
        """The random key of the firm's extracts."""
        return str(self.firm["key"])

    @property
    def edition(self) -> int:
        """Which extract of the firm it is, from 1."""
        return int(self.firm["edition"])

    def document(self) -> dict[str, Any]:
        """The extract as plain JSON values."""
        rows = {name: [dict(row) for row in rows] for name, rows in self.lists.items()}
        return {"format": FORMAT, "version": VERSION, "firm": dict(self.firm), **rows}


@dataclass(frozen=True)
class Withdrawal:
    """That all extracts under a key count no longer."""

    key: str

    def document(self) -> dict[str, Any]:
        """The withdrawal as plain JSON values."""
        return {"format": WITHDRAWAL, "version": VERSION, "key": self.key}


def written(shared: Extract | Withdrawal) -> bytes:
    """The file, readable by its owner: a line for each row.

    Args:
        shared: what leaves.

    Returns:
        UTF-8 text in bytes.
    """
    document = shared.document()
    lines = []
    for key, value in document.items():
        if isinstance(value, list):
            rows = ",\n".join("  " + _line(row) for row in value)
            text = f"[\n{rows}\n ]" if rows else "[]"
        elif isinstance(value, dict):
            text = "{\n" + ",\n".join(f"  {_line(k)}: {_line(v)}" for k, v in value.items()) + "\n }"
        else:
            text = _line(value)
        lines.append(f" {_line(key)}: {text}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
