"""What counts how much in the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from auditor.decide import RANK_CRITERIA
from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Weight
from auditor.model.units import Kind, parse_as
from auditor.store import Edit

#: Criteria that are measured in money; the others that have a scale of the firm in hours a year.
MONEY_CRITERIA, HOURS_CRITERIA = ("money", "revenue"), ("labour", "work")


@verb(N_("Change weights"))
def set_weights(edit: Edit, weights: Mapping[str, float]) -> None:
    """The weights of criteria.

    Args:
        edit: the edit to do it in.
        weights: swing weight by criterion, of any scale.
    """
    known = {w.criterion: w for w in edit.audit.table(Weight).values()}
    for key, value in weights.items():
        stored = known.get(key)
        made = Weight(criterion=key, value=value) if stored is None else replace(stored, value=value)
        edit.put(made)


@verb(N_("Change full marks"))
def set_full_marks(edit: Edit, criterion: str, typed: str) -> None:
    """What a candidate must reach on a criterion for all of its points; nothing typed goes back to the program's.

    Args:
        edit: the edit to do it in.
        criterion: its key.
        typed: an amount for money and new revenue, hours a year for the others.

    Raises:
        InputError: it is no number above nothing.
    """
    stored = next((w for w in edit.audit.table(Weight).values() if w.criterion == criterion), None)
    value = _full_marks(criterion, typed) if typed.strip() else None
    if stored is not None:
        edit.put(replace(stored, full_marks=value))
    elif value is not None:
        usual = next(c.default_weight for c in RANK_CRITERIA if c.key == criterion)
        edit.put(Weight(criterion=criterion, value=usual, full_marks=value))


def _full_marks(criterion: str, typed: str) -> float:
    kind, unit = (Kind.MONEY, None) if criterion in MONEY_CRITERIA else (Kind.COUNT, None)
    plain = typed.strip().removesuffix("h").removesuffix(_("h")).strip() if kind is Kind.COUNT else typed
    value = parse_as(plain, kind, default_unit=unit).likely
    if value <= 0:
        raise InputError(_("This must be more than zero."))
    return value
