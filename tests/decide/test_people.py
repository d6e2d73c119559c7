"""What a plan means for people: hours freed, who is missing, what else there is to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.decide import Evaluation, rank
from auditor.decide.programme.people import Idea, IdeaCode, RoleView, missing_fte, people_view
from auditor.flow import analyse
from auditor.model import Audit, Firm, Role, Tag
from auditor.phrases.people import idea_text, lighter_text
from tests.build import audit_from, point

FIRM = Firm(productive_hours_per_fte=point(1_600))
PLAIN = Role(id=1, name="Welder", headcount=3.0)


def welding(*roles: Role) -> tuple[Audit, list[Evaluation]]:
    """A firm that welds 1,667 h a year, and the candidate that frees part of it."""
    work = {"Weld": {"cycle_time_s": point(300), "batch_size": 50.0, "role_id": 1}}
    map_of = audit_from({("Weld", "out"): 1}, demand=20_000, work=work)
    audit = Audit.of([*map_of.entities(), FIRM, *roles])
    return audit, [rank(audit, draws=64).candidates[0].evaluation]


def view_of(*roles: Role) -> RoleView:
    audit, chosen = welding(*roles)
    (view,) = people_view(audit, analyse(audit), chosen).roles
    return view


def codes(view: RoleView) -> list[IdeaCode]:
    return [idea.code for idea in view.ideas]


def test_hours_are_those_of_the_map_and_the_share_that_is_saved() -> None:
    audit, chosen = welding(PLAIN)
    (view,) = people_view(audit, analyse(audit), chosen).roles
    assert view.mapped_hours == pytest.approx(20_000 * 300 / 3600)
    assert view.freed_hours == pytest.approx(view.mapped_hours * chosen[0].candidate.freed_share_at(1))
    assert view.freed_fte == pytest.approx(view.freed_hours / 1_600)
    assert view.other_hours == pytest.approx(view.freed_hours)


def test_who_is_missing_is_what_is_known_of_it() -> None:
    assert missing_fte(None) is None
    assert missing_fte(Role(name="R")) is None
    assert missing_fte(Role(name="R", vacancies=1.0)) == 1
    full = Role(name="R", vacancies=1.0, headcount=10.0, absence_share=0.05, retiring=2.0)
    assert missing_fte(full) == pytest.approx(3.5)


def test_where_nothing_is_freed_there_is_nothing_else_to_do() -> None:
    audit, _chosen = welding(PLAIN)
    (view,) = people_view(audit, analyse(audit), []).roles
    assert (view.freed_hours, view.ideas) == (0, ())


@pytest.mark.usefixtures("only_the_cobot")
def test_ideas_follow_from_what_the_audit_knows() -> None:
    assert codes(view_of(replace(PLAIN, overtime_hours_per_year=50.0)))[0] is IdeaCode.LESS_OVERTIME
    assert IdeaCode.TAKE_OVER in codes(view_of(replace(PLAIN, retiring=1.0)))
    other = Role(id=2, name="Fitter", vacancies=1.0)
    learn = next(i for i in view_of(PLAIN, other).ideas if i.code is IdeaCode.LEARN_SHORT_ROLES)
    assert learn.names == ("Fitter",)
    own = replace(PLAIN, vacancies=0.25)
    found = view_of(own, other)
    filled = next(i for i in found.ideas if i.code is IdeaCode.FILL_VACANCIES)
    assert filled.vacancies == pytest.approx(0.25)
    assert IdeaCode.LEARN_SHORT_ROLES not in codes(found)


def test_a_vacancy_is_counted_in_words_as_people_count() -> None:
    assert idea_text(Idea(IdeaCode.FILL_VACANCIES, vacancies=1.0)).startswith("Do the work of 1 vacancy, which")
    assert idea_text(Idea(IdeaCode.FILL_VACANCIES, vacancies=0.3)).startswith("Do the work of 0.3 vacancies, which")


def test_lighter_work_is_what_a_machine_relieves_of_a_strain_that_is_known() -> None:
    audit, chosen = welding(PLAIN)
    assert people_view(audit, analyse(audit), chosen).lighter == ()
    strained = Audit.of([*audit.entities(), *(Tag(id=i, step_id=1, name=n) for i, n in ((1, "heavy"), (2, "dirty")))])
    again = [rank(strained, draws=64).candidates[0].evaluation]
    (item,) = people_view(strained, analyse(strained), again).lighter
    assert item.technology is again[0].candidate.technology
    freed = again[0].hours_freed_per_year.likely
    assert item.hours_per_year == pytest.approx(freed)
    assert lighter_text(strained, item).startswith(f"Weld: {freed:,.0f} hours a year, by ")
