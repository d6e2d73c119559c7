"""What is lifted at a step, as the lifting equation wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _, number
from auditor.model import Lift
from auditor.model.units import Kind, parse_as
from auditor.store import Edit
from auditor.study.lifting import MOST_HOURS

_FIRST_LOAD_KG = 10.0
_MOST_LENGTH_M = 3.0
_MOST_TURN = 180.0
_MOST = {"load_kg": 500.0, "lifts_per_min": 60.0}

LENGTHS = ("horizontal_origin_m", "vertical_origin_m", "horizontal_destination_m", "vertical_destination_m")


@verb(N_("Add lift"))
def add_lift(edit: Edit, step_id: int) -> None:
    """A lift of 10 kg, to be measured.

    Args:
        edit: the edit to do it in.
        step_id: the step.
    """
    edit.put(Lift(step_id=step_id, load_kg=_FIRST_LOAD_KG))


@verb(N_("Change lift"))
def set_lift(edit: Edit, /, lift: Lift, **values: Any) -> None:
    """What is chosen of a lift.

    Args:
        edit: the edit to do it in.
        lift: the lift as it is.
        values: fields of a :class:`Lift`.
    """
    edit.put(replace(lift, **values))


@verb(N_("Change lift"))
def set_lift_text(edit: Edit, lift: Lift, key: str, typed: str) -> None:
    """What a person typed about a lift.

    Args:
        edit: the edit to do it in.
        lift: the lift as it is.
        key: field of a :class:`Lift`.
        typed: the text; lengths in cm, loads in kg and turns in degrees where no unit is given.

    Raises:
        InputError: it can't be that.
    """
    edit.put(replace(lift, **{key: _parsed(key, typed)}))


def _parsed(key: str, text: str) -> Any:
    if key == "name":
        return text[:500]
    if key in LENGTHS:
        metres = parse_as(text, Kind.LENGTH, default_unit="cm").likely
        if metres > _MOST_LENGTH_M:
            raise InputError(_("Measure from the ankles or the floor: at most 3 m."))
        return metres
    if key == "load_kg":
        value = parse_as(text, Kind.MASS, default_unit="kg").likely
    else:
        value = parse_as(text.removesuffix("°").strip(), Kind.COUNT).likely
        if key.startswith("turn") and value > _MOST_TURN:
            raise InputError(_("At most 180°."))
    if key == "duration_h" and value > MOST_HOURS:
        raise InputError(_("The method has no limits for more than 8 hours a day; state at most 8 h."))
    if key in _MOST and value > _MOST[key]:
        raise InputError(_("At most {most}.").format(most=number(_MOST[key])))
    return value


@verb(N_("Remove lift"))
def remove_lift(edit: Edit, lift: Lift) -> None:
    """One lift less.

    Args:
        edit: the edit to do it in.
        lift: the lift to remove.
    """
    edit.delete(lift)
