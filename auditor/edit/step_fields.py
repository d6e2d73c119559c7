"""What can be typed about a step: one list for the grid, the inspector and whatever else reads texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from auditor.assess import division_of, task_of, tasks
from auditor.assess.tasks import place_of, tasks_by_name
from auditor.edit.verb import verb
from auditor.errors import InputError, PiecesAsked, QuantityError
from auditor.flow.workload.waiting import is_unattended
from auditor.locale import N_, _, number, percent
from auditor.model import Audit, Basis, Entity, Place, Role, Step, StepKind, Tag, ValueClass, Work
from auditor.model.units import (
    Kind,
    format_field,
    format_per_period,
    format_time,
    kind_of,
    parse_as,
    parse_cycle,
    parse_inventory,
    parse_per_period,
    parse_variation,
    says_unknown,
)
from auditor.simulate.settings import Settings
from auditor.simulate.variation import variation_of
from auditor.store import Edit
from auditor.terms import place_label, tag_key, tag_label, value_class_label


@dataclass(frozen=True)
class StepField:
    """One editable property of a step.

    Attributes:
        text: what is shown and edited.
        change: the entities to store for a typed text; raises InputError when it can't be read. Nothing, and words for
            “not known” where the field is a number, clear it.
        choices: what may be chosen, where it is a choice.
        order: what rows are sorted by; None where that is the text.
        is_time: a bare number lacks its unit here.
    """

    key: str
    label: str
    hint: str
    text: Callable[[Audit, Step], str]
    change: Callable[[Audit, Step, str], Sequence[Entity]]
    choices: Callable[[Audit], list[str]] | None = None
    is_number: bool = True
    order: Callable[[Audit, Step], float | None] | None = None
    is_time: bool = False


def _quantity(key: str, attribute: str, label: str, hint: str) -> StepField:
    kind = kind_of(Work, attribute)

    def text(audit: Audit, step: Step) -> str:
        return format_field(audit.work(step.id), attribute, audit.firm.currency)

    def change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
        value = parse_as(typed, kind, calendar=audit.calendar) if _is_known(typed) else None
        return [_with_work(audit, step, {attribute: value})]

    def order(audit: Audit, step: Step) -> float | None:
        value = getattr(audit.work(step.id), attribute)
        return value.likely if value is not None else None

    return StepField(key, label, hint, text, change, order=order, is_time=kind is Kind.TIME)


def _plain(key: str, attribute: str, label: str, hint: str, default: float | None, above_zero: bool) -> StepField:
    kind = kind_of(Work, attribute)

    def text(audit: Audit, step: Step) -> str:
        value = getattr(audit.work(step.id), attribute)
        return number(value, 4, grouping=False) if value is not None else ""

    def change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
        value = parse_as(typed, kind).likely if _is_known(typed) else default
        if above_zero and value is not None and value <= 0:
            raise InputError(_("This must be more than zero."))
        return [_with_work(audit, step, {attribute: value})]

    return StepField(key, label, hint, text, change, order=lambda audit, step: getattr(audit.work(step.id), attribute))


def _is_known(typed: str) -> bool:
    return bool(typed) and not says_unknown(typed)


def _with_work(audit: Audit, step: Step, values: dict[str, Any]) -> Work:
    return replace(audit.work(step.id), **values)


def _name_change(_audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    if not typed:
        raise InputError(_("A step needs a name."))
    return [replace(step, name=typed[:500])]


def _availability_text(audit: Audit, step: Step) -> str:
    return format_field(audit.work(step.id), "availability")


def _availability_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    share = parse_as(typed, kind_of(Work, "availability")).likely if _is_known(typed) else 1.0
    if share <= 0:
        raise InputError(_("This must be more than zero."))
    return [_with_work(audit, step, {"availability": share})]


def _repair_text(audit: Audit, step: Step) -> str:
    """As stated; else what the simulation assumes, where there are breakdowns at all."""
    work = audit.work(step.id)
    if work.repair_time_s is None and 0 < work.availability < 1:
        return _("{value} (assumed)").format(value=format_time(Settings().repair_s))
    return format_field(work, "repair_time_s")


def _repair_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    if typed == _repair_text(audit, step):
        return [step]
    value = parse_as(typed, Kind.TIME, calendar=audit.calendar).likely if _is_known(typed) else None
    if value is not None and value <= 0:
        raise InputError(_("This must be more than zero."))
    return [_with_work(audit, step, {"repair_time_s": value})]


def _variation_text(audit: Audit, step: Step) -> str:
    """As stated; else as the laps of its time study say, or as the simulation assumes."""
    work = audit.work(step.id)
    if work.variation is not None or work.cycle_time_s is None or is_unattended(audit, work):
        return format_field(work, "variation")
    value, basis = variation_of(audit, work, Settings())
    text = _("{value} (time study)") if basis is Basis.MEASURED else _("{value} (assumed)")
    return text.format(value=percent(value))


def _variation_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    if typed == _variation_text(audit, step):
        return [step]
    return [_with_work(audit, step, {"variation": parse_variation(typed) if _is_known(typed) else None})]


def _frequency_text(audit: Audit, step: Step) -> str:
    work = audit.work(step.id)
    if work.labour_s is not None:
        return format_per_period(work.labour_s, work.labour_period, True)
    return format_per_period(work.events, work.events_period, False) if work.events is not None else ""


def _frequency_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    values: dict[str, Any] = {"labour_s": None, "events": None}
    if _is_known(typed):
        stated = parse_per_period(typed, calendar=audit.calendar)
        if stated.is_time:
            values |= {"labour_s": stated.estimate, "labour_period": stated.period}
        else:
            values |= {"events": stated.estimate, "events_period": stated.period}
    return [_with_work(audit, step, values)]


def _cycle_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    """A time, with how many pieces it gives where that is said; work per period goes where it belongs (2.5 h/day)."""
    if not _is_known(typed):
        return [_with_work(audit, step, {"cycle_time_s": None, "study_id": None})]
    try:
        cycle = parse_cycle(typed, calendar=audit.calendar)
    except PiecesAsked:
        raise
    except QuantityError:
        try:
            return _frequency_change(audit, step, typed)
        except QuantityError:
            pass
        raise
    values: dict[str, Any] = {"cycle_time_s": cycle.time, "study_id": None}  # it follows no study any more
    if cycle.pieces is not None:
        values["units_per_cycle"] = cycle.pieces
    return [_with_work(audit, step, values)]


def _object_change(_audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    return [replace(step, task_object=typed[:500])]


def _manual_text(audit: Audit, step: Step) -> str:
    work = audit.work(step.id)
    if work.cycle_time_s is not None and is_unattended(audit, work):
        return _nobody()
    return format_field(work, "manual_share")


def _nobody() -> str:
    return _("{value} (assumed)").format(value=percent(0))


def _manual_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    return _MANUAL.change(audit, step, "" if typed == _nobody() else typed)


def _class_text(_audit: Audit, step: Step) -> str:
    return value_class_label(step.value_class) if step.value_class is not None else ""


def _class_change(_audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    found = next((c for c in ValueClass if typed.casefold() in (value_class_label(c).casefold(), c.value)), None)
    if typed and found is None:
        names = ", ".join(map(value_class_label, ValueClass))
        raise InputError(_("Choose one of: {names}.").format(names=names))
    return [replace(step, value_class=found)]


def _tags_text(audit: Audit, step: Step) -> str:
    return ", ".join(tag_label(name) for name in sorted(audit.tags_of(step.id)))


def _tags_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    """Tags separated by commas; one that is no longer there is refused, so that it is not suggested again."""
    wanted = list(dict.fromkeys(tag_key(part.strip())[:200] for part in typed.split(",") if part.strip()))
    changed: list[Entity] = []
    for name in wanted:
        known = audit.tag(step.id, name)
        if known is None:
            changed.append(Tag(step_id=step.id, name=name))
        elif not known.accepted:
            changed.append(replace(known, accepted=True))
    for name in audit.tags_of(step.id) - set(wanted):
        known = audit.tag(step.id, name)
        if known is not None:
            changed.append(replace(known, accepted=False))
    return changed


def _inventory_text(audit: Audit, step: Step) -> str:
    work = audit.work(step.id)
    if work.inventory_days_before is not None:
        return f"{number(work.inventory_days_before, 2, grouping=False)} d"
    pieces = work.inventory_pieces_before
    return number(pieces, 2, grouping=False) if pieces is not None else ""


def _inventory_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    found = parse_inventory(typed) if _is_known(typed) else None
    values = {
        "inventory_days_before": found.days if found else None,
        "inventory_pieces_before": found.pieces if found else None,
    }
    return [_with_work(audit, step, values)]


def _role_text(audit: Audit, step: Step) -> str:
    role_id = audit.work(step.id).role_id
    return audit.roles[role_id].name if role_id is not None else ""


def _role_change(audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    role = next((r for r in audit.roles.values() if r.name.casefold() == typed.casefold()), None)
    if typed and role is None:
        raise InputError(_("There is no role “{name}”; add it on the Firm page.").format(name=typed))
    return [_with_work(audit, step, {"role_id": role.id if role else None})]


def _task_text(audit: Audit, step: Step) -> str:
    if step.task:
        known = tasks().get(step.task)
        return known.name if known else step.task
    guessed = task_of(step, division_of(audit.firm))
    return _("{task} (guessed)").format(task=guessed.task.name) if guessed else ""


def _task_change(_audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    if step.task == "" and typed.endswith(")"):
        return [step]
    key = next((t.key for t in tasks().values() if typed.casefold() in (t.name.casefold(), t.key)), None)
    if typed and key is None:
        raise InputError(_("“{text}” is not one of the tasks.").format(text=typed))
    return [replace(step, task=key or "")]


def _place_text(audit: Audit, step: Step) -> str:
    place, _is_stated = place_of(step, task_of(step, division_of(audit.firm)))
    if place is None or step.place is not None:
        return place_label(place) if place is not None else ""
    return _("{place} (guessed)").format(place=place_label(place))


def _place_change(_audit: Audit, step: Step, typed: str) -> Sequence[Entity]:
    if step.place is None and typed.endswith(")"):
        return [step]
    found = next((p for p in Place if typed.casefold() in (place_label(p).casefold(), p.value)), None)
    if typed and found is None:
        raise InputError(_("Choose one of: {names}.").format(names=", ".join(map(place_label, Place))))
    return [replace(step, place=found)]


def _role_names(audit: Audit) -> list[str]:
    return ["", *(r.name for r in sorted(audit.roles.values(), key=_role_order))]


def _role_order(role: Role) -> str:
    return role.name.casefold()


NAME = StepField("name", N_("Step"), "", lambda _a, s: s.name, _name_change, is_number=False)
CYCLE = replace(
    _quantity("cycle", "cycle_time_s", N_("Cycle time"), N_("45 s, 1.5 min, 40–60 s, 120 per h")), change=_cycle_change
)

_MANUAL = _quantity("manual", "manual_share", N_("Manual share"), N_("80%"))

#: In the order of the grid's columns.
STEP_FIELDS: tuple[StepField, ...] = (
    NAME,
    CYCLE,
    _plain("units", "units_per_cycle", N_("Units per cycle"), N_("1"), 1.0, True),
    _quantity("setup", "setup_time_s", N_("Set-up time"), N_("15 min")),
    _plain("batch", "batch_size", N_("Batch size"), N_("50"), None, True),
    _plain("crew", "crew", N_("Operators"), N_("1"), 1.0, False),
    replace(_MANUAL, text=_manual_text, change=_manual_change),
    StepField("role", N_("Role"), "", _role_text, _role_change, _role_names, is_number=False),
    StepField("frequency", N_("Stated per period"), N_("2 h/week or 40/day"), _frequency_text, _frequency_change),
    _plain("stations", "stations", N_("Stations"), N_("1"), 1.0, True),
    StepField("availability", N_("Uptime"), N_("90%"), _availability_text, _availability_change),
    StepField("repair", N_("A breakdown lasts"), N_("45 min"), _repair_text, _repair_change, is_time=True),
    StepField("variation", N_("Pieces differ by"), N_("30%"), _variation_text, _variation_change),
    _quantity("scrap", "scrap", N_("Scrap"), N_("2%")),
    _quantity("consumables", "consumables_per_year", N_("Consumables a year"), N_("€ 800")),
    StepField("inventory", N_("Inventory before"), N_("500, or 5 d"), _inventory_text, _inventory_change),
    StepField(
        "task",
        N_("Task"),
        "",
        _task_text,
        _task_change,
        lambda _a: ["", *(t.name for t in tasks_by_name())],
        is_number=False,
    ),
    StepField(
        "place",
        N_("Place of work"),
        "",
        _place_text,
        _place_change,
        lambda _a: ["", *map(place_label, Place)],
        is_number=False,
    ),
    StepField(
        "object", N_("Of what"), N_("sheets, invoices, …"), lambda _a, s: s.task_object, _object_change, is_number=False
    ),
    StepField(
        "value",
        N_("Value"),
        "",
        _class_text,
        _class_change,
        lambda _a: ["", *map(value_class_label, ValueClass)],
        is_number=False,
    ),
    StepField("tags", N_("Tags"), N_("heavy, dirty"), _tags_text, _tags_change, is_number=False),
)

WORKING_FIELDS = (
    "cycle",
    "units",
    "setup",
    "batch",
    "crew",
    "manual",
    "role",
    "frequency",
    "stations",
    "availability",
    "repair",
    "variation",
    "task",
    "place",
)
FIELD_BY_KEY = {field.key: field for field in STEP_FIELDS}


def _fields_label(audit: Audit, what: str, entities: Sequence[Entity]) -> str:
    return _("Change {what}").format(what=what)


@verb(_fields_label)
def change_fields(edit: Edit, what: str, entities: Sequence[Entity]) -> None:
    """Store what fields of steps were changed to.

    Args:
        edit: the edit to do it in.
        what: the name of what is changed, in the language in force.
        entities: what :attr:`StepField.change` gave.
    """
    for entity in entities:
        edit.put(entity)


def step_kinds() -> list[StepKind]:
    """Kinds a person may choose; sub-processes come with the map editor."""
    return [kind for kind in StepKind if kind is not StepKind.SUBPROCESS]
