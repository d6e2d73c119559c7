"""The self-check in the real window: from Home to a first answer, the questions, and what is stored of it all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from auditor.assess.sector_template import sector_templates
from auditor.assess.self_check import TROUBLE, UNKNOWN, Screen, check_answers, people_spread, rows
from auditor.locale import _, language, set_language
from auditor.model import CheckAnswer, FitAnswer
from auditor.store import AuditFile
from tests.rounds import in_soak_only, rounds
from tests.ui.owner import Owner
from ui import dialogs
from ui.pages.check.answer_screen import AnswerScreen
from ui.pages.check.answers_screen import AnswersScreen
from ui.pages.check.check_page import ANSWER, ANSWERS, QUESTION, WEEK
from ui.pages.check.choice_screens import PeopleScreen, SectorScreen
from ui.pages.check.hours_screen import HoursScreen
from ui.pages.check.question_screen import QuestionScreen
from ui.pages.check.trouble_screens import TroubleScreen
from ui.pages.check.week_screen import WeekScreen
from ui.pages.home_page import HomePage
from ui.window import MainWindow

MOST_TAPS = 30


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(dialogs, "documents", lambda: tmp_path / "documents")
    return tmp_path / "documents"


def texts_of(screen: object) -> str:
    from PySide6.QtWidgets import QLabel

    QApplication.processEvents()
    assert isinstance(screen, AnswerScreen | WeekScreen | QuestionScreen)
    return "\n".join(found.text() for found in screen.findChildren(QLabel) if found.isVisible())


@pytest.mark.soak
@pytest.mark.parametrize("sector", sorted(sector_templates())[: rounds("first answers")])
def test_a_first_answer_takes_no_more_than_thirty_taps(window: MainWindow, qtbot: QtBot, sector: str) -> None:
    owner = Owner(window, qtbot)
    owner.check(sector)
    assert owner.taps <= MOST_TAPS
    screen = owner.page.shown
    assert isinstance(screen, AnswerScreen)
    assert "Worth a second look" in texts_of(screen)
    assert "are guessed" in screen.text.text() and "assumed by the program" in screen.text.text()


@pytest.fixture
def spoken(request: pytest.FixtureRequest) -> str:
    """A language, in force before the window is made where it is asked for first."""
    set_language(request.param)
    return str(request.param)


def go_through(owner: Owner, sector: str) -> None:
    """From Home to the list for next week: the check, then each question that matters, with its first answer."""
    owner.check(sector)
    assert owner.taps <= MOST_TAPS
    screen = owner.page.shown
    assert isinstance(screen, AnswerScreen)
    has_questions = screen.ask.isVisible()
    owner.tap(screen.ask if has_questions else screen.measure)
    asked = 0
    while owner.page.at == QUESTION and asked <= 10:
        question = owner.page.shown
        assert isinstance(question, QuestionScreen) and question.tiles is not None
        assert question.why.text()
        if owner.by_keyboard:
            QTest.keyClick(question.tiles.first(), Qt.Key.Key_1)
        else:
            owner.tap(next(iter(question.tiles.buttons.values())))
        owner.wait_for_ranking()
        asked += 1
    assert owner.page.at == WEEK
    assert (asked >= 1) is has_questions


@pytest.mark.parametrize(
    ("spoken", "sector"), [("de", "bakery"), ("nl", "metal"), ("en", "joinery")], indirect=["spoken"]
)
def test_an_owner_comes_through_by_keyboard_alone(spoken: str, window: MainWindow, qtbot: QtBot, sector: str) -> None:
    go_through(Owner(window, qtbot, by_keyboard=True), sector)


@pytest.mark.parametrize(
    ("spoken", "sector"),
    [
        ("nl", "bakery"),
        ("de", "joinery"),
        ("en", "metal"),
        in_soak_only("nl", "joinery"),
        in_soak_only("nl", "metal"),
        in_soak_only("de", "bakery"),
        in_soak_only("de", "metal"),
        in_soak_only("en", "bakery"),
        in_soak_only("en", "joinery"),
    ],
    indirect=["spoken"],
)
def test_an_owner_comes_through_by_mouse_in_each_language(
    spoken: str, window: MainWindow, qtbot: QtBot, sector: str
) -> None:
    go_through(Owner(window, qtbot), sector)
    week = window.page("check").shown  # type: ignore[attr-defined]
    assert language() == spoken and _("Next week") in texts_of(week)


def test_each_answer_is_stored_as_it_was_given_and_sets_ordinary_fields(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.check("joinery")
    audit = window.session.audit
    answered = check_answers(audit)
    assert {s.value for s in Screen} <= answered.keys()
    assert (audit.firm.sector_code, audit.firm.country) == ("31.0", "NL")
    assert sum(role.headcount or 0 for role in audit.roles.values()) == pytest.approx(12, abs=0.2)
    assert [role.vacancies for role in audit.roles.values() if role.vacancies] == [1.0]
    assert {role.rate_per_hour.likely for role in audit.roles.values()} == {34.1}
    told = [row for row in rows(audit) if row.people]
    assert told and all(audit.work(row.step_id or 0).labour_s is not None for row in told)
    assert len({row.question for row in audit.table(CheckAnswer).values()}) == len(audit.table(CheckAnswer))


def test_back_and_skip_and_going_on_tomorrow(window: MainWindow, qtbot: QtBot, documents: Path) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    owner.choose("bakery")
    owner.choose("DE")
    assert owner.page.at == Screen.PEOPLE
    owner.tap(owner.page.back)
    assert owner.page.at == Screen.COUNTRY and owner.page.shown.tiles.buttons["DE"].isChecked()  # type: ignore[attr-defined]
    owner.choose("AT")
    owner.tap(owner.page.skip)
    assert check_answers(window.session.audit)[Screen.PEOPLE].answer == UNKNOWN
    assert owner.page.at == Screen.WAGE
    (path,) = documents.glob("*.audit")
    window.session.close()
    window.show_page("home")
    home = window.page("home")
    assert isinstance(home, HomePage)
    item = home.recent.itemAt(1)
    card = item.widget() if item is not None else None
    assert card is not None and "next: go on with the self-check" in card.accessibleName()
    assert window.open_path(path)
    assert window.stack.currentWidget() is owner.page and owner.page.at == Screen.WAGE
    assert window.session.audit.firm.country == "AT"


def test_another_trade_takes_the_place_of_the_one_before_and_what_was_said_of_people_stays(
    window: MainWindow, qtbot: QtBot
) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    owner.choose("bakery")
    owner.choose("NL")
    owner.choose("8")
    for _screen in range(3):
        owner.tap(owner.page.back)
    owner.choose("joinery")
    audit = window.session.audit
    assert len(audit.processes) == 1 and len(audit.roles) == 3
    assert {row.step.key for row in rows(audit)} == {s.key for s in sector_templates()["joinery"].steps}
    assert check_answers(audit)[Screen.PEOPLE].answer == "8"
    window.session.undo()
    assert window.session.audit.firm.sector_code == "10.7"


def test_work_that_is_not_done_here_leaves_the_map_whole_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    from auditor.flow.problems import problems

    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("joinery", "NL", "12", "20_24"):
        owner.choose(key)
    screen = owner.page.shown
    assert isinstance(screen, HoursScreen)
    owner.tap(screen.answers["coat", "0"])
    audit = window.session.audit
    assert "Coating and finishing" not in {s.name for s in audit.steps.values()}
    assert not problems(audit, next(iter(audit.processes)))
    owner.tap(screen.answers["coat", "1"])
    audit = window.session.audit
    (step,) = (s for s in audit.steps.values() if s.name == "Coating and finishing")
    assert not problems(audit, step.process_id) and step.lane_id is not None
    assert sum(f.source_id == step.id for f in audit.flows.values()) == 1
    assert audit.work(step.id).role_id is not None


def test_more_people_than_there_are_is_asked_about(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("joinery", "NL", "8", "20_24"):
        owner.choose(key)
    screen = owner.page.shown
    assert isinstance(screen, HoursScreen)
    for row in rows(window.session.audit):
        owner.tap(screen.answers[row.step.key, "1"])
    owner.tap(screen.go)
    assert screen.too_many.isVisible() and owner.page.at == Screen.HOURS
    assert "15" in screen.question.text() and "8" in screen.question.text()
    owner.tap(screen.scale)
    assert owner.page.at == Screen.VACANCIES
    assert sum(row.people or 0 for row in rows(window.session.audit)) == pytest.approx(8, abs=0.2)


def test_a_second_check_in_the_same_window_begins_with_nothing_told(window: MainWindow, qtbot: QtBot) -> None:
    """Fields of the first one used to speak to the second when they lost the keyboard."""
    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("metal", "NL", "20", "20_24"):
        owner.choose(key)
    screen = owner.page.shown
    assert isinstance(screen, HoursScreen)
    other = screen.others["weld"]
    other.setFocus()
    QTest.keyClicks(other, "0.53")
    window.show_page("home")
    owner.begin()
    for key in ("joinery", "NL", "12", "20_24"):
        owner.choose(key)
    QApplication.processEvents()
    assert not any(row.is_answered for row in rows(window.session.audit))


def test_undo_past_the_trade_leads_back_to_the_first_question(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("joinery", "NL"):
        owner.choose(key)
    while window.session.audit.steps:
        window.session.undo()
    QApplication.processEvents()
    assert owner.page.at == Screen.SECTOR


def test_what_nobody_told_takes_what_the_others_leave(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("joinery", "NL", "8", "20_24"):
        owner.choose(key)
    assert people_spread(window.session.audit) == pytest.approx(8)
    screen = owner.page.shown
    assert isinstance(screen, HoursScreen)
    owner.tap(screen.answers["install", "3"])
    owner.tap(screen.answers["quote", "0"])
    assert people_spread(window.session.audit) == pytest.approx(8)
    assert sum(r.headcount or 0 for r in window.session.audit.roles.values()) == pytest.approx(8, abs=0.2)
    owner.tap(screen.go)
    assert owner.page.at == Screen.VACANCIES  # what the program guessed is never held against the owner
    assert "guessed" in window.rail_buttons["measure"].toolTip()


def test_a_number_and_a_trade_can_be_typed(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    sector = owner.page.shown
    assert isinstance(sector, SectorScreen)
    QTest.keyClicks(sector.search, "schrein")
    assert [k for k, b in sector.tiles.buttons.items() if b.isVisible()] == ["joinery", "other"]
    QTest.keyClicks(sector.search, "xyz")
    assert sector.nothing.isVisible() and sector.tiles.buttons["other"].isVisible()
    sector.search.setText("bakker")
    QTest.keyClick(sector.search, Qt.Key.Key_Return)
    owner.choose("NL")
    people = owner.page.shown
    assert isinstance(people, PeopleScreen)
    QTest.keyClicks(people.typed, "many")
    QTest.keyClick(people.typed, Qt.Key.Key_Return)
    assert people.wrong.isVisible() and owner.page.at == Screen.PEOPLE
    people.typed.setText("17")
    QTest.keyClick(people.typed, Qt.Key.Key_Return)
    assert owner.page.at == Screen.WAGE
    assert check_answers(window.session.audit)[Screen.PEOPLE].answer == "17"


def test_an_answer_changes_the_first_answer_and_is_not_asked_again(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.check("bakery")
    screen = owner.page.shown
    assert isinstance(screen, AnswerScreen)
    owner.tap(screen.ask)
    question = owner.page.shown
    assert isinstance(question, QuestionScreen) and question.asked is not None and question.tiles is not None
    first = question.asked.question.key
    owner.tap(question.tiles.buttons[UNKNOWN])
    owner.wait_for_ranking()
    assert question.asked is None or question.asked.question.key != first
    assert not window.session.audit.table(FitAnswer)
    if question.asked is not None:
        owner.tap(next(iter(question.tiles.buttons.values())))
        owner.wait_for_ranking()
    assert {first} <= check_answers(window.session.audit).keys()


def test_one_answer_is_changed_from_the_list_of_all_and_the_others_stay(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.check("bakery")
    before = check_answers(window.session.audit)
    answer = owner.page.shown
    assert isinstance(answer, AnswerScreen)
    owner.tap(answer.told)
    listed = owner.page.shown
    assert isinstance(listed, AnswersScreen) and listed.tiles is not None
    assert list(listed.tiles.buttons) == list(Screen)
    assert all(button.tile.text not in ("", "Not answered") for button in listed.tiles.buttons.values())
    assert listed.tiles.buttons[Screen.PEOPLE].tile.text == "12"
    owner.tap(listed.tiles.buttons[Screen.PEOPLE])
    owner.choose("8")
    assert owner.page.at == ANSWERS
    assert listed.tiles.buttons[Screen.PEOPLE].tile.text == "8"
    after = check_answers(window.session.audit)
    assert {k for k in after if after[k].answer != before[k].answer} == {Screen.PEOPLE}
    owner.tap(listed.tiles.buttons[Screen.HEAVY])
    owner.tap(owner.page.back)
    assert owner.page.at == ANSWERS
    owner.tap(owner.page.back)
    assert owner.page.at == ANSWER


def test_what_is_tapped_stays_tapped_while_a_new_ranking_arrives(window: MainWindow, qtbot: QtBot) -> None:
    owner = Owner(window, qtbot)
    owner.begin()
    for key in ("bakery", "NL", "12", "20_24"):
        owner.choose(key)
    owner.tell_hours()
    owner.choose("one")
    screen = owner.page.shown
    assert isinstance(screen, TroubleScreen) and screen.tiles is not None
    first = next(key for key in screen.tiles.buttons if key.isdigit())
    owner.tap(screen.tiles.buttons[first])
    owner.wait_for_ranking()
    assert owner.page.shown is screen
    assert screen.tiles.buttons[first].isChecked() and screen.go.isEnabled()
    assert window.session.audit.tags_of(int(first)) == {"waiting"}
    owner.tap(screen.tiles.buttons[first])
    owner.wait_for_ranking()
    assert not screen.tiles.buttons[first].isChecked() and not window.session.audit.tags_of(int(first))


def test_the_list_for_next_week_can_be_printed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2
    from PySide6.QtGui import QDesktopServices

    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    owner = Owner(window, qtbot)
    owner.check("metal")
    screen = owner.page.shown
    assert isinstance(screen, AnswerScreen)
    owner.tap(screen.measure)
    week = owner.page.shown
    assert isinstance(week, WeekScreen)
    assert "Measure for a week how long" in texts_of(week)
    owner.page.save_sheets(tmp_path / "sheets.pdf")
    with pypdfium2.PdfDocument(tmp_path / "sheets.pdf") as pdf:
        assert 1 <= len(pdf) <= 3
        assert "Measure for a week" in pdf[0].get_textpage().get_text_range()
    assert shown == [str(tmp_path / "sheets.pdf")]


def test_an_audit_with_a_map_of_its_own_gets_the_questions_too(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.ranked, timeout=60_000):
        window.open_sample("joinery")
    window.show_page("check")
    owner = Owner(window, qtbot)
    owner.wait_for_ranking()
    assert owner.page.at == ANSWER
    screen = owner.page.shown
    assert isinstance(screen, AnswerScreen) and "Worth a second look" in texts_of(screen)


def test_a_check_can_be_taken_over_by_an_advisor(window: MainWindow, qtbot: QtBot, documents: Path) -> None:
    owner = Owner(window, qtbot)
    owner.check("control_cabinets")
    (path,) = documents.glob("*.audit")
    window.session.close()
    with AuditFile.open(path) as file:
        assert file.audit.steps and len(TROUBLE) == 4
        assert not file.check()
