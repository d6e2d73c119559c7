"""An audit put back as a backup has it: one edit, which can be undone like any other."""

from __future__ import annotations

from auditor.model import Audit
from auditor.model.difference import differences
from auditor.store.file import AuditFile


def restore(file: AuditFile, wanted: Audit, label: str) -> None:
    """Make the audit what ``wanted`` is; nothing of the history goes.

    Args:
        file: the open audit.
        wanted: the snapshot that it is to be.
        label: what the edit is called in the history.

    Raises:
        ReadOnlyFile, NotStored: it can't be written.
    """
    found = differences(file.audit, wanted)
    with file.edit(label) as edit:
        for difference in reversed(found):  # children before parents
            for entity in difference.removed:
                edit.delete(entity)
        for difference in found:
            for entity in (*difference.added, *(new for _old, new in difference.changed)):
                edit.put(entity)
