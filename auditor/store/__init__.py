"""The audit file: schema and migrations, snapshot, edit, undo, redo and history, lock."""

from auditor.store.edit import Edit
from auditor.store.file import AuditFile, Change
from auditor.store.lock import Holder
from auditor.store.undo import HistoryLine

__all__ = ["AuditFile", "Change", "Edit", "HistoryLine", "Holder"]
