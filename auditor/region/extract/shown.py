"""The extract as its owner sees it before it leaves: every value of the file, in plain words, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from auditor.assess import catalogue
from auditor.assess.readiness import thresholds
from auditor.assess.sectors import sector_of
from auditor.assess.tasks import tasks
from auditor.locale import _, country_name, percent, significant
from auditor.model import SizeClass
from auditor.phrases.outcome import outcome_label
from auditor.region.extract.document import Extract, Row
from auditor.region.extract.fields import FIRM, LISTS, Field, Kind
from auditor.region.places import regions_of, size_label
from auditor.region.sector_groups import group_label, group_of
from auditor.terms import basis_label, domain_label, step_kind_label, technology_kind_label, value_class_label

#: So many as a number of the file can have: nothing is rounded once more for the eye.
_ALL_DIGITS = 15


@dataclass(frozen=True)
class Shown:
    """One value: what the file holds, and how it is put in words; None where the file holds nothing there. Without a key it
    is the name of the value beside it."""

    key: str
    value: Any
    text: str


@dataclass(frozen=True)
class ShownTable:
    """One table.

    Attributes:
        key: ``firm``, or the list of the extract.
        heads: of the columns.
        rows: as many values in each as there are heads.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Shown, ...], ...]


def shown_tables(extract: Extract) -> tuple[ShownTable, ...]:
    """All that leaves, table by table.

    Args:
        extract: the extract, as made or as read.

    Returns:
        what it says of the firm first, then its lists; columns in which no row says anything are left out.
    """
    country = str(extract.firm["country"])
    about = tuple(
        (
            Shown("", None, _(field.label)),
            Shown(field.key, extract.firm[field.key], _text(field, extract.firm[field.key], country)),
        )
        for field in FIRM
        if field.key in extract.firm
    )
    titles = {
        "step": _("Steps in which somebody works"),
        "candidate": _("What could be automated"),
        "readiness": _("Readiness"),
    }
    lists = (_list(key, titles[key], fields, extract.lists[key]) for key, (fields, _most) in LISTS.items())
    return (ShownTable("firm", _("The firm"), ("", _("What leaves")), about), *lists)


def _list(key: str, title: str, fields: Sequence[Field], rows: Sequence[Row]) -> ShownTable:
    used = [field for field in fields if any(field.key in row for row in rows)]
    return ShownTable(
        key,
        title,
        tuple(_(field.label) for field in used),
        tuple(
            tuple(Shown(f.key, row.get(f.key), _text(f, row[f.key], "") if f.key in row else "") for f in used)
            for row in rows
        ),
    )


def technology_label(key: str) -> str:
    """A technology of an extract, for people to read.

    Args:
        key: of the catalogue, or ``own:`` and a kind.

    Returns:
        its name; the key where this version's catalogue has no such technology.
    """
    own, _colon, kind = key.rpartition(":")
    if own:
        try:
            return _("one of the firm’s own ({kind})").format(kind=technology_kind_label(kind))
        except KeyError:
            return key
    found = catalogue().get(key)
    return found.name if found is not None else key


def _text(field: Field, value: Any, country: str) -> str:
    if field.kind is Kind.FLAG:
        return _("yes") if value else _("no")
    if field.kind is not Kind.WORD:
        if field.unit == "0–1":
            return percent(value)
        return str(value) if field.unit == "year" else significant(value, _ALL_DIGITS)
    return _word(field.key, str(value), country)


def _word(key: str, value: str, country: str) -> str:
    if key == "task":
        return tasks()[value].name
    if key == "technology":
        return technology_label(value)
    if key == "threshold":
        return next(t.name for t in thresholds() if t.key == value)
    if key == "sector":
        sector = sector_of(value)
        return f"{value} {sector.name if sector is not None else group_label(group_of(value))}"
    if key == "region":
        return next((f"{r.code} {r.name}" for r in regions_of(country) if r.code == value), value)
    if key == "size":
        return size_label(SizeClass(value))
    words = {
        "country": country_name,
        "basis": basis_label,
        "investment_basis": basis_label,
        "domain": domain_label,
        "kind": step_kind_label,
        "value_class": value_class_label,
        "outcome": outcome_label,
    }
    return words[key](value) if key in words else value
