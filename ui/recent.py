"""The audits opened before, in the user's data folder."""

from __future__ import annotations

from pathlib import Path

from ui import user_data

MOST = 12


def recent() -> list[Path]:
    """Newest first; files that are gone are left out."""
    listed = user_data.read("recent")
    paths = [Path(item) for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
    return [path for path in paths if path.is_file()][:MOST]


def remember(path: Path) -> None:
    """Put a file at the top of the list."""
    listed = [str(path.resolve()), *(str(p) for p in recent() if p.resolve() != path.resolve())]
    user_data.write("recent", listed[:MOST])


def forget(path: Path) -> None:
    """Take a file off the list."""
    user_data.write("recent", [str(p) for p in recent() if p.resolve() != path.resolve()])
