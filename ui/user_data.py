"""Small things remembered of the user, in the user's data folder. What can't be read or written is no reason to stop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.files import replace_file
from auditor.user_folder import user_folder


def _file(name: str) -> Path:
    return user_folder(f"{name}.json")


def read(name: str) -> Any:
    """What was written under a name; None when there is nothing readable."""
    try:
        return json.loads(_file(name).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def write(name: str, value: object) -> None:
    """Remember something that JSON can hold."""
    try:
        _file(name).parent.mkdir(parents=True, exist_ok=True)
        replace_file(_file(name), json.dumps(value).encode("utf-8"))
    except (OSError, InputError):
        return
