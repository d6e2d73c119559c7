"""A copy of the sample audit that a person may change at will."""

from __future__ import annotations

from pathlib import Path

from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.locale import _
from auditor.store import AuditFile
from auditor.user_folder import user_folder


def sample_folder() -> Path:
    folder = user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fresh_sample() -> AuditFile:
    """A new copy of the sample; copies left by earlier runs that nobody has open are removed."""
    folder = sample_folder()
    name = _("Sample audit")
    for number in range(1, 100):
        path = folder / (f"{name}.audit" if number == 1 else f"{name} {number}.audit")
        lock = path.with_name(f".~lock.{path.name}#")
        if path.exists() and not lock.exists():
            path.unlink()
        if not path.exists():
            break
    opened = AuditFile.create(path)
    store(opened, read_sample(), name)
    return opened
