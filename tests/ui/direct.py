"""Changes that a test needs and no person makes: straight into the open audit's file, past the window."""

from __future__ import annotations

from contextlib import AbstractContextManager

from auditor.model import Entity
from auditor.store import Edit
from ui.session import Session


def editing(session: Session, label: str = "Test") -> AbstractContextManager[Edit]:
    """An edit of the audit that is open in the window."""
    assert session.file is not None
    return session.file.edit(label)


def put(session: Session, label: str, *entities: Entity) -> None:
    """Store entities as one edit of the audit that is open in the window."""
    with editing(session, label) as edit:
        for entity in entities:
            edit.put(entity)
