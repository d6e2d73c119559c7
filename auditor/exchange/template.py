"""Readable audit sources (TOML): the samples and the templates. Quantities as people type them, texts per language."""

from __future__ import annotations

import tomllib
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.draft import Draft, ImportReport
from auditor.exchange.source_audit import AuditReader
from auditor.locale import _, language
from auditor.resources import RESOURCES, read_toml

#: The sample that is shown where none is asked for.
SAMPLE = "sheet_metal"


def template_names() -> list[str]:
    """Names for ``--template``."""
    return sorted(path.stem for path in (RESOURCES / "templates").glob("*.toml"))


def sample_names() -> list[str]:
    """Names for ``--sample``; the one that is shown where none is asked for comes first."""
    names = sorted(path.stem for path in (RESOURCES / "samples").glob("*.toml"))
    return [SAMPLE, *(name for name in names if name != SAMPLE)]


def sample_title(name: str) -> str:
    """What kind of firm a sample shows, in the language in force.

    Args:
        name: of a sample (:func:`sample_names`).

    Returns:
        its title.
    """
    title: str = read_toml("samples", f"{name}.toml")["title"][language()]
    return title


def read_sample(name: str = SAMPLE) -> Draft:
    """A sample audit, in the language in force.

    Args:
        name: of a file in the samples, without its ending.

    Returns:
        its entities.

    Raises:
        InputError: there is none of that name.
    """
    return _read("samples", name, sample_names(), _("There is no sample “{name}”. There are: {names}."))


def read_template(name: str) -> Draft:
    """A template.

    Args:
        name: of a file in the templates, without its ending.

    Returns:
        its entities.

    Raises:
        InputError: there is none of that name.
    """
    return _read("templates", name, template_names(), _("There is no template “{name}”. There are: {names}."))


def _read(folder: str, name: str, known: list[str], refusal: str) -> Draft:
    """A file of a folder of the resources; refused in these words where it is none of the known names."""
    if name not in known:
        raise InputError(refusal.format(name=name, names=", ".join(known)))
    return read_readable(RESOURCES / folder / f"{name}.toml")


def read_readable(path: Path) -> Draft:
    """A readable source.

    Args:
        path: of the TOML file.

    Returns:
        its entities, in the language in force.

    Raises:
        InputError: something in it cannot be read, or means nothing.
    """
    data = tomllib.loads(path.read_text("utf-8"))
    data.pop("title", None)
    return Draft(AuditReader(data).read(), ImportReport())
