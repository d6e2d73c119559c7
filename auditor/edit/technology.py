"""Technologies that the firm adds to the catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Basis, Estimate, OwnTechnology
from auditor.model.units import Kind, parse_as
from auditor.store import Edit

#: Figures that every technology has, and what is typed there.
ESTIMATES = {
    "investment": Kind.MONEY,
    "running_cost_per_year": Kind.MONEY,
    "saving_share": Kind.SHARE,
    "lead_time_months": Kind.COUNT,
}
#: Limits that a technology may have.
LIMITS = {
    "max_load_kg": Kind.MASS,
    "min_batch": Kind.COUNT,
    "max_variants": Kind.COUNT,
    "max_cycle_s": Kind.TIME,
    "min_hours_per_year": Kind.COUNT,
}
_EASE = (1, 2, 3, 4, 5)


@verb(N_("Add technology"))
def add_technology(edit: Edit) -> OwnTechnology:
    """A technology with figures to be replaced, marked as assumed.

    Args:
        edit: the edit to do it in.

    Returns:
        the technology with its id.
    """
    nothing = Estimate.point(0.0, Basis.ASSUMED)
    return edit.put(
        OwnTechnology(
            name=_("New technology"),
            investment=nothing,
            running_cost_per_year=nothing,
            saving_share=Estimate(0.3, 0.5, 0.7, Basis.ASSUMED),
            lead_time_months=Estimate(2, 4, 8, Basis.ASSUMED),
        )
    )


@verb(N_("Change technology"))
def set_technology(edit: Edit, /, own: OwnTechnology, **values: Any) -> None:
    """What is chosen of a technology: kind, domains, tasks, whether it serves several steps.

    Args:
        edit: the edit to do it in.
        own: the technology as it is.
        values: fields of an :class:`OwnTechnology`.
    """
    edit.put(replace(own, **values))


@verb(N_("Change technology"))
def set_technology_text(edit: Edit, own: OwnTechnology, key: str, typed: str) -> None:
    """What a person typed about a technology.

    Args:
        edit: the edit to do it in.
        own: the technology as it is.
        key: field of an :class:`OwnTechnology`.
        typed: the text; loads in kg and times in seconds where no unit is given.

    Raises:
        InputError: it can't be that, or is missing where it is needed.
    """
    edit.put(replace(own, **{key: _parsed(key, typed)}))


def _parsed(key: str, text: str) -> Any:
    if key == "name" and not text:
        raise InputError(_("A technology needs a name."))
    if key in ESTIMATES:
        kind = ESTIMATES[key]
        if not text:
            raise InputError(_("This figure is needed."))
        return parse_as(text, kind, default_unit="%" if kind is Kind.SHARE else None)
    if key in LIMITS:
        unit = {Kind.MASS: "kg", Kind.TIME: "s"}.get(LIMITS[key])
        return parse_as(text, LIMITS[key], default_unit=unit).likely if text else None
    if key == "ease":
        level = parse_as(text, Kind.COUNT).likely
        if level not in _EASE:
            raise InputError(_("A whole number from 1 to 5."))
        return int(level)
    return text[:2000]


@verb(N_("Remove technology"))
def remove_technology(edit: Edit, own: OwnTechnology) -> None:
    """One technology less.

    Args:
        edit: the edit to do it in.
        own: the technology to remove.
    """
    edit.delete(own)
