"""The kind of firm: its usual steps, people and places become a map of one's own."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from auditor.assess.sector_template import SectorTemplate, sector_templates
from auditor.assess.self_check import (
    UNKNOWN,
    Screen,
    busy_key,
    check_answers,
    people_reckoned,
    rate_of_pay,
    rows,
    seconds_a_week,
)
from auditor.edit.self_check.answering import put_answer, step_of
from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.flow.layout import tidy
from auditor.locale import N_, _
from auditor.model import Audit, CheckAnswer, Entity, Flow, Lane, Period, Process, Role, Step, StepKind, Work
from auditor.store import Edit


@verb(N_("Choose the kind of firm"))
def choose_sector(edit: Edit, key: str) -> None:
    """The usual steps of such firms as a map, with lanes and roles; those of a kind chosen before go.

    Args:
        edit: the edit to do it in.
        key: of a template.

    Raises:
        InputError: the audit has a map of another's making.
    """
    before = check_answers(edit.audit).get(Screen.SECTOR)
    if before is not None and before.answer == key:
        return
    if before is not None:
        _take_back(edit)
    elif edit.audit.steps:
        raise InputError(_("This audit has a map already. Begin a new audit to check a firm from the start."))
    template = sector_templates()[key]
    sector = template.title if template.sector_code else ""
    edit.put(replace(edit.audit.firm, sector=sector, sector_code=template.sector_code))
    entities = _placed(_map_of(edit.audit, template))
    ids = edit.graft(entities)["step"]
    put_answer(edit, Screen.SECTOR, key)
    own = [entity for entity in entities if isinstance(entity, Step) and entity.kind not in _ENDS]
    for step, template_step in zip(own, template.steps, strict=True):
        edit.put(CheckAnswer(question=busy_key(template_step.key), step_id=ids[step.id]))


_ENDS = (StepKind.START, StepKind.END)


def _take_back(edit: Edit) -> None:
    """The map of the kind that was chosen before, with its people and what was answered of its work."""
    audit = edit.audit
    steps = {row.step_id for row in rows(audit) if row.step_id is not None}
    processes = {audit.steps[i].process_id for i in steps}
    roles = {audit.work(i).role_id for i in steps} - {None}
    for answer in audit.table(CheckAnswer).values():
        if (
            answer.question not in (Screen.SECTOR, Screen.COUNTRY, Screen.PEOPLE, Screen.WAGE)
            and answer.step_id is None
        ):
            edit.delete(answer)
    for process_id in processes:
        edit.delete(audit.processes[process_id])
    for role_id in roles:
        assert role_id is not None
        edit.delete(audit.roles[role_id])


def _map_of(audit: Audit, template: SectorTemplate) -> list[Entity]:
    """Start, the steps one after another, end; with ids that tie them to each other only."""
    people, wage = people_reckoned(audit), check_answers(audit).get(Screen.WAGE)
    factor = min(1 / sum(row.share.likely for row in template.steps), 1.0)  # nobody told anything yet
    rate = rate_of_pay(wage.answer if wage is not None else UNKNOWN, audit.firm.country)
    process = Process(id=1, name=_("From enquiry to delivery"), unit=template.unit)
    found: list[Entity] = [process]
    lanes = {row.key: i for i, row in enumerate(template.lanes, 1)}
    roles = {row.key: i for i, row in enumerate(template.roles, 1)}
    found += [Lane(id=lanes[r.key], process_id=1, name=r.name, position=i) for i, r in enumerate(template.lanes)]
    found += [Role(id=roles[r.key], name=r.name, rate_per_hour=rate) for r in template.roles]
    first, last = lanes[template.steps[0].lane], lanes[template.steps[-1].lane]
    steps = [Step(id=1, process_id=1, name=_("Enquiry"), kind=StepKind.START, lane_id=first)]
    for number, row in enumerate(template.steps, 2):
        steps.append(step_of(row, 1, lanes[row.lane], number))
        labour = row.share.map(lambda share: seconds_a_week(audit, share * people * factor))
        found.append(Work(id=number, role_id=roles[row.role], labour_s=labour, labour_period=Period.WEEK))
    end = Step(id=len(steps) + 1, process_id=1, name=_("Delivered and paid"), kind=StepKind.END, lane_id=last)
    steps.append(end)
    found += steps
    found += [Flow(id=a.id, process_id=1, source_id=a.id, target_id=b.id) for a, b in pairwise(steps)]
    return found


def _placed(entities: list[Entity]) -> list[Entity]:
    """With a place on the map for every step."""
    at = tidy(Audit.of(entities), 1)
    return [replace(e, x=at[e.id][0], y=at[e.id][1]) if isinstance(e, Step) else e for e in entities]
