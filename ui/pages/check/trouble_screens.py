"""Where it hurts: a tap or two on the work that is meant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from auditor.assess.self_check import NONE, TROUBLE, UNKNOWN, Screen, check_answers, named_steps, rows
from auditor.edit.self_check.trouble import answer_trouble
from auditor.locale import N_, _, ngettext
from ui.pages.check.screen import CheckScreen
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.tiles import Tile, Tiles

_QUESTIONS = {
    Screen.WAITING: N_("Where does the work wait most?"),
    Screen.HEAVY: N_("What does nobody like to do: heavy, loud, dusty, hot or dull?"),
    Screen.ERRORS: N_("Where do mistakes happen that cost money?"),
    Screen.TWICE: N_("What do you write or type twice?"),
}


class TroubleScreen(CheckScreen):
    """Tiles of the firm's own work; as many may be named as the question asks for."""

    def __init__(self, session: Session, screen: Screen) -> None:
        most = TROUBLE[screen]
        text = ngettext("Tap at most {n}.", "Tap at most {n}.", most).format(n=most)
        super().__init__(session, _(_QUESTIONS[screen]), text)
        self.about = screen
        self.most = most
        self.tiles: Tiles | None = None
        self._shown: tuple[object, ...] = ()
        self.go = QPushButton(_("Go on"))
        self.go.setProperty("primary", True)
        self.go.setProperty("touch", True)
        self.go.clicked.connect(lambda _on=False: self.done.emit())
        self.column.addSpacing(UNIT)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self) -> None:
        audit = self.session.audit
        steps = [row.step_id for row in rows(audit) if row.step_id is not None and row.step_id in audit.steps]
        shown = tuple((i, audit.steps[i].name) for i in steps)
        if shown != self._shown:
            self._shown = shown
            if self.tiles is not None:
                self.tiles.hide()
                self.tiles.deleteLater()
            ends = [Tile(NONE, _("Nowhere"), is_quiet=True), Tile(UNKNOWN, _("Don't know"), is_quiet=True)]
            self.tiles = Tiles([*(Tile(str(i), name) for i, name in shown), *ends], columns=3, many=True)
            self.tiles.chosen.connect(self._press)
            self.column.insertWidget(3, self.tiles)
        assert self.tiles is not None
        found = check_answers(audit).get(self.about)
        answer = found.answer if found is not None else ""
        self.tiles.show_chosen([str(i) for i in named_steps(audit, self.about)] or [answer])
        self.go.setEnabled(bool(self._named()))

    def answered(self) -> str:
        chosen = (
            [button for button in self.tiles.buttons.values() if button.isChecked()] if self.tiles is not None else []
        )
        return ", ".join(button.tile.title for button in chosen)

    def first(self) -> QWidget:
        return self.tiles.first() if self.tiles is not None else self

    def _named(self) -> list[int]:
        assert self.tiles is not None
        return [int(key) for key, button in self.tiles.buttons.items() if button.isChecked() and key.isdigit()]

    def _press(self, key: str) -> None:
        assert self.tiles is not None
        if not key.isdigit():
            self.tiles.show_chosen([key])
            self.session.do(answer_trouble, self.about, [] if key == NONE else None)
            self.done.emit()
            return
        for other in (NONE, UNKNOWN):
            self.tiles.buttons[other].setChecked(False)
        named = self._named()
        if len(named) > self.most:
            self.tiles.buttons[key].setChecked(False)
            return
        self.session.do(answer_trouble, self.about, named or None)
        if len(named) == self.most:
            self.done.emit()
