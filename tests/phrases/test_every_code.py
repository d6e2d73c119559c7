"""Every code that a result can hold is said in every language, with nothing left to fill in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.assess.criteria import Evidence, Sign
from auditor.assess.known import DecidingFigure, FigureKind, Known, KnownFigures
from auditor.assess.limits import Limit, Verdict
from auditor.assess.progress import Lack
from auditor.assess.tags import TagReason, TagSign, TagSuggestion
from auditor.assess.tasks import StepTask, TaskGround, tasks
from auditor.decide import rank
from auditor.decide.money.cash_table import CashLine
from auditor.decide.order.ranking import Caution, CautionCode
from auditor.decide.programme.before_after import Measure, MeasureKey
from auditor.decide.programme.beginning import NextAction
from auditor.decide.programme.people import Idea, IdeaCode
from auditor.decide.programme.pilot import PilotCode, PilotReason
from auditor.decide.programme.portfolio import ChoiceProblem
from auditor.locale import LANGUAGES, using
from auditor.model import Audit, CostHeading, Firm
from auditor.phrases.before_after import measure_row
from auditor.phrases.known import counts_text
from auditor.phrases.limits import remedy_text, verdict_text
from auditor.phrases.money import cash_line_label
from auditor.phrases.people import idea_text
from auditor.phrases.plan import pilot_sentence
from auditor.phrases.portfolio import choice_problem, nothing_to_plan
from auditor.phrases.progress import lack_heading, lack_text
from auditor.phrases.ranking import ranking_warnings
from auditor.phrases.suitability import evidence_text, task_reason
from auditor.phrases.tags import tag_reason

WELD = tasks()["weld"]
CASH = [*CostHeading, "subsidy", "overtime", "vacancies", "realised", "scrap", "output", "running", "resale"]


def every_text() -> list[str]:
    """What each code of each kind is in the language in force."""
    verdicts = [Verdict(limit, is_kept, 40.0, 50.0) for limit in Limit for is_kept in (True, False)]
    signs = [TagSuggestion("heavy", TagReason(sign, 1.5, 0.5, "w")) for sign in TagSign]
    return [
        *(verdict_text(verdict) for verdict in verdicts),
        *(remedy_text(verdict) for verdict in verdicts if not verdict.is_kept),
        *(evidence_text(Evidence(sign, 0.3, 0.7, ("heavy", "dirty"))) for sign in Sign),
        *(task_reason(StepTask(WELD, ground, "weld")) for ground in TaskGround),
        *(tag_reason(suggestion) for suggestion in (*signs, TagSuggestion("dirty", WELD))),
        *(idea_text(Idea(code, 0.5, ("A", "B"))) for code in IdeaCode),
        *(measure_row(Measure(key, "h", 1, 2, True, ("A",)), "EUR")[0] for key in MeasureKey),
        *(choice_problem(problem) for problem in ChoiceProblem),
        *(lack_heading(what) for what in Lack),
        *(lack_text(what) for what in Lack),
        *(counts_text(KnownFigures((DecidingFigure(FigureKind.TIME, known),), {}, 0)) for known in Known),
        *(pilot_sentence(PilotReason(code, 5_000.0, 2.0, 4, 2), "EUR") for code in PilotCode),
        *(nothing_to_plan(action) for action in NextAction),
        *(cash_line_label(CashLine(str(key), (0.0,))) for key in CASH),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_said_in_every_language(language: str) -> None:
    with using(language):
        said = every_text()
    assert all(said) and not any("{" in text or "}" in text for text in said)
    assert len(said) > 60


def test_no_two_languages_say_the_same() -> None:
    said = []
    for language in LANGUAGES:
        with using(language):
            said.append(every_text())
    same = [texts for texts in zip(*said, strict=True) if len(set(texts)) == 1]
    assert len(same) <= 2, same  # words that the languages share, such as “Installation” and its like


@pytest.mark.parametrize(("language", "ranked"), [("en", "of 1,341"), ("nl", "1.341"), ("de", "1.341")])
def test_every_caution_of_a_ranking_is_said(language: str, ranked: str) -> None:
    audit = Audit.of([Firm(currency="USD")])
    cautions = tuple(Caution(code, 200, 1_341) for code in CautionCode)
    ranking = replace(rank(audit, draws=16), warnings=cautions)
    with using(language):
        said = ranking_warnings(audit, ranking)
    assert len(set(said)) == len(CautionCode)
    assert "USD" in said[list(CautionCode).index(CautionCode.NOT_CONVERTED)]
    assert ranked in said[list(CautionCode).index(CautionCode.SCREENED)]
