"""How many people there are, what they earn, whether more are looked for, and what they are busy with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.assess.self_check import (
    UNKNOWN,
    USUAL_PEOPLE,
    VACANCIES,
    Row,
    Screen,
    busy_key,
    labour_told,
    people_in,
    people_reckoned,
    people_spread,
    people_told,
    rate_of_pay,
    rows,
    template_of,
    usual_factor,
)
from auditor.edit.map.process import ensure_process
from auditor.edit.map.shares import add_flow, scaled, share_what_is_freed
from auditor.edit.self_check.answering import put_answer, step_of
from auditor.edit.verb import verb
from auditor.edit.working_time import set_country
from auditor.locale import N_
from auditor.model import Audit, CheckAnswer, Flow, Period, Step, StepKind, Work
from auditor.store import Edit


@verb(N_("Answer the self-check"))
def answer_country(edit: Edit, country: str, year: int) -> None:
    """Where the firm is: hours, holidays and rates that nobody stated follow.

    Args:
        edit: the edit to do it in.
        country: ISO 3166 code, with the part of the country where holidays differ.
        year: of the audit, where it states none.
    """
    set_country(edit, country, year)
    put_answer(edit, Screen.COUNTRY, country)


@verb(N_("Answer the self-check"))
def answer_people(edit: Edit, people: float | None) -> None:
    """How many people work here; the usual hours of each kind of work follow where nobody told them.

    Args:
        edit: the edit to do it in.
        people: full-time people; None: not known.
    """
    put_answer(edit, Screen.PEOPLE, UNKNOWN if people is None else f"{people:g}")
    found = rows(edit.audit)
    _put_hours(edit, found, people or USUAL_PEOPLE)
    _put_heads(edit, found, people)


@verb(N_("Answer the self-check"))
def answer_wage(edit: Edit, band: str) -> None:
    """What a skilled worker earns: an hour of every role costs that with all charges.

    Args:
        edit: the edit to do it in.
        band: key of a band of pay; unknown: what is usual in the country.
    """
    put_answer(edit, Screen.WAGE, band)
    rate = rate_of_pay(band, edit.audit.firm.country)
    for role in list(edit.audit.roles.values()):
        edit.put(replace(role, rate_per_hour=rate))


@verb(N_("Answer the self-check"))
def answer_vacancies(edit: Edit, answer: str) -> None:
    """Whether people are looked for: for the role that has most.

    Args:
        edit: the edit to do it in.
        answer: key of an answer, or unknown.
    """
    put_answer(edit, Screen.VACANCIES, answer)
    roles = list(edit.audit.roles.values())
    if not roles:
        return
    largest = max(roles, key=lambda role: (role.headcount or 0.0, -role.id))
    for role in roles:
        wanted = VACANCIES.get(answer) if role is largest else None
        if role is largest or role.vacancies:
            edit.put(replace(role, vacancies=wanted))


@verb(N_("Answer the self-check"))
def answer_busy(edit: Edit, step_key: str, people: float | None) -> None:
    """How many people a kind of work keeps busy; 0 takes its step off the map, and another answer puts it back.

    Args:
        edit: the edit to do it in.
        step_key: of the template.
        people: on average; None: not known, so that the usual share of the sector stands.
    """
    found = rows(edit.audit)
    row = next(row for row in found if row.step.key == step_key)
    answer = UNKNOWN if people is None else f"{people:g}"
    told = replace(row, people=people, is_answered=True)
    if people == 0:
        if row.step_id is not None:
            _take_off(edit, edit.audit.steps[row.step_id])
        _put_answer_anew(edit, row, answer)
    elif row.step_id is None:
        step_id = _put_back(edit, found, row)
        told = replace(told, step_id=step_id)
        put_answer(edit, busy_key(step_key), answer, step_id)
    else:
        put_answer(edit, busy_key(step_key), answer, row.step_id)
    now = [told if r is row else r for r in found]
    _put_hours(edit, now, people_reckoned(edit.audit))
    _put_heads(edit, now, people_told(edit.audit))


def _put_answer_anew(edit: Edit, row: Row, answer: str) -> None:
    """The answer of a kind of work that is not done here: the one before went with its step."""
    if row.step_id is None:
        put_answer(edit, busy_key(row.step.key), answer)
    else:
        edit.put(CheckAnswer(question=busy_key(row.step.key), answer=answer))


@verb(N_("Answer the self-check"))
def end_hours(edit: Edit) -> None:
    """That is where the hours go; what was not answered is not known.

    Args:
        edit: the edit to do it in.
    """
    for row in rows(edit.audit):
        if not row.is_answered:
            put_answer(edit, busy_key(row.step.key), UNKNOWN, row.step_id)
    put_answer(edit, Screen.HOURS, "told")


@verb(N_("Answer the self-check"))
def fit_to_people(edit: Edit) -> None:
    """All numbers smaller, in proportion, until they are those of the firm's people.

    Args:
        edit: the edit to do it in.
    """
    people, spread = people_reckoned(edit.audit), people_spread(edit.audit)
    found = []
    for row in rows(edit.audit):
        if row.people is not None and row.step_id is not None:
            row = replace(row, people=round(row.people * people / spread, 2))
            put_answer(edit, busy_key(row.step.key), f"{row.people:g}", row.step_id)
        found.append(row)
    _put_hours(edit, found, people)
    _put_heads(edit, found, people)


def _put_hours(edit: Edit, found: Sequence[Row], people: float) -> None:
    factor = usual_factor(found, people)
    for row in found:
        if row.step_id is None or row.people == 0:
            continue
        known = edit.audit.table(Work).get(row.step_id) or Work(id=row.step_id)
        role = known.role_id if known.role_id is not None else _role_id(edit.audit, row)
        labour = labour_told(edit.audit, row, people, factor)
        edit.put(replace(known, labour_s=labour, labour_period=Period.WEEK, role_id=role))


def _put_heads(edit: Edit, found: Sequence[Row], people: float | None) -> None:
    """How many people each role has: the firm's people, spread as their hours are."""
    whole = people if people is not None else people_reckoned(edit.audit)
    by_role: dict[str, float] = {}
    factor = usual_factor(found, whole)
    for row in found:
        by_role[row.step.role] = by_role.get(row.step.role, 0.0) + people_in(row, whole, factor)
    spread = sum(by_role.values())
    for key, busy in by_role.items():
        role_id = _role_by_key(edit.audit, key)
        if role_id is not None and spread > 0:
            heads = round(busy * whole / spread, 1) if people is not None else None
            edit.put(replace(edit.audit.roles[role_id], headcount=heads))


