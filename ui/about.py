"""Which program and which version this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.locale import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget


def about_box(parent: QWidget | None) -> QMessageBox:
    """The box, to be shown."""
    from auditor import __version__
    from ui.icons import program_icon
    from ui.safety.boxes import message

    more = _("Works without internet: nothing leaves this computer. MIT licence.")
    box = message(parent, f"{_('Automation Auditor')} {__version__}", more, is_warning=False)
    box.setIconPixmap(program_icon().pixmap(64, 64))
    box.addButton(_("OK"), box.ButtonRole.AcceptRole)
    box.addButton(_("Licences …"), box.ButtonRole.ActionRole)
    return box


def about(parent: QWidget) -> None:
    """Show the box, and the licences where they are asked for."""
    from ui.licences import LicencesDialog

    box = about_box(parent)
    box.exec()
    clicked = box.clickedButton()
    if clicked is not None and box.buttonRole(clicked) is box.ButtonRole.ActionRole:
        LicencesDialog(parent).exec()
