"""What counts how much in the ranking."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Weight
from auditor.store import Edit


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
        edit.put(Weight(id=stored.id if stored is not None else 0, criterion=key, value=value))
