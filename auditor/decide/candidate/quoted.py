"""The costs of a candidate by a quotation: what it includes at its price, what it leaves out at our own range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.decide.candidate.cost_figures import CostFigures
from auditor.model import (
    Audit,
    Basis,
    CandidateOverride,
    CostHeading,
    Estimate,
    Quotation,
    QuotedItem,
    QuotedLine,
    Stands,
)

#: What a quotation may set apart and our range of an investment has under another heading.
_UNDER = {
    QuotedItem.TRANSPORT: CostHeading.INSTALLATION,
    QuotedItem.ACCEPTANCE: CostHeading.INSTALLATION,
    QuotedItem.SPARE_PARTS: CostHeading.TOOLING,
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A candidate at the price of a quotation.

    Attributes:
        figures: all figures, those of the quotation in the place of our own.
        price: what it asks for all that it includes, in the audit's currency.
        assumed: what is reckoned on top by our own range, as the quotation leaves it out or does not say.
        besides: what the quotation itself says that must be paid besides.
        unknown: what it leaves out or does not say, and neither it nor our range has an amount of.
    """

    figures: CostFigures
    price: float
    assumed: Mapping[CostHeading, Estimate]
    besides: float
    unknown: tuple[QuotedItem, ...]


def price_of(quotation: Quotation, lines: Sequence[QuotedLine]) -> float | None:
    """What a quotation asks: its price, else its included lines added up.

    Args:
        quotation: the quotation.
        lines: what it says of each item.

    Returns:
        an amount in the audit's currency; None where it says none.
    """
    if quotation.price is not None:
        return quotation.price
    named = [line.amount for line in lines if line.stands is Stands.INCLUDED and line.amount is not None]
    return sum(named) if named else None


def with_chosen(audit: Audit, change: CandidateOverride | None, own: CostFigures) -> CostFigures:
    """The figures of a candidate at the price of the quotation that was chosen.

    Args:
        audit: the snapshot.
        change: what is stored of the candidate; None where nothing is.
        own: the figures without a quotation.

    Returns:
        other figures; the same where none was chosen, or it says no price.
    """
    chosen = [q for q in audit.quotations_of(change.id) if q.is_chosen] if change is not None else []
    made = quoted(own, chosen[0], audit.quoted_lines_of(chosen[0].id)) if chosen else None
    return made.figures if made is not None else own


def quoted(own: CostFigures, quotation: Quotation, lines: Sequence[QuotedLine]) -> Quoted | None:
    """A candidate at the price of a quotation.

    What is included is divided over its headings as the quotation says, the rest as our own range. What is left out costs what
    the quotation says, else what our range says; what it does not mention may be included or not: from nothing to the most
    of our range. The device itself is always included. Service and licences are part of the running cost, which is never
    less than they.

    Args:
        own: the figures without a quotation.
        quotation: the quotation.
        lines: what it says of each item.

    Returns:
        the figures with it; None where it has no price.
    """
    price = price_of(quotation, lines)
    if price is None:
        return None
    said = {line.item: line for line in lines}
    included = [h for h in CostHeading if _stands(said, h) is Stands.INCLUDED]
    costs = _divided(own, price, included, said)
    assumed: dict[CostHeading, Estimate] = {}
    besides = 0.0
    unknown: list[QuotedItem] = []
    for item in QuotedItem:
        line = said.get(item)
        if line is not None and line.stands is Stands.INCLUDED:
            continue
        heading = _UNDER.get(item) or CostHeading(item.value)
        if heading in included and item not in _UNDER:
            continue
        if line is not None and line.amount is not None:
            besides += line.amount
            costs[heading] = costs.get(heading, Estimate.point(0.0)) + Estimate.point(line.amount)
        elif item in _UNDER:
            unknown.append(item)
        elif heading in own.costs:
            range_of = own.costs[heading].with_basis(Basis.ASSUMED)
            if line is None:
                range_of = replace(range_of, low=0.0)
            assumed[heading] = range_of
            costs[heading] = costs[heading] + range_of if heading in costs else range_of
        else:
            unknown.append(item)
    running, service, months = own.running_cost_per_year, quotation.service_per_year, quotation.delivery_months
    figures = replace(
        own,
        costs=costs,
        running_cost_per_year=running if service is None else running.map(lambda value: max(value, service)),
        lead_time_months=own.lead_time_months if months is None else Estimate.point(months),
        quoted_by=quotation.supplier,
        without_quotation=own,
    )
    return Quoted(figures, price, assumed, besides, tuple(unknown))


def _stands(said: Mapping[QuotedItem, QuotedLine], heading: CostHeading) -> Stands | None:
    line = said.get(QuotedItem(heading.value))
    if line is None:
        return Stands.INCLUDED if heading is CostHeading.DEVICE else None
    return line.stands


def _divided(
    own: CostFigures, price: float, included: Sequence[CostHeading], said: Mapping[QuotedItem, QuotedLine]
) -> dict[CostHeading, Estimate]:
    """The price over the headings that it includes; together they are the price, whatever the lines add up to."""
    if not included:
        return {CostHeading.DEVICE: Estimate.point(price)}
    named = {h: line.amount for h in included if (line := said.get(QuotedItem(h.value))) and line.amount is not None}
    apart: dict[CostHeading, float] = {}
    for item, heading in _UNDER.items():
        line = said.get(item)
        if line is not None and line.stands is Stands.INCLUDED and line.amount is not None:
            apart[heading] = apart.get(heading, 0.0) + line.amount
    weights = {h: own.costs[h].likely if h in own.costs else 0.0 for h in included if h not in named}
    rest, whole = max(price - sum(named.values()) - sum(apart.values()), 0.0), sum(weights.values())
    parts = named | {h: rest * weight / whole for h, weight in weights.items() if whole}
    parts |= {heading: parts.get(heading, 0.0) + amount for heading, amount in apart.items()}
    together = sum(parts.values())
    if not together:
        return {h: Estimate.point(price / len(included)) for h in included}
    return {h: Estimate.point(part * price / together) for h, part in parts.items()}
