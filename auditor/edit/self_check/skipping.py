"""A question of the self-check that is passed over."""

from __future__ import annotations

from datetime import date

from auditor.assess.self_check import TROUBLE, UNKNOWN, Screen
from auditor.edit.self_check.people import answer_country, answer_people, answer_vacancies, answer_wage, end_hours
from auditor.edit.self_check.trouble import answer_trouble
from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.store import Edit


@verb(N_("Answer the self-check"))
def skip(edit: Edit, screen: Screen) -> None:
    """As if nobody knew: what is usual stands, and is marked as assumed.

    Args:
        edit: the edit to do it in.
        screen: any but the kind of firm.
    """
    if screen in TROUBLE:
        answer_trouble(edit, screen, None)
    elif screen is Screen.COUNTRY:
        answer_country(edit, edit.audit.firm.country, date.today().year)
    elif screen is Screen.PEOPLE:
        answer_people(edit, None)
    elif screen is Screen.WAGE:
        answer_wage(edit, UNKNOWN)
    elif screen is Screen.HOURS:
        end_hours(edit)
    elif screen is Screen.VACANCIES:
        answer_vacancies(edit, UNKNOWN)
