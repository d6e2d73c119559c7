"""What can be done to a time study, each as one edit with a name; a step that follows the study follows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from auditor.locale import _
from auditor.model import TABLE_OF, Allowance, Element, Entity, Observation, Study
from auditor.study.allowances import allowance_kinds
from auditor.study.follow import followed, linked
from auditor.study.laps import Lap
from ui.session import Session


def store(
    session: Session, label: str, study_id: int, put: Iterable[Entity] = (), delete: Iterable[Entity] = ()
) -> list[Entity]:
    """Change what belongs to a study; returns what was put, with its ids."""
    with session.edit(label) as edit:
        if edit is None:
            return []
        changed: dict[str, dict[int, Entity | None]] = {}
        for entity in delete:
            edit.delete(entity)
            changed.setdefault(TABLE_OF[type(entity)], {})[entity.id] = None
        made = [edit.put(entity) for entity in put]
        for entity in made:
            changed.setdefault(TABLE_OF[type(entity)], {})[entity.id] = entity
        work = followed(session.audit.replaced(changed), study_id)
        if work is not None:
            edit.put(work)
        return made
    return []


def new_study(session: Session, step_id: int, elements: Sequence[str]) -> int | None:
    """A study with the constant allowances and named elements (one for the whole cycle where none is named)."""
    now = datetime.now().astimezone().isoformat(timespec="minutes")
    names = [name.strip()[:500] for name in elements if name.strip()] or [_("Whole cycle")]
    with session.edit(_("New time study")) as edit:
        if edit is not None:
            number = len(session.audit.studies_of(step_id)) + 1
            study = edit.put(Study(step_id=step_id, name=_("Study {n}").format(n=number), started_at=now))
            for position, name in enumerate(names):
                edit.put(Element(study_id=study.id, name=name, position=position))
            edit.put(Element(study_id=study.id, name=_("Foreign element"), position=0, is_foreign=True))
            for kind in allowance_kinds():
                if kind.is_constant:
                    edit.put(Allowance(study_id=study.id, key=kind.key, share=kind.choices[0].share))
            return study.id
    return None


def record(session: Session, study: Study, lap: Lap, rating: float) -> Observation | None:
    """Store one lap; durable when this returns."""
    observation = Observation(
        step_id=study.step_id,
        study_id=study.id,
        element_id=lap.element_id,
        seconds=lap.seconds,
        cycle=lap.cycle,
        rating=rating,
        is_missed=lap.is_missed,
    )
    made = store(session, _("Lap"), study.id, [observation])
    return made[0] if made and isinstance(made[0], Observation) else None


def take_back(session: Session, observation: Observation) -> None:
    """Remove the last lap."""
    store(session, _("Take back lap"), observation.study_id or 0, delete=[observation])


def exclude(session: Session, observations: Iterable[Observation], reason: str) -> None:
    """Leave observations out of the means, with the reason; an empty one takes them in again."""
    changed = [replace(o, excluded_because=reason[:1000]) for o in observations]
    if changed:
        label = _("Exclude observation") if reason else _("Include observation")
        store(session, label, changed[0].study_id or 0, changed)


def set_allowance(session: Session, study_id: int, key: str, share: float | None) -> None:
    """One line of the allowance; None takes it away."""
    line = next((a for a in session.audit.allowances_of(study_id) if a.key == key), None)
    if share is None:
        if line is not None:
            store(session, _("Change allowance"), study_id, delete=[line])
    else:
        changed = replace(line, share=share) if line else Allowance(study_id=study_id, key=key, share=share)
        store(session, _("Change allowance"), study_id, [changed])


def set_element(session: Session, element: Element, **values: object) -> None:
    """The name, part or frequency of an element."""
    store(session, _("Change element"), element.study_id, [replace(element, **values)])  # type: ignore[arg-type]


def add_element(session: Session, study_id: int, name: str) -> None:
    """One more element at the end of the cycle."""
    position = sum(not e.is_foreign for e in session.audit.elements_of(study_id))
    store(session, _("Add element"), study_id, [Element(study_id=study_id, name=name[:500], position=position)])


def remove_element(session: Session, element: Element) -> None:
    """An element with its observations; the last one stays."""
    own = [e for e in session.audit.elements_of(element.study_id) if not e.is_foreign]
    if element.is_foreign or len(own) > 1:
        store(session, _("Remove element"), element.study_id, delete=[element])


def remove_study(session: Session, study: Study) -> None:
    """A study with all its observations; a step that followed it keeps the time it has."""
    with session.edit(_("Remove time study")) as edit:
        if edit is not None:
            edit.delete(study)


def set_follows(session: Session, study: Study, follows: bool) -> None:
    """Let the step's time follow the study, or stand by itself again."""
    work = session.audit.work(study.step_id)
    wanted = linked(session.audit, study) if follows else replace(work, study_id=None)
    if wanted is not None and wanted != work:
        session.put(_("Step follows study") if follows else _("Step stands by itself"), wanted)
