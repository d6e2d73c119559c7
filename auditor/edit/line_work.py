"""What can be done to the work of a line: its elements, and who does them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.flow.line.yamazumi import LineElement, implied_elements
from auditor.locale import N_, _
from auditor.model import Part, Step, Study, WorkElement
from auditor.model.units import Kind, parse_as
from auditor.store import Edit
from auditor.study.time_study import study_numbers

_MOST_OPERATORS = 1000

#: A step, and the element's place within it.
Place = tuple[int, int]


def _stored(edit: Edit, step_id: int) -> tuple[WorkElement, ...]:
    """The elements of a step; those that only follow from its times are stored now."""
    known = edit.audit.work_elements_of(step_id)
    if known or step_id not in edit.audit.steps:
        return known
    return tuple(edit.put(element) for element in implied_elements(edit.audit, edit.audit.steps[step_id]))


def _share_out(edit: Edit, operators: Mapping[Place, int]) -> None:
    for step_id in sorted({step_id for step_id, _place in operators}):
        for element in _stored(edit, step_id):
            wanted = operators.get((step_id, element.position))
            if wanted is not None and wanted != element.operator:
                edit.put(replace(element, operator=wanted))


@verb(N_("Move work to operator"))
def assign_element(edit: Edit, element: LineElement, operator: int) -> None:
    """An element to an operator.

    Args:
        edit: the edit to do it in.
        element: the element on the line.
        operator: number from 1; 0: nobody.
    """
    _share_out(edit, dict.fromkeys(places_of([element]), operator))


@verb(N_("Suggest a balance"))
def take_balance(edit: Edit, operators: Mapping[Place, int]) -> None:
    """Elements to operators at once, as a balance found it.

    Args:
        edit: the edit to do it in.
        operators: number of the operator by place.
    """
    _share_out(edit, operators)


def places_of(elements: Sequence[LineElement]) -> list[Place]:
    """What :func:`take_balance` knows elements by.

    Args:
        elements: elements on the line.

    Returns:
        step and place in the step, in the same order.
    """
    return [(element.work_element.step_id, element.work_element.position) for element in elements]


@verb(N_("Add element"))
def add_work_element(edit: Edit, step_id: int, name: str) -> None:
    """One more element at the end of a step's work.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        name: what is done.
    """
    places = [e.position for e in _stored(edit, step_id)]
    edit.put(WorkElement(step_id=step_id, name=name[:500], position=max(places, default=-1) + 1))


@verb(N_("Change element"))
def set_work_element(edit: Edit, /, step_id: int, position: int, **values: Any) -> None:
    """The name, part, seconds or operator of an element.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        position: the element's place within it.
        values: fields of a :class:`WorkElement`.
    """
    for element in _stored(edit, step_id):
        if element.position == position:
            edit.put(replace(element, **values))


def work_element_value(key: str, typed: str) -> str | float | int:
    """What a person typed about an element of the line's work.

    Args:
        key: ``name``, ``seconds`` or ``operator``.
        typed: the text; a bare time is in seconds.

    Returns:
        the value of the field: a text, seconds, or the number of an operator (0: nobody).

    Raises:
        InputError: it can't be that.
    """
    if key == "name":
        return typed[:500] or _("Element")
    if key == "seconds":
        return parse_as(typed, Kind.TIME, default_unit="s").likely
    operator = parse_as(typed, Kind.COUNT).likely if typed else 0.0
    if operator != int(operator) or operator > _MOST_OPERATORS:
        raise InputError(_("An operator is a whole number: 1, 2, 3 …"))
    return int(operator)


@verb(N_("Remove element"))
def remove_work_element(edit: Edit, step_id: int, position: int) -> None:
    """One element less.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        position: the element's place within it.
    """
    for element in _stored(edit, step_id):
        if element.position == position:
            edit.delete(element)


@verb(N_("Take elements from study"))
def take_elements_from_study(edit: Edit, step: Step, study: Study) -> None:
    """A step's work as its study found it: standard seconds per piece; operators stay where a name stays.

    Args:
        edit: the edit to do it in.
        step: the step.
        study: one of its studies.
    """
    known = {element.name: element.operator for element in edit.audit.work_elements_of(step.id)}
    numbers = study_numbers(edit.audit, study.id)
    for old in edit.audit.work_elements_of(step.id):
        edit.delete(old)
    own = [timed for timed in numbers.elements.values() if not timed.element.is_foreign]
    for position, timed in enumerate(own):
        element = timed.element
        seconds = (timed.standard_s or 0.0) * element.per_cycle / study.units_per_cycle
        edit.put(
            WorkElement(
                step_id=step.id,
                name=element.name,
                part=Part(element.part),
                seconds=seconds,
                position=position,
                operator=known.get(element.name, 0),
            )
        )
