"""The data that comes with the program: where it is, and texts in it that are written in every language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from auditor.locale import language

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def read_toml(*parts: str) -> dict[str, Any]:
    """A file of the program's data, such as ``read_toml("study", "art.toml")``.

    Args:
        parts: folders and name of the file, below the program's data.

    Returns:
        the tables of the file by key.
    """
    import tomllib  # where files are read; the window asks for a path before its first paint

    return tomllib.loads(RESOURCES.joinpath(*parts).read_text("utf-8"))


class InLanguage:
    """A text in the language in force, from the field of the object that holds it in all of them."""

    def __init__(self, field: str) -> None:
        self._field = field

    def __get__(self, instance: object, owner: type) -> str:
        texts: dict[str, str] = getattr(instance, self._field)
        return texts[language()]
