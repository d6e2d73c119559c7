"""Opening an audit in the window: its password is asked for, and of a damaged one the way out is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from auditor.errors import AuditorError, DamagedFile, ForeignFile, PasswordNeeded, WrongPassword
from auditor.locale import _
from ui.dialogs import ask_copy
from ui.session import Session

LEAST_BYTES = 1 << 16


def open_audit(parent: QWidget, session: Session, path: Path) -> bool:
    """Open it; on failure the present audit stays and the reason is told. A plain one is remembered as opened."""
    from ui.recent import remember

    try:
        session.take(path)
    except PasswordNeeded:
        return _open_protected(parent, session, path)
    except (DamagedFile, ForeignFile) as error:
        return _offer_rescue(parent, session, path, error)
    except AuditorError as error:
        session.failed.emit(str(error))
        return False
    remember(path)
    return True


def _open_protected(parent: QWidget, session: Session, path: Path) -> bool:
    from ui.recent import forget, remember
    from ui.safety.password_dialogs import AskPassword

    dialog = AskPassword(parent, path.name, lambda password: session.take(path, password))
    if dialog.exec() == QDialog.DialogCode.Accepted:
        (remember if dialog.remember.isChecked() else forget)(path)
        return True
    if isinstance(dialog.error, DamagedFile):
        return _offer_rescue(parent, session, path, dialog.error, dialog.line.text())
    if dialog.error is not None:
        session.failed.emit(str(dialog.error))
    return False


def _offer_rescue(
    parent: QWidget, session: Session, path: Path, error: AuditorError, password: str | None = None
) -> bool:
    """A repair into a new file, or a backup; what is no audit and never was has neither."""
    from auditor.store.backup_folder import backups_of
    from ui.safety.boxes import choose

    has_backups = bool(backups_of(path))
    if isinstance(error, ForeignFile) and not has_backups and not _was_an_audit(path):
        session.failed.emit(str(error))
        return False
    more = _("The file stays as it is. What can be read of it can be written to a new file.")
    answers = [_("Repair into a new file …"), _("Cancel")]
    if has_backups:
        more += " " + _("There are backups of it, too.")
        answers.insert(0, _("Open the newest backup …"))
    answer = answers[choose(parent, str(error), more, answers)]
    if answer == answers[-1]:
        return False
    target = ask_repaired(parent, path)
    if target is None:
        return False
    if answer.startswith(answers[-2]):
        return repair_into(parent, session, path, target, password)
    return take_backup(parent, session, path, target, password)


def _was_an_audit(path: Path) -> bool:
    """By its name and size: after a sudden shut-down nothing else may be left of one."""
    try:
        return path.suffix.lower() == ".audit" and path.stat().st_size >= LEAST_BYTES
    except OSError:
        return False


def repair_into(parent: QWidget, session: Session, path: Path, target: Path, password: str | None) -> bool:
    """Write what can be read to a new file, say what that is, and open it."""
    from auditor.phrases.repair import salvage_lines
    from auditor.store.repair import repair
    from ui.safety.boxes import show

    try:
        salvage = repair(path, target, password)
    except AuditorError as error:
        session.failed.emit(str(error))
        return False
    show(parent, _("What could be read is in {path}.").format(path=target.name), "\n".join(salvage_lines(salvage)))
    return session.open(target, password)


def take_backup(parent: QWidget, session: Session, path: Path, target: Path, password: str | None) -> bool:
    """The newest backup as a file, opened, with the password that is known if it fits."""
    from auditor.store.backup import take_out
    from auditor.store.backup_folder import backups_of

    try:
        take_out(backups_of(path)[0], target)
        if password:
            session.take(target, password)
            return True
    except WrongPassword:
        pass  # it is asked for
    except AuditorError as error:
        session.failed.emit(str(error))
        return False
    return open_audit(parent, session, target)


def ask_repaired(parent: QWidget, path: Path) -> Path | None:
    """Where what can be rescued of an audit goes."""
    stem = _("{name} (repaired)").format(name=path.stem)
    return ask_copy(parent, path.with_name(f"{stem}.audit"))
