"""The user's own folder of the program: backups, logs, small things remembered."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def user_folder(*parts: str) -> Path:
    """A path in the folder; nothing is made.

    Args:
        parts: folders and name below the program's own folder.

    Returns:
        the path; what it names need not exist.
    """
    return user_data_path("automation-auditor", appauthor=False).joinpath(*parts)
