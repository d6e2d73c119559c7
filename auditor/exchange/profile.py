"""How a file was read, to read files of the same shape alike: remembered by the window, or kept under a name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from auditor.exchange.choices import Choices
from auditor.exchange.table import plain


@dataclass(frozen=True)
class Profile:
    """What a person chose.

    Attributes:
        kind: what the table is read as.
        sheet: its name; empty for the likeliest.
        columns: meaning → header.
        choices: how cells are read.
    """

    kind: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    choices: Choices = field(default_factory=Choices)

    def as_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {"kind": self.kind, "sheet": self.sheet, "columns": dict(self.columns), "choices": asdict(self.choices)}

    def fitting(self, headers: Sequence[str], sheets: Sequence[str]) -> Profile:
        """What of it a file can have.

        Args:
            headers: of the file.
            sheets: of the file.

        Returns:
            the same without columns and a sheet that the file has not.
        """
        columns = {
            meaning: kept
            for meaning, header in self.columns.items()
            if (kept := "\n".join(part for part in header.split("\n") if part in headers))
        }
        return Profile(self.kind, self.sheet if self.sheet in sheets else "", columns, self.choices)


def profile_from(document: object) -> Profile | None:
    """A profile from what was stored.

    Args:
        document: plain JSON values; they may be anything.

    Returns:
        the profile; None where it is none.
    """
    if not isinstance(document, dict):
        return None
    columns, choices = document.get("columns"), document.get("choices")
    if not isinstance(columns, dict) or not isinstance(choices, dict):
        return None
    known = {f.name for f in fields(Choices)}
    return Profile(
        str(document.get("kind", "")),
        str(document.get("sheet", "")),
        {str(key): str(value) for key, value in columns.items()},
        Choices(**{key: str(value) for key, value in choices.items() if key in known}),
    )


def shape_of(headers: Sequence[str]) -> str:
    """What files of one shape have in common: the same headers in any order.

    Args:
        headers: of the table.

    Returns:
        a short key.
    """
    words = "\n".join(sorted(plain(header) for header in headers))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
