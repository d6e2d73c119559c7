"""At the first start, once: is this the language? A line over Home; whoever does something else has answered."""

from __future__ import annotations

import os
from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from auditor.locale import LANGUAGES, _, language
from ui import user_data
from ui.preferences import choose
from ui.session import Session
from ui.theme import UNIT
from ui.widgets.labels import label

_ASKED = "language_asked"


def is_wanted() -> bool:
    """Whether nobody has been asked yet, or has said it already."""
    said = isinstance(user_data.read("preferences"), dict) or bool(os.environ.get("AUDITOR_LANG"))
    return not said and user_data.read(_ASKED) is None


class LanguageQuestion(QFrame):
    """A button a language, each in its own words; the one in force is marked."""

    def __init__(self, session: Session, start_again: Callable[[], None]) -> None:
        """Make the line.

        Args:
            session: of the window; what is opened in it answers, too.
            start_again: the program, in another language.
        """
        super().__init__()
        self._start_again = start_again
        self.setObjectName("bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT // 2)
        row.addWidget(label(_("Which language? It can be changed at any time under View."), wrap=False))
        row.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        for code, name in LANGUAGES.items():
            button = self.buttons[code] = QPushButton(name)
            button.setProperty("primary", code == language())
            button.clicked.connect(lambda _on=False, code=code: self._answer(code))
            row.addWidget(button)
        session.opened.connect(self._settle)

    def _answer(self, code: str) -> None:
        choose("language", code)
        self._settle()
        if code != language():
            self._start_again()

    def _settle(self) -> None:
        """Not to be asked again."""
        user_data.write(_ASKED, value=True)
        self.hide()
