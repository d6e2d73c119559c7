"""The manual's table of keys: ``python -m tools.key_table`` writes it anew from the actions of the window."""

from __future__ import annotations

from pathlib import Path

from auditor.locale import set_language
from ui.key_sheet import everywhere, on_the_map

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual.md"
_BEGIN, _END = "<!-- keys: written by python -m tools.key_table -->", "<!-- keys: end -->"


def with_table(text: str) -> str:
    """A manual with its table of keys as it should be now."""
    before, rest = text.split(_BEGIN)
    _old, after = rest.split(_END)
    rows = [f"| {_as_code(keys)} | {meaning} |" for keys, meaning in (*everywhere(), *on_the_map())]
    return "\n".join((before + _BEGIN, "", "| keys | what they do |", "|---|---|", *rows, "", _END + after))


def _as_code(keys: str) -> str:
    return " … ".join(", ".join(f"`{key}`" for key in part.split(", ")) for part in keys.split(" … "))


if __name__ == "__main__":
    set_language("en")
    MANUAL.write_text(with_table(MANUAL.read_text("utf-8")), "utf-8")
