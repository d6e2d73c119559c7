"""What the File menu offers to keep an audit safe: a copy, backups, a check, a password."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from auditor.errors import AuditorError
from auditor.locale import _, number
from ui.dialogs import ask_copy
from ui.safety.boxes import choose, show
from ui.safety.opening import ask_repaired, repair_into
from ui.session import Session


def write_copy(parent: QWidget, session: Session) -> Path | None:
    """All of the audit, with its history and under its password, in another file, which is returned; this one stays open."""
    file = session.file
    assert file is not None
    target = ask_copy(parent, file.path.with_name(_("{name} (copy)").format(name=file.path.stem) + ".audit"))
    if target is None:
        return None
    try:
        file.copy_to(target)
    except AuditorError as error:
        session.failed.emit(str(error))
        return None
    return target


def save_copy(parent: QWidget, session: Session) -> None:
    """A copy, and where it is."""
    target = write_copy(parent, session)
    if target is not None:
        show(parent, _("Wrote {path}.").format(path=target))


def show_backups(parent: QWidget, session: Session) -> None:
    from ui.safety.backups_dialog import BackupsDialog

    BackupsDialog(parent, session).exec()


def check(parent: QWidget, session: Session) -> None:
    """Whether the file is sound; where not, the way out."""
    from auditor.store.backup_folder import backups_of

    file = session.file
    assert file is not None
    problems = file.check()
    if not problems:
        lines = [
            _("Edits in the history: {n}.").format(n=number(len(file.history()))),
            _("Backups: {n}.").format(n=number(len(backups_of(file.path)))),
        ]
        show(parent, _("The file is sound."), "\n".join(lines))
        return
    answers = [_("Repair into a new file …"), _("Close")]
    if choose(parent, _("The file is damaged."), "\n".join(problems[:8]), answers) == 0:
        target = ask_repaired(parent, file.path)
        if target is not None:
            repair_into(parent, session, file.path, target, file.password)


def choose_password(parent: QWidget, session: Session) -> None:
    """Set, change or remove the password of the audit."""
    from ui.recent import forget
    from ui.safety.password_dialogs import ChoosePassword

    file = session.file
    assert file is not None
    dialog = ChoosePassword(parent, is_protected=file.password is not None)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    try:
        session.set_password(dialog.password)
    except AuditorError as error:
        session.failed.emit(str(error))
        return
    if dialog.password is not None:
        forget(file.path)
        show(parent, _("The audit is protected by a password."), _("Exports, reports and copies made before are not."))
    else:
        show(parent, _("The audit has no password."))
