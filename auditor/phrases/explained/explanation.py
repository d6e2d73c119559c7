"""What an explanation is, and the inputs that many of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from auditor.locale import _, ngettext, number
from auditor.model import Basis, Estimate
from auditor.model.units import Kind, format_as
from auditor.terms import basis_label

#: So many inputs of one kind are listed; the others stand together in one line.
MOST = 6


class Place(NamedTuple):
    """Where something is entered.

    Attributes:
        stage, tab: their keys.
        candidate: key of the candidate whose figure it is.
        step_id, field: of the cell, where it stands in the table of Measure.
    """

    stage: str
    tab: str = ""
    candidate: str = ""
    step_id: int = 0
    field: str = ""


TABLE = Place("measure", "table")
MAP = Place("map")
FIRM = Place("firm")
ASSUMPTIONS = Place("rank", "assumptions")


def in_table(step_id: int, field: str) -> Place:
    """A cell of the table of Measure.

    Args:
        step_id: the step.
        field: key of the field.

    Returns:
        the place.
    """
    return TABLE._replace(step_id=step_id, field=field)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a figure.

    Attributes:
        key: its name for programs; inputs of one kind share it.
        name, value, basis: as they are read.
        amount: the number that the result is reckoned from, in the unit of the field that it comes from.
        place: where it is entered; None for what is calculated.
        source: where a figure of statistics or of the program comes from; empty for others.
        more: how it comes about itself; None for what is entered.
    """

    key: str
    name: str
    value: str
    basis: str
    amount: float
    place: Place | None = None
    source: str = ""
    more: Explain | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a figure comes about.

    Attributes:
        title: which figure it is.
        formula: in words.
        inputs: what enters it.
        result: as it is shown.
        amount: the number behind the result.
    """

    title: str
    formula: str
    inputs: tuple[Input, ...]
    result: str
    amount: float


Explain = Callable[[], Explanation | None]


def basis_text(basis: Basis) -> str:
    """How a figure of the firm is known; what the program took from a country's figures is from statistics.

    Args:
        basis: of the figure.

    Returns:
        the label.
    """
    return _("from statistics") if basis is Basis.CATALOGUE else basis_label(basis)


def calculated(key: str, name: str, value: str, amount: float, more: Explain | None = None) -> Input:
    """An input that is calculated itself.

    Args:
        key: its name for programs.
        name: as it is read.
        value: as it is read.
        amount: the number.
        more: how it comes about; None where that is not told.

    Returns:
        the input.
    """
    return Input(key, name, value, basis_label(Basis.CALCULATED), amount, more=more)


def entered(key: str, name: str, estimate: Estimate, kind: Kind, place: Place, currency: str = "EUR") -> Input:
    """An input that a person can enter.

    Args:
        key: its name for programs.
        name: as it is read.
        estimate: its value; the likely one enters the result.
        kind: what the field holds.
        place: where it is entered.
        currency: ISO 4217 code.

    Returns:
        the input, with its range where it has one.
    """
    text = format_as(estimate, kind, currency)
    return Input(key, name, text, basis_text(estimate.basis), estimate.likely, place)


def shortened(inputs: Sequence[Input], shown: Callable[[float], str]) -> tuple[Input, ...]:
    """Inputs that add up, the largest first; many small ones together in one line.

    Args:
        inputs: of one kind.
        shown: writes their sum.

    Returns:
        at most :data:`MOST` + 1 inputs that add up to the same.
    """
    ordered = sorted(inputs, key=lambda i: -abs(i.amount))
    if len(ordered) <= MOST + 1:
        return tuple(ordered)
    rest = ordered[MOST:]
    total = sum(i.amount for i in rest)
    name = ngettext("{n} other", "{n} others", len(rest)).format(n=number(len(rest)))
    return (*ordered[:MOST], calculated(rest[0].key, name, shown(total), total))
