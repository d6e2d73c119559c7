"""Where an audit lies on the disk: whether it is still that file, still ours, and unchanged by others."""

from __future__ import annotations

import contextlib
from pathlib import Path

from auditor.errors import AuditFileError, NotStored
from auditor.locale import _
from auditor.store import undo
from auditor.store.driver import Connection
from auditor.store.lock import FileLock, Holder
from auditor.store.opening import connected


class FileIdentity:
    """The file behind an open connection, as it was when it was opened."""

    def __init__(self, path: Path, connection: Connection, lock: FileLock | None) -> None:
        self._path = path
        self._db = connection
        self._lock = lock
        self._file = _identity(path)
        self._version = _data_version(connection)
        self._stamp = undo.stamp(connection)

    def why_unwritable(self) -> str:
        """Why a change must not go to this file any more; "" when it may.

        A database on Linux takes changes long after its file was removed: they would be lost with it.
        """
        now = _identity(self._path)
        if now is None:
            return _("{path} is no longer there: it was moved or deleted, or its disk was taken away.").format(
                path=self._path
            )
        if now != self._file:
            return _("{path} was replaced by another file.").format(path=self._path)
        if self._lock is None:
            return ""
        try:
            holder = self._other_holder()
        except OSError:
            return _("The folder of {path} can no longer be written.").format(path=self._path)
        if holder is None:
            return ""
        return _("{user} on {host} took this audit over at {since}.").format(
            user=holder.user, host=holder.host, since=holder.since
        )

    def _other_holder(self) -> Holder | None:
        """Who has the lock in our place; a lock that somebody tidied away is taken again.

        Raises:
            OSError: the folder can't be written.
        """
        assert self._lock is not None
        return None if self._lock.is_mine else self._lock.take()

    def check_unchanged(self) -> None:
        """Call inside a transaction.

        Raises:
            NotStored: somebody else has changed the file since it was opened.
        """
        if _data_version(self._db) != self._version:
            raise NotStored(_("{path} was changed by another program.").format(path=self._path))

    def again(self, password: str | None) -> Connection:
        """A connection to the file with what was last stored in it; the lock is ours again.

        Args:
            password: None for a plain file.

        Returns:
            the connection.

        Raises:
            AuditFileError: it is not back, held by somebody else, or changed since.
        """
        with contextlib.ExitStack() as on_failure:
            connection = connected(self._path, password, can_write=True)
            on_failure.callback(connection.close)
            if undo.stamp(connection) != self._stamp:
                raise AuditFileError(
                    _("{path} was changed by another program; save your work elsewhere.").format(path=self._path)
                )
            try:
                holder = self._other_holder()
            except OSError as error:
                raise AuditFileError(
                    _("Can't write {path}: {reason}").format(path=self._path, reason=error.strerror)
                ) from error
            if holder is not None:
                raise AuditFileError(holder.told())
            on_failure.pop_all()
        return connection

    def remember(self) -> None:
        """What was just stored is what the file should hold."""
        self._stamp = undo.stamp(self._db)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _data_version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])
