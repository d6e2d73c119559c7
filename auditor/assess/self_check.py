"""The self-check: what is asked of an owner, in which order, and what was answered so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditor.assess.sector_template import SectorTemplate, TemplateStep, sector_templates
from auditor.flow.workload.step_workload import periods_per_year
from auditor.model import Audit, Basis, CheckAnswer, Estimate, Period
from auditor.model.country import default_rate

#: The answer of who does not know, and of who passes a question over.
UNKNOWN = "unknown"
#: The answer to “which work?” of who has none to name.
NONE = "none"
_BUSY = "busy."
#: How the keys of the questions after the first answer begin: those of technologies, and those of the sector.
FIT_QUESTION, SECTOR_QUESTION = "fit.", "sector."


class Screen(StrEnum):
    """One question, in the order in which they are asked."""

    SECTOR = "sector"
    COUNTRY = "country"
    PEOPLE = "people"
    WAGE = "wage"
    HOURS = "hours"
    VACANCIES = "vacancies"
    WAITING = "waiting"
    HEAVY = "heavy"
    ERRORS = "errors"
    TWICE = "twice"


#: Questions that are answered by naming steps, with how many may be named.
TROUBLE: Mapping[Screen, int] = {Screen.WAITING: 2, Screen.HEAVY: 3, Screen.ERRORS: 2, Screen.TWICE: 3}
#: Gross pay an hour of a skilled worker, in euros: key of an answer → low, likely, high.
WAGE_BANDS: Mapping[str, tuple[float, float, float]] = {
    "to_17": (14.0, 16.0, 17.0),
    "17_20": (17.0, 18.5, 20.0),
    "20_24": (20.0, 22.0, 24.0),
    "24_28": (24.0, 26.0, 28.0),
    "over_28": (28.0, 31.0, 36.0),
}
#: What an hour worked costs as a multiple of gross pay an hour. Non-wage costs are 25.5 % of labour costs in the euro area
#: (Eurostat, hourly labour costs 2024), and about 1,950 hours are paid for 1,620 that are worked: 1.2 ÷ 0.745 = 1.6.
#: The range is our own, as countries and pension schemes differ.
COST_OF_PAY = (1.4, 1.55, 1.7)
#: Key of an answer → people who are looked for.
VACANCIES: Mapping[str, float] = {"none": 0.0, "one": 1.0, "two": 2.0, "given_up": 1.0}
#: So many answers to “how many people are busy with it?” are offered, up to so many people in the firm.
_PEOPLE_BUSY: Sequence[tuple[float, tuple[float, ...]]] = (
    (14, (0.25, 0.5, 1, 1.5, 2, 3, 4)),
    (35, (0.5, 1, 2, 3, 4, 6, 8)),
    (90, (1, 2, 4, 6, 8, 12, 16)),
    (float("inf"), (2, 5, 10, 15, 20, 30, 40)),
)
#: Where nobody says how many they are. Our own judgement.
USUAL_PEOPLE = 12.0
PEOPLE_IN_FIRM = (1, 3, 5, 8, 10, 12, 16, 20, 25, 30, 40, 60, 80, 100, 150)
#: More hours told than this, as a multiple of the people's, and we ask.
TOO_MANY = 1.1
#: How far a number of people that is told may lie from the truth. Our own judgement.
SPREAD = 0.35
#: Of what is usual so much is left to a kind of work that nobody told, however much was told of the others.
_LEAST_LEFT = 0.25
#: What an hour costs where nobody says what a skilled worker earns, as a multiple of the mean of all sectors in the country:
#: workers of small manufacturers mostly earn less than that mean. Our own judgement.
_PAY_UNKNOWN = (0.6, 0.8, 1.05)


@dataclass(frozen=True)
class Row:
    """A kind of work in the question where the hours go.

    Attributes:
        people: busy with it on average as told; 0 where it is not done here; None where it is not known or not answered.
        is_answered: also by “don't know”.
        step_id: the step that stands for it; None where it is not done here.
    """

    step: TemplateStep
    people: float | None
    is_answered: bool
    step_id: int | None


def check_answers(audit: Audit) -> Mapping[str, CheckAnswer]:
    """What was answered, by the question's key.

    Args:
        audit: the snapshot.

    Returns:
        the answers; none where nobody made a self-check.
    """
    return {row.question: row for row in audit.table(CheckAnswer).values()}


def named_steps(audit: Audit, screen: Screen) -> frozenset[int]:
    """The steps that an answer about trouble names.

    Args:
        audit: the snapshot.
        screen: which question of :data:`TROUBLE`.

    Returns:
        ids of steps; none where it was not answered, or with “nowhere” or “don't know”.
    """
    found = check_answers(audit).get(screen)
    return (
        frozenset(int(part) for part in found.answer.split(",") if part.isdigit()) if found is not None else frozenset()
    )


def template_of(audit: Audit) -> SectorTemplate | None:
    """The kind of firm that was chosen.

    Args:
        audit: the snapshot.

    Returns:
        its template; None where none was chosen, or the program has none of that name any more.
    """
    found = check_answers(audit).get(Screen.SECTOR)
    return sector_templates().get(found.answer) if found is not None else None


def next_screen(audit: Audit) -> Screen | None:
    """The first question that is open.

    Args:
        audit: the snapshot.

    Returns:
        the question; None where all are answered.
    """
    answered = check_answers(audit)
    return next((screen for screen in Screen if screen not in answered), None)


def rows(audit: Audit) -> tuple[Row, ...]:
    """Where the hours go, as far as told.

    Args:
        audit: the snapshot.

    Returns:
        a row a kind of work of the template; what a person removed from the map counts as not done.
    """
    template, answered = template_of(audit), check_answers(audit)
    if template is None:
        return ()
    found = []
    for step in template.steps:
        known = answered.get(busy_key(step.key))
        step_id = known.step_id if known is not None else None
        told = known.answer if known is not None else "0"
        people = None if told in ("", UNKNOWN) else float(told)
        found.append(Row(step, people, told != "", step_id))
    return tuple(found)


def busy_key(step_key: str) -> str:
    """The key of the question how many people are busy with a kind of work.

    Args:
        step_key: of the template.

    Returns:
        key of the question.
    """
    return _BUSY + step_key


def people_told(audit: Audit) -> float | None:
    """How many people the firm has, as told.

    Args:
        audit: the snapshot.

    Returns:
        people; None where that was not answered or is not known.
    """
    found = check_answers(audit).get(Screen.PEOPLE)
    return float(found.answer) if found is not None and found.answer != UNKNOWN else None


def people_reckoned(audit: Audit) -> float:
    """How many people the firm has, as told, or as is usual in a firm of this program where nobody said so.

    Args:
        audit: the snapshot.

    Returns:
        people.
    """
    return people_told(audit) or USUAL_PEOPLE


def usual_factor(found: Sequence[Row], people: float) -> float:
    """What is usual in the sector, made to fit what was told: the rows together are no more than the firm's people.

    Args:
        found: all rows.
        people: of the firm.

    Returns:
        a factor on the usual shares of the rows that nobody told; at most 1.
    """
    told = sum(row.people for row in found if row.people is not None)
    usual = sum(row.step.share.likely * people for row in found if row.people is None)
    return min(max((people - told) / usual, _LEAST_LEFT), 1.0) if usual > 0 else 1.0


def people_in(row: Row, people: float, factor: float) -> float:
    """How many people a row stands for, told or usual.

    Args:
        row: a kind of work.
        people: of the firm.
        factor: of :func:`usual_factor`.

    Returns:
        people.
    """
    return row.people if row.people is not None else row.step.share.likely * people * factor


def people_spread(audit: Audit) -> float:
    """How many people the rows stand for together, told and usual.

    Args:
        audit: the snapshot.

    Returns:
        people.
    """
    people, found = people_reckoned(audit), rows(audit)
    factor = usual_factor(found, people)
    return sum(people_in(row, people, factor) for row in found)


def is_too_many(audit: Audit) -> bool:
    """Whether clearly more people are busy than the firm has, by what was told alone.

    Args:
        audit: the snapshot.

    Returns:
        True where that has to be asked.
    """
    people = people_told(audit)
    told = sum(row.people for row in rows(audit) if row.people is not None)
    return people is not None and told > TOO_MANY * people


def offered_people(people: float) -> tuple[float, ...]:
    """The numbers to choose from for “how many people are busy with it?”.

    Args:
        people: of the firm.

    Returns:
        numbers of people, rising.
    """
    return next(offered for most, offered in _PEOPLE_BUSY if people <= most)


def seconds_a_week(audit: Audit, people: float) -> float:
    """What so many people do in a week of the year: holidays and sickness are taken off.

    Args:
        audit: the snapshot, for the hours a full-time person works and the weeks of the firm's year.
        people: full-time people.

    Returns:
        seconds a week.
    """
    weeks = max(periods_per_year(Period.WEEK, audit.calendar), 1.0)
    return people * audit.firm.productive_hours_per_fte.likely * 3600 / weeks


def labour_told(audit: Audit, row: Row, people: float, factor: float) -> Estimate:
    """Work a week of a row: as told, give or take; where it is not known, as is usual in the sector.

    Args:
        audit: the snapshot.
        row: a kind of work.
        people: of the firm.
        factor: of :func:`usual_factor`.

    Returns:
        seconds a week.
    """
    if row.people is None:
        return row.step.share.map(lambda share: seconds_a_week(audit, share * people * factor))
    told = seconds_a_week(audit, row.people)
    return Estimate(told * (1 - SPREAD), told, told * (1 + SPREAD))


def rate_of_pay(band: str, country: str) -> Estimate:
    """What an hour of work costs the firm, with all charges.

    Args:
        band: key of a band of gross pay (:data:`WAGE_BANDS`); any other: not known, a wide range about what is usual.
        country: of the firm.

    Returns:
        currency per hour worked.
    """
    if band not in WAGE_BANDS:
        usual = default_rate(country).likely
        low, likely, high = (round(usual * share, 1) for share in _PAY_UNKNOWN)
        return Estimate(low, likely, high, Basis.ASSUMED)
    low, likely, high = (pay * cost for pay, cost in zip(WAGE_BANDS[band], COST_OF_PAY, strict=True))
    return Estimate(round(low, 1), round(likely, 1), round(high, 1), Basis.CALCULATED)


def questions_asked(audit: Audit) -> int:
    """How many questions were answered or passed over after the first answer.

    Args:
        audit: the snapshot.

    Returns:
        the number of questions.
    """
    return sum(key.startswith((FIT_QUESTION, SECTOR_QUESTION)) for key in check_answers(audit))
