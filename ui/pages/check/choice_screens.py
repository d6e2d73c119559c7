"""The questions that are answered by one tap: what kind of firm, where, how many people, what they earn, who is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from auditor.assess.sector_template import sector_templates
from auditor.assess.self_check import PEOPLE_IN_FIRM, UNKNOWN, Screen, check_answers
from auditor.edit.self_check.people import answer_country, answer_people, answer_vacancies, answer_wage
from auditor.edit.self_check.sector import choose_sector
from auditor.errors import QuantityError
from auditor.locale import _, country_name, number, system_country
from auditor.model.country import country_and_region
from auditor.model.units import Kind, parse_as
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.widgets.labels import label
from ui.widgets.tiles import Tile, Tiles

#: Countries that the program has figures of; all others have those of the EU.
_COUNTRIES = ("NL", "DE", "BE", "AT")
_ELSEWHERE = "EU"
#: The kind of firm that is none of the others.
_OTHER = "other"


def _dont_know() -> Tile:
    return Tile(UNKNOWN, _("Don't know"), is_quiet=True)


class ChoiceScreen(CheckScreen):
    """Tiles, of which one is the answer."""

    key: Screen

    def __init__(self, session: Session, heading: str, text: str, tiles: Sequence[Tile], columns: int = 1) -> None:
        super().__init__(session, heading, text)
        self.tiles = Tiles(tiles, columns)
        self.tiles.chosen.connect(self._choose)
        self.column.addWidget(self.tiles)

    def show_state(self) -> None:
        found = check_answers(self.session.audit).get(self.key)
        self.tiles.show_chosen([found.answer] if found is not None else [])

    def answered(self) -> str:
        found = check_answers(self.session.audit).get(self.key)
        button = self.tiles.buttons.get(found.answer) if found is not None else None
        return button.tile.title if button is not None else ""

    def first(self) -> QWidget:
        return self.tiles.first()

    def _choose(self, key: str) -> None:
        self.answer(key)
        self.done.emit()

    def answer(self, key: str) -> None:
        """Store an answer."""
        raise NotImplementedError


class SectorScreen(ChoiceScreen):
    """The kind of firm, found by what people call it too."""

    key = Screen.SECTOR

    def __init__(self, session: Session) -> None:
        templates = sector_templates()
        last = [t for key, t in templates.items() if key == _OTHER]
        ordered = sorted((t for key, t in templates.items() if key != _OTHER), key=lambda t: t.title.casefold())
        tiles = [Tile(t.key, t.title, t.example, is_quiet=t in last) for t in [*ordered, *last]]
        super().__init__(
            session,
            _("What kind of firm are you?"),
            _("The program fills in the usual work of your trade; you say afterwards what is different with you."),
            tiles,
            columns=3,
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Or type your trade"))
        self.search.setAccessibleName(_("Or type your trade"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_only)
        self.column.insertWidget(2, self.search)
        self.nothing = label(_("No kind of firm is called that. Take the nearest one, or another trade."), quiet=True)
        self.nothing.hide()
        self.column.insertWidget(3, self.nothing)

    def answer(self, key: str) -> None:
        self.session.do(choose_sector, key)

    def _filter(self, typed: str) -> None:
        found = self._found(typed)
        self.tiles.show_only([*found, *(key for key in self.tiles.buttons if key == _OTHER)])
        self.nothing.setVisible(not found)

    def _found(self, typed: str) -> list[str]:
        """The kinds of firm that are called what was typed, in any of the languages."""
        wanted = typed.strip().casefold()
        found = []
        for key, template in sector_templates().items():
            texts = [*template.titles.values(), *template.examples.values()]
            texts += [word for words in template.words.values() for word in words]
            if key != _OTHER and any(wanted in text.casefold() for text in texts):
                found.append(key)
        return found

    def _take_only(self) -> None:
        found = self._found(self.search.text())
        if len(found) == 1:
            self.tiles.buttons[found[0]].click()


class CountryScreen(ChoiceScreen):
    """Where the firm is; the country where this computer is comes first."""

    key = Screen.COUNTRY

    def __init__(self, session: Session) -> None:
        here = country_and_region(system_country())[0]
        order = sorted(_COUNTRIES, key=lambda code: code != here)
        tiles = [Tile(code, country_name(code)) for code in order] + [Tile(_ELSEWHERE, _("Somewhere else in Europe"))]
        super().__init__(
            session,
            _("Where is your firm?"),
            _("For what an hour of work usually costs, for holidays, law and support. The part of the country can be chosen on the Firm page."),
            tiles,
        )  # fmt: skip

    def answer(self, key: str) -> None:
        self.session.do(answer_country, key, date.today().year)


class PeopleScreen(ChoiceScreen):
    """How many people; any other number can be typed."""

    key = Screen.PEOPLE

    def __init__(self, session: Session) -> None:
        tiles = [Tile(f"{n}", number(n)) for n in PEOPLE_IN_FIRM]
        super().__init__(
            session,
            _("How many people work in your firm, yourself included?"),
            _("The nearest number will do. Two who work half the time count as one."),
            [*tiles, _dont_know()],
            columns=4,
        )
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(_("Or type the number"))
        self.typed.setAccessibleName(_("Or type the number"))
        self.typed.setMaximumWidth(260)
        self.typed.returnPressed.connect(self._take_typed)
        self.wrong = label(_("Please just a number, such as 9."))
        self.wrong.setObjectName("warn")
        self.wrong.hide()
        self.column.addWidget(self.typed)
        self.column.addWidget(self.wrong)

    def show_state(self) -> None:
        super().show_state()
        found = check_answers(self.session.audit).get(self.key)
        own = found is not None and found.answer not in self.tiles.buttons
        self.typed.setText(found.answer if found is not None and own else "")
        self.wrong.hide()

    def answered(self) -> str:
        return super().answered() or self.typed.text()

    def answer(self, key: str) -> None:
        self.session.do(answer_people, None if key == UNKNOWN else float(key))

    def _take_typed(self) -> None:
        try:
            people = parse_as(self.typed.text(), Kind.COUNT).likely
        except QuantityError:
            people = 0.0
        self.wrong.setVisible(not 0 < people <= 10_000)
        if 0 < people <= 10_000:
            self.session.do(answer_people, people)
            self.done.emit()


class WageScreen(ChoiceScreen):
    """What a skilled worker earns."""

    key = Screen.WAGE

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("What does a skilled worker earn an hour, gross?"),
            _("The pay on the payslip, in euros. Not the rate that you charge customers: charges and paid absence are added by the program."),
            [
                Tile("to_17", _("up to {n}").format(n=17)),
                Tile("17_20", "17 – 20"),
                Tile("20_24", "20 – 24"),
                Tile("24_28", "24 – 28"),
                Tile("over_28", _("more than {n}").format(n=28)),
                _dont_know(),
            ],
            columns=3,
        )  # fmt: skip

    def answer(self, key: str) -> None:
        self.session.do(answer_wage, key)


class VacanciesScreen(ChoiceScreen):
    """Whether people are looked for."""

    key = Screen.VACANCIES

    def __init__(self, session: Session) -> None:
        super().__init__(
            session,
            _("Do you find people?"),
            _("Work that nobody can be found for is worth more to be rid of."),
            [
                Tile("none", _("Yes, enough")),
                Tile("one", _("We have been looking for one for months")),
                Tile("two", _("We have been looking for two or more for months")),
                Tile("given_up", _("We have given up looking")),
                _dont_know(),
            ],
        )

    def answer(self, key: str) -> None:
        self.session.do(answer_vacancies, key)
