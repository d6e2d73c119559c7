"""The audits opened before, in the user's data folder."""

from __future__ import annotations

import json
from pathlib import Path

from platformdirs import user_data_path

MOST = 12


def _store() -> Path:
    return user_data_path("automation-auditor", appauthor=False) / "recent.json"


def recent() -> list[Path]:
    """Newest first; files that are gone are left out."""
    try:
        listed = json.loads(_store().read_text("utf-8"))
        return [path for path in map(Path, listed) if path.is_file()][:MOST]
    except (OSError, ValueError, TypeError):
        return []


def remember(path: Path) -> None:
    """Put a file at the top of the list. A list that can't be written is no reason to stop."""
    listed = [str(path.resolve()), *(str(p) for p in recent() if p.resolve() != path.resolve())]
    try:
        _store().parent.mkdir(parents=True, exist_ok=True)
        _store().write_text(json.dumps(listed[:MOST]), "utf-8")
    except OSError:
        return
