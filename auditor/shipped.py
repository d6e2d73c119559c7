"""What the program is made of besides itself: packages with version, licence and its text, as their makers state them."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path
from typing import Any

from auditor.resources import RESOURCES, read_toml

#: Written when the program is packed: there, packages can no longer be asked.
NOTICES = RESOURCES / "licences.json"
_FOLDER = RESOURCES / "licences"
_TEXTS = re.compile(r"(^|/)(licen[cs]es?|copying|notice|ofl|copyright)([.\-_/][^/]*|[^/]*)?$", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A package or library that is shipped. ``licence`` is an SPDX expression or the maker's own word, ``text`` what it says."""

    name: str
    version: str
    licence: str
    text: str


@cache
def shipped_parts() -> tuple[Part, ...]:
    """Everything shipped, by name: as noted when the program was packed, else of what is installed."""
    if NOTICES.exists():
        return tuple(Part(**noted) for noted in json.loads(NOTICES.read_text("utf-8")))
    return tuple(part_of(distribution(name)) for name in shipped_names())


def own_part() -> Part:
    """The program itself."""
    from auditor import __version__

    return Part("Automation Auditor", __version__, "MIT", (_FOLDER / "MIT.txt").read_text("utf-8"))


def written(parts: tuple[Part, ...]) -> str:
    """The parts as :func:`shipped_parts` reads them back.

    Args:
        parts: everything shipped.

    Returns:
        JSON text.
    """
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False, indent=1) + "\n"


def shipped_names() -> list[str]:
    """The packages that the program needs, and those that they need, as far as this system installs them; sorted."""
    found: dict[str, str] = {}
    waiting = _own_requirements()
    while waiting:
        requirement = waiting.pop()
        name = _NAME.match(requirement)
        if name is None or "extra ==" in requirement:
            continue
        try:
            package = distribution(name[0])
        except PackageNotFoundError:
            continue  # for another system
        if package_key(package.name) not in found:
            found[package_key(package.name)] = package.name
            waiting += package.requires or []
    return [found[key] for key in sorted(found)]


def package_key(name: str) -> str:
    """A package by the one name that all its spellings have.

    Args:
        name: as its maker or a requirement spells it.

    Returns:
        small letters, words joined by hyphens.
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def _own_requirements() -> list[str]:
    """As the checkout states them, or the installed program."""
    project = RESOURCES.parent / "pyproject.toml"
    if project.exists():
        import tomllib

        stated: list[str] = tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"]
        return stated
    return list(requires("automation-auditor") or [])


def part_of(package: Distribution) -> Part:
    """A package as its maker describes it, with what ``resources/licences/parts.toml`` adds.

    Args:
        package: an installed one.

    Returns:
        the package with its licence; its text is that of all files of its licences.
    """
    added = _added().get(package_key(package.name), {})
    files = [
        file for file in package.files or [] if ".dist-info/" in file.as_posix() and _TEXTS.search(file.as_posix())
    ]
    places = [Path(str(file.locate())) for file in sorted(files)] + [_FOLDER / name for name in added.get("texts", ())]
    texts = [
        added.get("note", ""),
        *(place.read_text("utf-8", "replace").strip() for place in places if place.is_file()),
    ]
    licence = added.get("licence") or licence_of(package)
    return Part(package.name, package.version, licence, "\n\n".join(text for text in texts if text))


@cache
def _added() -> dict[str, Any]:
    return read_toml("licences", "parts.toml")


def licence_of(package: Distribution) -> str:
    """The licence in one line, as its maker states it.

    Args:
        package: an installed one.

    Returns:
        an SPDX expression, or the maker's own words; "" where none is stated.
    """
    data = package.metadata
    stated = (data.get_all("License-Expression") or data.get_all("License") or [""])[0]
    return stated if "\n" not in stated else ""
