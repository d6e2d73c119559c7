"""Bringing a file into the open audit, and the audit into a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from auditor.errors import AuditorError
from auditor.exchange import Draft, store, write_export
from auditor.locale import _
from ui.dialogs import ask_export, ask_source
from ui.import_dialog import Purpose, read_with_report
from ui.session import Session


def ask_draft(parent: QWidget) -> tuple[Draft, Path] | None:
    """Ask for a source and show what was read; None where it is declined or can't be read."""
    source = ask_source(parent)
    found = read_with_report(parent, source) if source is not None else None
    return (found.draft, source) if found is not None and source is not None else None


def store_draft(session: Session, draft: Draft, source: Path) -> None:
    """Store what was read in one undo step; what goes wrong is told."""
    if session.file is None:
        return
    try:
        store(session.file, draft, _("Import {name}").format(name=source.name))
    except AuditorError as error:
        session.failed.emit(str(error))


def import_into(parent: QWidget, session: Session) -> bool:
    """Ask for a source and store it, or compare it with the map; False where it is declined."""
    return _read_for(parent, session, Purpose.ADD if session.audit.processes else Purpose.NEW)


def compare_with(parent: QWidget, session: Session) -> bool:
    """Ask for a log and compare it with the map; False where it is declined."""
    return _read_for(parent, session, Purpose.COMPARE)


def _read_for(parent: QWidget, session: Session, purpose: Purpose) -> bool:
    source = ask_source(parent)
    found = read_with_report(parent, source, purpose) if source is not None else None
    if found is None or source is None:
        return False
    if found.is_compared and found.draft.log is not None:
        from ui.comparing import ComparisonDialog

        dialog = ComparisonDialog(parent, session, found.draft.log, source.name)
        dialog.exec()
        dialog.deleteLater()  # with the log that it holds
    else:
        store_draft(session, found.draft, source)
    return True


def export_from(parent: QWidget, session: Session) -> Path | None:
    """Ask where to, and write the audit there; None where it is declined or goes wrong, which is told."""
    target = ask_export(parent, session.file.path) if session.file is not None else None
    if target is None:
        return None
    try:
        write_export(session.audit, target)
    except AuditorError as error:
        session.failed.emit(str(error))
        return None
    return target
