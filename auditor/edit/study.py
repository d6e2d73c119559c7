"""What can be done to a time study; a step that follows the study follows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import TABLE_OF, Allowance, Audit, Element, Entity, Observation, Study
from auditor.model.units import Kind, parse_as
from auditor.store import Edit
from auditor.study.allowances import allowance_kinds
from auditor.study.follow import followed, linked
from auditor.study.laps import Lap

LEAST_RATING, MOST_RATING = 0.2, 3.0
_MOST_TYPED = 1000


def _store(edit: Edit, study_id: int, put: Iterable[Entity] = (), delete: Iterable[Entity] = ()) -> list[Entity]:
    """Change what belongs to a study, and the time of a step that follows it; returns what was put, with its ids."""
    changed: dict[str, dict[int, Entity | None]] = {}
    for entity in delete:
        edit.delete(entity)
        changed.setdefault(TABLE_OF[type(entity)], {})[entity.id] = None
    made = [edit.put(entity) for entity in put]
    for entity in made:
        changed.setdefault(TABLE_OF[type(entity)], {})[entity.id] = entity
    work = followed(edit.audit.replaced(changed), study_id)
    if work is not None:
        edit.put(work)
    return made


@verb(N_("New time study"))
def new_study(edit: Edit, step_id: int, elements: Sequence[str], started_at: str) -> int:
    """A study with the constant allowances and named elements.

    Args:
        edit: the edit to do it in.
        step_id: the step that is studied.
        elements: names in the order of the cycle; where none is named, one for the whole cycle.
        started_at: ISO 8601, to the minute, with its zone.

    Returns:
        the id of the study.
    """
    names = [name.strip()[:500] for name in elements if name.strip()] or [_("Whole cycle")]
    number = len(edit.audit.studies_of(step_id)) + 1
    study = edit.put(Study(step_id=step_id, name=_("Study {n}").format(n=number), started_at=started_at))
    for position, name in enumerate(names):
        edit.put(Element(study_id=study.id, name=name, position=position))
    edit.put(Element(study_id=study.id, name=_("Foreign element"), position=0, is_foreign=True))
    for kind in allowance_kinds():
        if kind.is_constant:
            edit.put(Allowance(study_id=study.id, key=kind.key, share=kind.choices[0].share))
    return study.id


@verb(N_("Change time study"))
def set_study(edit: Edit, /, study: Study, **values: Any) -> None:
    """How a study was made.

    Args:
        edit: the edit to do it in.
        study: the study as it is.
        values: fields of a :class:`Study`.
    """
    _store(edit, study.id, [replace(study, **values)])


def study_value(key: str, typed: str) -> str | float:
    """What a person typed about a study.

    Args:
        key: ``name``, ``units_per_cycle``, ``rating``, ``precision`` or ``confidence``.
        typed: the text; shares and ratings as percentages.

    Returns:
        the value of the field: a text, pieces, or a share (0–1; a rating of 1 is a normal pace).

    Raises:
        InputError: it can't be that.
    """
    if key == "name":
        return typed[:500]
    if key == "units_per_cycle":
        pieces = parse_as(typed, Kind.COUNT).likely
        if pieces <= 0:
            raise InputError(_("This must be more than zero."))
        return pieces
    if key == "rating":
        rating = parse_as(typed.removesuffix("%").strip(), Kind.COUNT).likely / 100
        if not LEAST_RATING <= rating <= MOST_RATING:
            raise InputError(_("A rating lies between 20% and 300%; 100% is a normal pace."))
        return rating
    share = parse_as(typed, Kind.SHARE, default_unit="%").likely
    if not 0 < share < 1:
        raise InputError(_("This lies between 0 and 100%."))
    return share


@verb(N_("Change rating"))
def set_rating(edit: Edit, study: Study, rating: float) -> None:
    """The pace of all observations of a study.

    Args:
        edit: the edit to do it in.
        study: the study as it is.
        rating: 1 is a normal pace.
    """
    _store(edit, study.id, [replace(study, rating=rating)])


@verb(N_("Lap"))
def record_lap(edit: Edit, study: Study, lap: Lap, rating: float) -> Observation:
    """Store one lap; durable when the edit ends.

    Args:
        edit: the edit to do it in.
        study: the study that is timed.
        lap: element, cycle and seconds.
        rating: the pace that was seen; 1 is normal.

    Returns:
        the observation with its id.
    """
    observation = Observation(
        step_id=study.step_id,
        study_id=study.id,
        element_id=lap.element_id,
        seconds=lap.seconds,
        cycle=lap.cycle,
        rating=rating,
        is_missed=lap.is_missed,
    )
    (made,) = _store(edit, study.id, [observation])
    assert isinstance(made, Observation)
    return made


@verb(N_("Take back lap"))
def take_back_lap(edit: Edit, observation: Observation) -> None:
    """Remove the last lap.

    Args:
        edit: the edit to do it in.
        observation: the lap as it was stored.
    """
    _store(edit, observation.study_id or 0, delete=[observation])


@verb(N_("Note"))
def note_lap(edit: Edit, observation: Observation, note: str) -> None:
    """A remark on a lap.

    Args:
        edit: the edit to do it in.
        observation: the lap as it was stored.
        note: the remark.
    """
    _store(edit, observation.study_id or 0, [replace(observation, note=note[:5000])])


@verb(N_("Change observation"))
def set_observation_text(edit: Edit, observation: Observation, key: str, typed: str) -> None:
    """What a person typed about an observation.

    Args:
        edit: the edit to do it in.
        observation: the observation as it is.
        key: ``seconds``, ``rating`` or ``note``.
        typed: the text; a bare time is in seconds, a rating a percentage.

    Raises:
        InputError: it can't be that.
    """
    value: Any = typed[:5000]
    if key == "rating":
        value = parse_as(typed.removesuffix("%").strip(), Kind.COUNT).likely / 100
    elif key == "seconds":
        value = parse_as(typed, Kind.TIME, default_unit="s").likely
    changed = replace(observation, **{key: value})
    if changed != observation:
        _store(edit, observation.study_id or 0, [changed])


@verb(N_("Add times"))
def add_times(edit: Edit, study: Study, typed: str) -> None:
    """Times read elsewhere: of the only element, or of the elements in turn.

    Args:
        edit: the edit to do it in.
        study: the study that they belong to.
        typed: times separated by spaces or semicolons; a bare number is seconds.

    Raises:
        InputError: one of them is no time.
    """
    words = typed.replace(";", " ").split()[:_MOST_TYPED]
    times = [parse_as(word, Kind.TIME, default_unit="s").likely for word in words]
    own = [e for e in edit.audit.elements_of(study.id) if not e.is_foreign]
    start = max((o.cycle for o in edit.audit.observations_of(study.id)), default=0)
    made = [
        Observation(
            step_id=study.step_id,
            study_id=study.id,
            element_id=own[i % len(own)].id,
            seconds=seconds,
            cycle=start + 1 + i // len(own),
            rating=study.rating,
        )
        for i, seconds in enumerate(times)
    ]
    _store(edit, study.id, made)


def _exclusion_label(audit: Audit, observations: Iterable[Observation], reason: str) -> str:
    return _("Exclude observation") if reason else _("Include observation")


@verb(_exclusion_label)
def exclude_observations(edit: Edit, observations: Iterable[Observation], reason: str) -> None:
    """Leave observations out of the means, with the reason.

    Args:
        edit: the edit to do it in.
        observations: of one study.
        reason: why they do not count; an empty one takes them in again.
    """
    changed = [replace(o, excluded_because=reason[:1000]) for o in observations]
    if changed:
        _store(edit, changed[0].study_id or 0, changed)


@verb(N_("Change allowance"))
def set_allowance(edit: Edit, study_id: int, key: str, share: float | None) -> None:
    """One line of the allowance.

    Args:
        edit: the edit to do it in.
        study_id: the study.
        key: which line of the table.
        share: of the normal time (0–1); None takes the line away.
    """
    line = next((a for a in edit.audit.allowances_of(study_id) if a.key == key), None)
    if share is not None:
        _store(
            edit,
            study_id,
            [replace(line, share=share) if line else Allowance(study_id=study_id, key=key, share=share)],
        )
    elif line is not None:
        _store(edit, study_id, delete=[line])


@verb(N_("Change element"))
def set_element(edit: Edit, /, element: Element, **values: Any) -> None:
    """The name, part or frequency of an element.

    Args:
        edit: the edit to do it in.
        element: the element as it is.
        values: fields of an :class:`Element`.
    """
    _store(edit, element.study_id, [replace(element, **values)])


@verb(N_("Add element"))
def add_element(edit: Edit, study_id: int, name: str) -> None:
    """One more element at the end of the cycle.

    Args:
        edit: the edit to do it in.
        study_id: the study.
        name: what is done.
    """
    position = sum(not e.is_foreign for e in edit.audit.elements_of(study_id))
    _store(edit, study_id, [Element(study_id=study_id, name=name[:500], position=position)])


@verb(N_("Remove element"))
def remove_element(edit: Edit, element: Element) -> None:
    """An element with its observations; the last one of the cycle stays.

    Args:
        edit: the edit to do it in.
        element: the element to remove.
    """
    own = [e for e in edit.audit.elements_of(element.study_id) if not e.is_foreign]
    if element.is_foreign or len(own) > 1:
        _store(edit, element.study_id, delete=[element])


@verb(N_("Remove time study"))
def remove_study(edit: Edit, study: Study) -> None:
    """A study with all its observations; a step that followed it keeps the time it has.

    Args:
        edit: the edit to do it in.
        study: the study to remove.
    """
    edit.delete(study)


def _follows_label(audit: Audit, study: Study, follows: bool) -> str:
    return _("Step follows study") if follows else _("Step stands by itself")


@verb(_follows_label)
def set_follows(edit: Edit, study: Study, follows: bool) -> None:
    """Let the step's time follow the study, or stand by itself again.

    Args:
        edit: the edit to do it in.
        study: one of the step's studies.
        follows: whether the step takes the study's standard time.
    """
    work = edit.audit.work(study.step_id)
    wanted = linked(edit.audit, study) if follows else replace(work, study_id=None)
    if wanted is not None and wanted != work:
        edit.put(wanted)
