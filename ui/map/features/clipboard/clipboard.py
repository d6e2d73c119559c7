"""Steps on the clipboard: whole, for this program (also for another audit); as rows, for a spreadsheet; rows become steps."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from auditor.edit.map.copies import paste_rows, paste_steps
from auditor.errors import InputError
from auditor.exchange.clip import read_clip, to_clip
from auditor.model import Audit
from ui.session import Session

MIME = "application/x-automation-auditor-steps+json"


def copy_steps(audit: Audit, step_ids: Collection[int]) -> None:
    """Put steps, what they take, and the flows between them on the clipboard."""
    if not any(i in audit.steps for i in step_ids):
        return
    whole, rows = to_clip(audit, step_ids)
    data = _empty_data()
    data.setData(MIME, whole)
    data.setText(rows)
    QGuiApplication.clipboard().setMimeData(data)


def _empty_data() -> QMimeData:
    """Made by Qt itself: the clipboard keeps it beyond the end of Python, where one that Python made brings a crash."""
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    for listed in data.formats():
        data.removeFormat(listed)
    return data


def paste(session: Session, process_id: int, x: float, y: float) -> list[int]:
    """What the clipboard holds, as steps with the top left of the first at a place; returns their ids."""
    data = QGuiApplication.clipboard().mimeData()
    if data is None or not session.can_edit:
        return []
    if data.hasFormat(MIME):
        try:
            entities = read_clip(bytes(data.data(MIME).data()))
        except InputError:
            return []  # of another program, or of a later version of this one
        return session.do(paste_steps, process_id, entities, x, y) or []
    if data.hasText():
        return session.do(paste_rows, process_id, data.text(), x, y) or []
    return []
