"""The figures of a pack in words: measures, what they are of, values, and how a firm stands."""

from __future__ import annotations

from auditor.assess.readiness import thresholds
from auditor.assess.tasks import tasks
from auditor.locale import _, money, number, percent, significant
from auditor.region.cells import cell_label
from auditor.region.disclosure.rules import Reason
from auditor.region.disclosure.shown_cell import ShownCell
from auditor.region.extract.shown import technology_label
from auditor.region.measures import MEASURES, Item
from auditor.region.pack.document import Pack
from auditor.region.places import regions_of
from auditor.region.standing.place import Band
from auditor.region.standing.told import CarriedOut


def measure_label(key: str) -> str:
    """A measure for people to read.

    Args:
        key: of the measure.

    Returns:
        its name, in the language in force.
    """
    return _(MEASURES[key].label)


def item_label(measure: str, item: str) -> str:
    """What a figure is of, for people to read.

    Args:
        measure: key of the measure.
        item: key of the task, technology, threshold or region.

    Returns:
        its name; the key where this version of the program does not know it, nothing for the firm itself.
    """
    kind = MEASURES[measure].item
    if kind is Item.TASK:
        return tasks()[item].name if item in tasks() else item
    if kind is Item.TECHNOLOGY:
        return technology_label(item)
    if kind is Item.THRESHOLD:
        return next((t.name for t in thresholds() if t.key == item), item)
    if kind is Item.REGION:
        return next((r.name for r in regions_of(item[:2]) if r.code == item), item)
    return ""


def value_text(measure: str, value: float | None) -> str:
    """A value for people to read.

    Args:
        measure: key of the measure.
        value: in its unit; None where it is not shown.

    Returns:
        the number with its unit where the measure's name does not say it.
    """
    if value is None:
        return "–"
    unit = MEASURES[measure].unit
    if unit == "0–1":
        return percent(value)
    if unit == "EUR":
        return money(value)
    return number(value) if value >= 100 else significant(value, 2)


def unit_text(measure: str) -> str:
    """What the numbers of a measure count, beside them.

    Args:
        measure: its key.

    Returns:
        the unit, in the language in force; empty for shares, which are written in per cent, and for counts and ratios.
    """
    unit = MEASURES[measure].unit
    return {"min": "min", "EUR": "EUR", "h/year": _("h a year"), "years": _("years"), "level": _("level, 1–5")}.get(
        unit, ""
    )


def firms_text(cell: ShownCell) -> str:
    """Whose figures they are.

    Args:
        cell: of a pack.

    Returns:
        such as “about 40 firms: Metal and metal products”, in the language in force.
    """
    return _("about {n} firms: {cell}").format(n=number(cell.firms), cell=cell_label(cell.cell))


def told_row(told: CarriedOut) -> list[str]:
    """What became of a technology, in one row.

    Args:
        told: of a pack.

    Returns:
        technology, firms that told, share of them that carried it out, real ÷ planned investment and hours of the middle firm, and
        whose figures they are.
    """
    money, hours = told.real_investment, told.real_hours
    return [
        item_label("carried_out", told.technology),
        number(told.told.firms),
        percent((told.told.yes or 0) / told.told.firms),
        value_text("real_investment", money.at(50) if money is not None else None),
        value_text("real_hours", hours.at(50) if hours is not None else None),
        cell_label(told.told.cell),
    ]


def pack_sentence(pack: Pack) -> str:
    """What a pack is.

    Args:
        pack: the pack.

    Returns:
        programme, year, firms, and the beginning of the checksum to compare with what the programme says.
    """
    text = _("{programme}, {year}: about {n} firms. Checksum {print}.")
    return text.format(
        programme=pack.programme,
        year=pack.year,
        n=number(pack.firms),
        print=" ".join((pack.print[:4], pack.print[4:8], pack.print[8:12])),
    )


def band_text(band: Band) -> str:
    """Where a figure lies among those of firms like this one.

    Args:
        band: between which quantiles.

    Returns:
        the words, in the language in force.
    """
    return {
        Band.LOWEST_TENTH: _("lowest tenth"),
        Band.LOWEST_QUARTER: _("lowest quarter"),
        Band.LOWER_HALF: _("lower half"),
        Band.UPPER_HALF: _("upper half"),
        Band.HIGHEST_QUARTER: _("highest quarter"),
        Band.HIGHEST_TENTH: _("highest tenth"),
    }[band]


def reason_text(reason: Reason) -> str:
    """Why a cell is not shown, for the programme.

    Args:
        reason: the rule.

    Returns:
        the words, in the language in force.
    """
    return {
        Reason.FEW_FIRMS: _("too few firms"),
        Reason.FEW_ADVISORS: _("nearly all firms from one or two advisors"),
        Reason.DOMINATED: _("one or two firms are most of it"),
        Reason.EVERYBODY: _("it holds for nearly nobody or nearly everybody"),
        Reason.LEVEL: _("finer than this measure is shown"),
        Reason.REMAINDER: _("what it leaves beside its parts would be one to four firms"),
        Reason.FROZEN: _("fewer than five firms differ from an earlier pack: it stays as it was"),
    }[reason]
