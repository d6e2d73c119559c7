"""The brief: two pages that decide, honest about what is not known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.decide import Ranking, rank
from auditor.decide.money.yearly_gain import yearly_gain
from auditor.decide.programme.doing_nothing import doing_nothing
from auditor.decide.programme.plan import plan
from auditor.exchange import read_source, store
from auditor.locale import fixed, number, using
from auditor.model import Audit
from auditor.phrases.amounts import chance_for_reading, chance_in_words, money_for_reading
from auditor.phrases.plan import price_text
from auditor.report.papers.making import Wanted, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.section_choice import only
from auditor.report.write import report_bytes
from auditor.store import AuditFile
from tests.guided import guided_audit
from tests.report.hostile import hostile_audit, large_audit
from tests.report.test_report import pages_of


def brief_of(audit: Audit, known: Precomputed = NOTHING) -> list[str]:
    pages = pages_of(paper_bytes(audit, Wanted(Paper.BRIEF), known=known)[0])
    return [plain(page) for page in pages]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture
def ranking(sample: Audit) -> Ranking:
    return rank(sample)


def test_it_is_one_sheet_that_answers_the_firms_question_on_its_first_page(sample: Audit, ranking: Ranking) -> None:
    made = plan(sample, ranking)
    front, _back = brief_of(sample, Precomputed(ranking, made))
    assert f"Your question: {sample.firm.question}" in front
    assert f"Carry out {len(made.planned)} projects" in front
    chances = [p.evaluation.probability_payback_within_target for p in made.planned]
    low, high = (plain(chance_in_words(end(chances))) for end in (min, max))
    assert f"to pay back within your norm of 5 years runs from {low} to {high}" in front
    assert "Do nothing 3 vacancies stay open €0 €0 5,058 not covered" in front


def test_its_figures_are_those_of_the_ranking(sample: Audit, ranking: Ranking) -> None:
    made = plan(sample, ranking)
    front = brief_of(sample, Precomputed(ranking, made))[0]
    shown = [p.evaluation for p in made.planned if f"not above {price_text(p.evaluation)}" in front]
    assert len(shown) == 3
    for e in shown:
        gain = yearly_gain(e)
        assert f"{money_for_reading(gain.cash, 'EUR')} {number(e.hours_freed_per_year.likely)} worth" in front
        years = e.payback_years
        assert years.p10 is not None and years.p90 is not None and e.payback_median is not None
        assert f"{fixed(e.payback_median, 1)} ({fixed(years.p10, 1)} – {fixed(years.p90, 1)})" in front
        assert plain(chance_for_reading(e.probability_payback_within_target)) in front
    assert money_for_reading(made.together.investment, "EUR") in front


def test_its_back_says_what_is_not_known_and_who_does_what_by_when(sample: Audit, ranking: Ranking) -> None:
    back = brief_of(sample, Precomputed(ranking, plan(sample, ranking)))[1]
    assert "How long “Welding” really takes" in back
    assert "rest on guesses" in back
    assert "Cash is lowest at the end of" in back
    assert "Begin with the pilot" in back and "24 March 2026" in back  # the audit is of 10 March 2026


def test_after_a_self_check_it_says_what_to_find_out_and_advises_no_purchase(tmp_path: Path) -> None:
    front, back = brief_of(guided_audit(tmp_path / "a.audit", "joinery"))
    assert len(re.findall(r"if it fits \(\d+% chance\)", front)) == 3
    assert "Do not buy yet: 6 ideas" in front and "the table has 3 of them" in front
    assert "Ask those who do the work" in back
    assert "Begin with the pilot" not in back
    assert "1 vacancy stays open" in front


def test_where_the_trade_is_unknown_nothing_made_for_some_trades_is_said_not_to_pay(
    shared: Path, tmp_path: Path
) -> None:
    """A wood nesting router is no idea for turning machines; who knows the firm as little as we do can't tell."""
    with AuditFile.create(tmp_path / "a.audit") as file, using("nl"):
        store(file, read_source(shared / "data" / "eventlogs" / "Production_first110.csv"), "log")
        audit = file.audit
        ranking = rank(audit)
        known = Precomputed(ranking)
        front = brief_of(audit, known)[0]
        text = plain(" ".join(pages_of(report_bytes(only(audit, ["ranking"]), known=known)[0])))
        losers = [r.evaluation.candidate.technology for r in ranking.candidates if not r.worth_while]
        foreign = {t.name for t in losers if t.sectors}
    assert "CNC-nestingfrees" in foreign
    assert "Nu niet, en waarom" in front and "Nu niet de moeite waard" in text
    for name in foreign:
        assert name not in front.split("Nu niet, en waarom")[1]
        assert name not in text.split("Nu niet de moeite waard")[1]


def test_what_was_not_calculated_is_not_judged() -> None:
    (page,) = brief_of(Audit.of())
    assert "Nothing has been calculated yet" in page
    assert "Nothing recorded yet" in page
    for verdict in ("worth", "pays back", "Not now"):
        assert verdict not in page.replace("worth doing", "")


@pytest.mark.parametrize("audit", [hostile_audit(), large_audit(120)])
def test_it_is_never_more_than_a_sheet(audit: Audit) -> None:
    for language in ("en", "de"):
        with using(language):
            assert paper_bytes(audit, Wanted(Paper.BRIEF))[1] <= 2


def test_the_command_line_writes_it(sample_file: AuditFile, tmp_path: Path) -> None:
    sample_file.close()
    target = tmp_path / "brief.pdf"
    assert main(["report", str(sample_file.path), "-o", str(target), "--paper", "brief", "--lang", "nl"]) == 0
    pages = pages_of(target.read_bytes())
    assert len(pages) == 2
    assert "Niets doen" in pages[0]


def test_gain_on_the_bank_and_freed_work_are_the_whole_net_benefit(ranking: Ranking) -> None:
    for ranked in ranking.candidates:
        gain = yearly_gain(ranked.evaluation)
        assert gain.whole == pytest.approx(ranked.evaluation.benefit_per_year.likely)


def test_doing_nothing_costs_the_overtime_with_its_premium() -> None:
    audit = build_roles()
    found = doing_nothing(audit)
    assert found.overtime_cost == pytest.approx(200 * 40.0 * 1.25)
    assert found.vacancies == 2
    assert found.vacancy_hours == pytest.approx(2 * audit.firm.productive_hours_per_fte.likely)
    assert found.retiring is None
    assert doing_nothing(Audit.of()).overtime_cost is None


def build_roles() -> Audit:
    from auditor.model import Estimate, Role

    return Audit.of(
        [Role(id=1, name="Welder", rate_per_hour=Estimate.point(40.0), overtime_hours_per_year=200, vacancies=2)]
    )
