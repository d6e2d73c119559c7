"""The user's own folder of the program: backups, logs, small things remembered."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

#: A file of this name beside the packed program keeps all of it beside the program: on a stick that goes from place to place.
PORTABLE, SETTINGS = "portable", "settings"


def user_folder(*parts: str) -> Path:
    """A path in the folder; nothing is made.

    Args:
        parts: folders and name below the program's own folder.

    Returns:
        the path; what it names need not exist.
    """
    folder = _beside_program() or user_data_path("automation-auditor", appauthor=False)
    return folder.joinpath(*parts)


def _beside_program() -> Path | None:
    """The folder on the stick; None where the program is installed, or its stick can't be written."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    if beside.name == "MacOS":  # Automation Auditor.app/Contents/MacOS
        beside = beside.parents[2]
    return beside / SETTINGS if (beside / PORTABLE).exists() and os.access(beside, os.W_OK) else None
