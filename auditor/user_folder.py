"""The user's own folder of the program: backups, logs, small things remembered."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
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
    return (_beside_program() or _of_user()).joinpath(*parts)


def _of_user() -> Path:
    try:
        return user_data_path("automation-auditor", appauthor=False)
    except RuntimeError:  # nobody has said where a home is: neither HOME nor the list of users
        return passing_folder()


@cache
def passing_folder() -> Path:
    """A folder for as long as the program runs, which nobody else can read; for who has no folder of his own."""
    folder = Path(tempfile.mkdtemp(prefix="automation-auditor-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _beside_program() -> Path | None:
    """The folder on the stick; None where the program is installed, or its stick can't be written."""
    if not getattr(sys, "frozen", False):
        return None
    beside = Path(sys.executable).resolve().parent
    if beside.name == "MacOS":  # Automation Auditor.app/Contents/MacOS
        beside = beside.parents[2]
    return beside / SETTINGS if (beside / PORTABLE).exists() and os.access(beside, os.W_OK) else None
