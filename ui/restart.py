"""Starting again on the same audit, where a choice takes effect at the start only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from auditor.locale import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


def program() -> list[str]:
    """The words that start this program: itself where it is packed, else Python with the script."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(sys.argv[0]).resolve())]


def offer_restart(window: QWidget, session: Session) -> None:
    """Ask whether to start again now; everything is stored already."""
    from ui.safety.boxes import choose

    answers = [_("Start again now"), _("Later")]
    text = _("This takes effect when the program is started again. Everything is stored.")
    if choose(window, text, "", answers) == 0:
        restart(window, session)


def restart(window: QWidget, session: Session) -> None:
    """Close the window and start the program on the same audit."""
    file = session.file
    words = [*program(), *([str(file.path)] if file is not None else [])]
    if window.close():
        QProcess.startDetached(words[0], words[1:])
