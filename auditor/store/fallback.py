"""Where an open audit is stored: in its file, and where that can't be written any more, in memory, so that work goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from auditor.errors import AuditFileError, InputError, NotStored
from auditor.locale import _
from auditor.model import Audit
from auditor.store.driver import Connection, DatabaseError, IntegrityError, Unreadable, why
from auditor.store.edit import Edit
from auditor.store.lock import FileLock
from auditor.store.memory import kept_in_memory
from auditor.store.on_disk import FileIdentity

T = TypeVar("T")


class Storage:
    """The database behind an open audit.

    Attributes:
        audit: the snapshot of what is stored now; all that is left when the file can't even be read.
        connection: the database that it is stored in now.
        keeps_work: True where a change that can't be written is kept in memory, in place of refused.
        trouble: why the work is in memory only; "" while all is stored.
    """

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock: FileLock | None,
        password: str | None,
        audit: Audit,
    ) -> None:
        self.audit = audit
        self.connection = connection
        self.keeps_work = False
        self.trouble = ""
        self._path = path
        self._lock = lock
        self._password = password
        self._is_busy = False
        self._identity = FileIdentity(path, connection, lock)

    @property
    def may_move(self) -> bool:
        """Whether work can go on in memory from here."""
        return self.keeps_work and not self.trouble

    def read(self, look: Callable[[Connection], T]) -> T:
        """What the file says; where it can't be read any more, what memory holds.

        Args:
            look: reads from a connection.

        Returns:
            what it read.

        Raises:
            AuditFileError: it can't be read, and nobody asked for the work to be kept.
        """
        try:
            return look(self.connection)
        except Unreadable as error:
            if not self.may_move:
                raise AuditFileError(
                    _("Can't read {path}: {reason}").format(path=self._path, reason=why(error))
                ) from error
            self.go_on_in_memory(why(error))
            return look(self.connection)

    @contextlib.contextmanager
    def transaction(self, begin: Callable[[Connection], None]) -> Iterator[FallbackTransaction]:
        """A transaction that starts with ``begin``; where it can't be written, the same in memory or nothing.

        Args:
            begin: the first statements.

        Yields:
            the transaction, open.

        Raises:
            InputError: a change broke a rule of the schema.
            NotStored: it could not be written; nothing has changed.
        """
        if self._is_busy:
            raise RuntimeError("an edit is already open")
        self._is_busy = True
        transaction = FallbackTransaction(self, begin)
        try:
            transaction.start()
            yield transaction
            transaction.finish()
        except IntegrityError as error:
            raise InputError(_("The change was refused: {reason}.").format(reason=why(error))) from error
        except Unreadable as error:
            raise NotStored(
                _("The change could not be stored: {reason}. Nothing was lost; the audit is as it was.").format(
                    reason=why(error)
                )
            ) from error
        finally:
            self._roll_back()
            self._is_busy = False

    def begin(self) -> None:
        """Begin a transaction.

        Raises:
            NotStored: somebody else has changed the file.
        """
        self.connection.execute("BEGIN IMMEDIATE")
        if not self.trouble:
            self._identity.check_unchanged()

    def commit(self) -> None:
        """Make the transaction that is open last."""
        self.connection.execute("COMMIT")

    def remember(self) -> None:
        """What was just stored is what the file should hold when it comes back after trouble."""
        if not self.trouble:
            self._identity.remember()

    def why_unwritable(self) -> str:
        """Why a change must not go to the file any more; "" when it may, and while it goes to memory."""
        return "" if self.trouble else self._identity.why_unwritable()

    def go_on_in_memory(self, why: str) -> None:
        """From now on the work is in memory only.

        Args:
            why: what a person is told.
        """
        self._roll_back()
        memory = kept_in_memory(self.connection, self.audit, self._password)
        with contextlib.suppress(DatabaseError):
            self.connection.close()
        self.connection, self.trouble = memory, why

    def store_again(self) -> None:
        """After trouble: write what is in memory to the file, when it is back and nobody has changed it since.

        Raises:
            AuditFileError: it still can't be written, or somebody else has changed it; the work stays in memory.
        """
        if not self.trouble:
            return
        with contextlib.ExitStack() as on_failure:
            try:
                connection = self._identity.again(self._password)
                on_failure.callback(connection.close)
                self.connection.backup(connection)
            except Unreadable as error:
                raise AuditFileError(
                    _("Can't write {path}: {reason}").format(path=self._path, reason=why(error))
                ) from error
            on_failure.pop_all()
        self.connection.close()
        self.connection, self.trouble = connection, ""
        self._identity = FileIdentity(self._path, connection, self._lock)

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def _roll_back(self) -> None:
        with contextlib.suppress(DatabaseError):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")


class FallbackTransaction:
    """A transaction that goes on in memory where the file refuses it."""

    def __init__(self, storage: Storage, begin: Callable[[Connection], None]) -> None:
        self._storage, self._begin = storage, begin
        self._edit: Edit | None = None

    def start(self) -> None:
        """Begin in the file, or in memory where that is refused and work is kept.

        Raises:
            NotStored: it can't be written, and work is not kept in memory.
        """
        storage = self._storage
        reason = storage.why_unwritable()
        if reason and not storage.keeps_work:
            raise NotStored(reason)
        if reason:
            storage.go_on_in_memory(reason)
        try:
            self._begin_where_it_is()
        except IntegrityError:
            raise
        except (DatabaseError, NotStored) as error:
            self._rescue(error)

    def edit(self) -> Edit:
        """The edit of this transaction: what it does is done again in memory where the file refuses it."""
        storage = self._storage
        self._edit = Edit(storage.connection, storage.audit, self._rescue if storage.may_move else None)
        return self._edit

    def finish(self) -> None:
        """Make it last, unless it was rolled back."""
        storage = self._storage
        if not storage.connection.in_transaction:
            return
        try:
            storage.commit()
        except IntegrityError:
            raise
        except DatabaseError as error:
            connection = self._rescue(error)
            if self._edit is not None:
                self._edit.move_to(connection)
            storage.commit()
        storage.remember()

    def _rescue(self, error: Exception) -> Connection:
        """Begin again in memory."""
        if not self._storage.may_move:
            raise error
        self._storage.go_on_in_memory(why(error))
        self._begin_where_it_is()
        return self._storage.connection

    def _begin_where_it_is(self) -> None:
        self._storage.begin()
        self._begin(self._storage.connection)
