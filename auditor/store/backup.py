"""Backups: whole copies of an audit in the user's data folder, made on their own and thinned out with age.

A backup of a protected audit is protected by the same password.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from auditor.errors import AuditFileError
from auditor.files import sweep_own, written_beside
from auditor.locale import _
from auditor.store.backup_folder import Backup, backups_of, folder_of
from auditor.store.file import AuditFile
from auditor.store.superseded import finish

INTERVAL = timedelta(minutes=10)
"""While somebody works, a backup this often at the most."""
NEWEST, DAYS, MONTHS = 10, 14, 12
"""Kept: the newest ones, the last of each recent day, the last of each recent month."""
MOST_BYTES = 2 << 30
"""Of one audit; the oldest go first, the newest always stays."""


def back_up(file: AuditFile, now: datetime | None = None) -> Backup | None:
    """Make a backup unless the newest one holds the same; then thin out.

    Args:
        file: the open audit.
        now: in UTC; None: the clock's.

    Returns:
        the backup; None where the newest one says the same.

    Raises:
        AuditFileError: it can't be written.
    """
    finish(file.path)
    if file.password is not None:
        _forget_unprotected(file)
    there = backups_of(file.path)
    mark = hashlib.sha256(file.stamp.encode()).hexdigest()[:8]
    if (there and there[0].mark == mark) or not file.revision:
        return None
    folder = folder_of(file.path, is_protected=file.password is not None)
    at = (now or datetime.now(UTC)).replace(microsecond=0)
    path = folder / f"{at:%Y%m%dT%H%M%SZ}-{file.revision}-{mark}.audit"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise AuditFileError(f"{folder}: {error.strerror}") from error
    sweep_own(folder)
    file.copy_to(path, mode=0o600)
    made = Backup(path, at, file.revision, mark)
    forget(superfluous([made, *there], at))
    return made


def _forget_unprotected(file: AuditFile) -> None:
    """Delete what lies there readable all the same: an earlier version, killed on its way, left no list of it."""
    folder = folder_of(file.path, is_protected=False)
    left = [b for b in backups_of(file.path) if b.path.parent == folder]
    forget([b for b in left if _is_of(b, file)])


def _is_of(backup: Backup, file: AuditFile) -> bool:
    """False for the backup of another audit that lay at this place once."""
    with contextlib.suppress(AuditFileError), AuditFile.open(backup.path, read_only=True) as kept:
        return [(line.label, line.at) for line in kept.history()[-1:]] == [
            (line.label, line.at) for line in file.history()[-1:]
        ]
    return False


def is_due(file: AuditFile, now: datetime | None = None) -> bool:
    """True when the newest backup is older than the interval (or, after the clock was set back, from the future).

    Args:
        file: the open audit.
        now: in UTC; None: the clock's.

    Returns:
        whether it is time for one.
    """
    there = backups_of(file.path)
    return not there or not timedelta() <= (now or datetime.now(UTC)) - there[0].at < INTERVAL


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that need not be kept: newest first, then by day, then by month, within the space.

    Args:
        backups: of one audit.
        now: in UTC.

    Returns:
        those that can go.
    """
    ordered = sorted(backups, key=lambda b: (b.at, b.revision), reverse=True)
    days, months, kept, used = set[str](), set[str](), list[Backup](), 0
    for i, backup in enumerate(ordered):
        age = now - backup.at
        day, month = f"{backup.at:%Y%m%d}", f"{backup.at:%Y%m}"
        is_wanted = (
            i < NEWEST
            or (day not in days and age < timedelta(days=DAYS))
            or (month not in months and age < timedelta(days=31 * MONTHS))
        )
        days.add(day)
        months.add(month)
        if is_wanted and (not kept or used + backup.size <= MOST_BYTES):
            kept.append(backup)
            used += backup.size
    return [b for b in ordered if b not in kept]


def take_out(backup: Backup, target: Path) -> None:
    """Copy a backup to where it can be worked in; never over an existing file.

    Args:
        backup: which one.
        target: the new file.

    Raises:
        AuditFileError: ``target`` exists or can't be written, or the backup can't be read.
    """
    if target.exists():
        raise AuditFileError(_("{path} exists already; choose another name.").format(path=target))
    try:
        with written_beside(target) as part:
            shutil.copyfile(backup.path, part)
    except OSError as error:
        raise AuditFileError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error


def forget(backups: Sequence[Backup]) -> None:
    """Delete backups: those that age made superfluous, or that can be read though the audit is protected.

    Args:
        backups: of one audit.
    """
    for backup in backups:
        with contextlib.suppress(OSError):
            backup.path.unlink()