def _role_by_key(audit: Audit, key: str) -> int | None:
    """The role that the steps of a kind have; it may have been given another name since."""
    for row in rows(audit):
        if row.step.role == key and row.step_id is not None:
            role_id = audit.work(row.step_id).role_id
            if role_id in audit.roles:
                return role_id
    template = template_of(audit)
    names = {named.key: set(named.names.values()) for named in template.roles} if template is not None else {}
    return next((r.id for r in audit.roles.values() if r.name in names.get(key, ())), None)


def _role_id(audit: Audit, row: Row) -> int | None:
    return _role_by_key(audit, row.step.role)


def _take_off(edit: Edit, step: Step) -> None:
    """A step off the map; what came before it leads to what came after."""
    before = [f for f in edit.audit.flows.values() if f.target_id == step.id]
    after = [f for f in edit.audit.flows.values() if f.source_id == step.id]
    for flow in before:
        onwards = scaled([o for o in after if o.target_id != flow.source_id], flow.share)
        for onward in onwards:
            known = flow.share_basis if len(onwards) == 1 else onward.share_basis
            edit.put(replace(onward, id=0, source_id=flow.source_id, bend=None, share_basis=known))
        if not onwards:
            share_what_is_freed(edit, {flow.source_id}, {flow.id})
    edit.delete(step)


def _put_back(edit: Edit, found: Sequence[Row], row: Row) -> int:
    """A step of the template on the map again, between its neighbours there."""
    audit, template = edit.audit, template_of(edit.audit)
    assert template is not None
    order = [r.step.key for r in found]
    on_map = {r.step.key: r.step_id for r in found if r.step_id is not None}
    at = order.index(row.step.key)
    earlier = next((on_map[k] for k in reversed(order[:at]) if k in on_map), None)
    later = next((on_map[k] for k in order[at + 1 :] if k in on_map), None)
    neighbour = earlier if earlier is not None else later
    process_id = audit.steps[neighbour].process_id if neighbour is not None else ensure_process(edit)
    lanes = {lane.name: lane.id for lane in audit.lanes_of(process_id)}
    names = next(lane.names for lane in template.lanes if lane.key == row.step.lane)
    lane_id = next((lanes[name] for name in names.values() if name in lanes), None)
    step = edit.put(step_of(row.step, process_id, lane_id))
    earlier = earlier if earlier is not None else _end_of(audit, process_id, StepKind.START)
    later = later if later is not None else _end_of(audit, process_id, StepKind.END)
    between = [f for f in audit.flows.values() if f.source_id == earlier and f.target_id == later]
    for flow in between[1:]:
        edit.delete(flow)
    if between:
        edit.put(replace(between[0], target_id=step.id, share=min(sum(f.share for f in between), 1.0)))
    elif earlier is not None:
        add_flow(edit, audit.steps[earlier], step.id)
    if later is not None:
        edit.put(Flow(process_id=process_id, source_id=step.id, target_id=later))
    return step.id


def _end_of(audit: Audit, process_id: int, kind: StepKind) -> int | None:
    return next((s.id for s in audit.steps_of(process_id) if s.kind is kind), None)
