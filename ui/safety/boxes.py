"""Message boxes whose text is never markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from auditor.locale import _


def message(parent: QWidget | None, text: str, more: str = "", *, is_warning: bool = True) -> QMessageBox:
    icon = QMessageBox.Icon.Warning if is_warning else QMessageBox.Icon.Information
    box = QMessageBox(icon, _("Automation Auditor"), text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(more)
    return box


def choose(parent: QWidget | None, text: str, more: str, answers: Sequence[str]) -> int:
    """Which answer was chosen; the last one where the box was closed."""
    box = message(parent, text, more)
    buttons: list[QPushButton] = []
    for i, answer in enumerate(answers):
        role = QMessageBox.ButtonRole.RejectRole if i == len(answers) - 1 else QMessageBox.ButtonRole.ActionRole
        buttons.append(box.addButton(answer, role))
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = box.clickedButton()
    return next((i for i, button in enumerate(buttons) if button is clicked), len(answers) - 1)


def show(parent: QWidget | None, text: str, more: str = "", *, is_warning: bool = False) -> None:
    """Say something; the person says that it was read."""
    box = message(parent, text, more, is_warning=is_warning)
    box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
