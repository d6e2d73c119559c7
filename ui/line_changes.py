"""What can be done to the work of a line, each as one edit with a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.flow.line.yamazumi import LineElement, implied_elements
from auditor.locale import _
from auditor.model import Part, Step, Study, WorkElement
from auditor.store import Edit
from auditor.study.time_study import study_numbers
from ui.session import Session


def _stored(session: Session, edit: Edit, step_id: int) -> tuple[WorkElement, ...]:
    """The elements of a step; those that only follow from its times are stored now."""
    known = session.audit.work_elements_of(step_id)
    if known or step_id not in session.audit.steps:
        return known
    return tuple(edit.put(element) for element in implied_elements(session.audit, session.audit.steps[step_id]))


def assign(session: Session, element: LineElement, operator: int) -> None:
    """An element to an operator (0: to nobody)."""
    share_out(session, {_key(element): operator}, _("Move work to operator"))


def share_out(session: Session, operators: Mapping[tuple[int, int], int], label: str) -> None:
    """Elements to operators at once: (step, place in the step) → operator."""
    with session.edit(label) as edit:
        if edit is None:
            return
        for step_id in sorted({step_id for step_id, _place in operators}):
            for element in _stored(session, edit, step_id):
                wanted = operators.get((step_id, element.position))
                if wanted is not None and wanted != element.operator:
                    edit.put(replace(element, operator=wanted))


def keys_of(elements: Sequence[LineElement]) -> list[tuple[int, int]]:
    """What :func:`share_out` knows elements by."""
    return [_key(element) for element in elements]


def _key(element: LineElement) -> tuple[int, int]:
    return element.work_element.step_id, element.work_element.position


def add_element(session: Session, step_id: int, name: str) -> None:
    """One more element at the end of a step's work."""
    with session.edit(_("Add element")) as edit:
        if edit is not None:
            places = [e.position for e in _stored(session, edit, step_id)]
            edit.put(WorkElement(step_id=step_id, name=name[:500], position=max(places, default=-1) + 1))


def set_element(session: Session, step_id: int, position: int, **values: object) -> None:
    """The name, part, seconds or operator of an element."""
    with session.edit(_("Change element")) as edit:
        if edit is not None:
            for element in _stored(session, edit, step_id):
                if element.position == position:
                    edit.put(replace(element, **values))  # type: ignore[arg-type]


def remove_element(session: Session, step_id: int, position: int) -> None:
    with session.edit(_("Remove element")) as edit:
        if edit is not None:
            for element in _stored(session, edit, step_id):
                if element.position == position:
                    edit.delete(element)


def from_study(session: Session, step: Step, study: Study) -> None:
    """A step's work as its study found it: standard seconds per piece; operators stay where a name stays."""
    known = {element.name: element.operator for element in session.audit.work_elements_of(step.id)}
    found = study_numbers(session.audit, study.id)
    with session.edit(_("Take elements from study")) as edit:
        if edit is None:
            return
        for old in session.audit.work_elements_of(step.id):
            edit.delete(old)
        own = [timed for timed in found.elements.values() if not timed.element.is_foreign]
        for position, timed in enumerate(own):
            element = timed.element
            seconds = (timed.standard_s or 0.0) * element.per_cycle / study.units_per_cycle
            edit.put(
                WorkElement(
                    step_id=step.id, name=element.name, part=Part(element.part), seconds=seconds,
                    position=position, operator=known.get(element.name, 0),
                )
            )  # fmt: skip
