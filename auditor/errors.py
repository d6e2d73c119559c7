"""The few kinds of error a caller can act on. Messages are already in the language in force."""

from __future__ import annotations

from collections.abc import Sequence


class AuditorError(Exception):
    """Something a person can do something about; the message says what, where and what now."""


class InputError(AuditorError):
    """What was given can't be used (a value, a source file, an option)."""


class QuantityError(InputError):
    """A typed quantity can't be read.

    Attributes:
        position: zero-based index of the first character that can't be read.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.position = position


class PiecesAsked(QuantityError):
    """A time is stated per something of which we do not know how many pieces it gives: 8 min per dough.

    Attributes:
        time: the time of one, as typed; ``thing``: what it is of, as typed.
    """

    def __init__(self, message: str, time: str, thing: str) -> None:
        super().__init__(message)
        self.time = time
        self.thing = thing


class EndlessLoop(AuditorError):
    """Some steps feed only each other, so no finite volume exists.

    Attributes:
        steps: the names of the steps in the loop; ``step_ids``: their ids.
    """

    def __init__(self, message: str, steps: Sequence[str], step_ids: Sequence[int] = ()) -> None:
        super().__init__(message)
        self.steps = tuple(steps)
        self.step_ids = tuple(step_ids)


class AuditFileError(AuditorError):
    """The audit file can't be opened or written; it was left as it was."""


class ForeignFile(AuditFileError):
    """The file is not an audit."""


class NewerFile(AuditFileError):
    """The file was made by a newer version of the program."""


class DamagedFile(AuditFileError):
    """The file is an audit but its content is damaged."""


class PasswordNeeded(AuditFileError):
    """The file is protected, or no audit at all: only a password can tell."""


class WrongPassword(AuditFileError):
    """The password does not open the file."""


class NotStored(AuditFileError):
    """A change could not be written; the work is kept in memory and can be stored elsewhere."""


class ReadOnlyFile(AuditFileError):
    """The audit is open read-only: another program holds it, or it can't be written."""
