"""Copies of the sample audits that a person may change at will."""

from __future__ import annotations

import os
from pathlib import Path

from auditor.exchange import store
from auditor.exchange.template import SAMPLE, read_sample, sample_title
from auditor.locale import _
from auditor.store import AuditFile
from auditor.user_folder import passing_folder, user_folder


def sample_folder() -> Path:
    """The user's folder; where there is none that can be written, one for as long as the program runs."""
    folder = user_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return passing_folder()
    return folder if os.access(folder, os.W_OK) else passing_folder()


def fresh_sample(name: str = SAMPLE) -> AuditFile:
    """A new copy of a sample; copies of it left by earlier runs that nobody has open are removed."""
    folder = sample_folder()
    title = _("Sample audit")
    if name != SAMPLE:
        title = f"{title} – {sample_title(name)}"
    for number in range(1, 100):
        path = folder / (f"{title}.audit" if number == 1 else f"{title} {number}.audit")
        lock = path.with_name(f".~lock.{path.name}#")
        if path.exists() and not lock.exists():
            path.unlink()
        if not path.exists():
            break
    opened = AuditFile.create(path)
    store(opened, read_sample(name), title)
    return opened
