"""A verb: a function of an edit, with the label it has in the history."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, overload

from auditor.locale import _
from auditor.model import Audit
from auditor.store import AuditFile, Edit

P = ParamSpec("P")
R = TypeVar("R")


class Verb(Generic[P, R]):
    """A change of an audit that has a name.

    Call it inside an edit that is open already (``connect(edit, 1, 2)``), or hand it to :func:`perform` or to the window's
    ``session.do`` for a step of its own. ``edit.audit`` is the snapshot before the edit: what a verb has put is not in it yet.
    """

    def __init__(self, change: Callable[Concatenate[Edit, P], R], label: str | Callable[Concatenate[Audit, P], str]):
        self._change = change
        self._label = label
        update_wrapper(self, change)

    def __call__(self, edit: Edit, *args: P.args, **kwargs: P.kwargs) -> R:
        return self._change(edit, *args, **kwargs)

    def label(self, audit: Audit, *args: P.args, **kwargs: P.kwargs) -> str:
        """What this change is called in the history, in the language in force.

        Args:
            audit: the snapshot that will be changed.
            args: what the verb is called with.
            kwargs: the same, by name.

        Returns:
            the label, translated.
        """
        return _(self._label) if isinstance(self._label, str) else self._label(audit, *args, **kwargs)


class _Naming(Protocol):
    """What makes a verb of any function of an edit."""

    def __call__(self, change: Callable[Concatenate[Edit, P], R], /) -> Verb[P, R]: ...


@overload
def verb(label: str) -> _Naming: ...
@overload
def verb(
    label: Callable[Concatenate[Audit, P], str],
) -> Callable[[Callable[Concatenate[Edit, P], R]], Verb[P, R]]: ...
def verb(label: Any) -> Any:
    """Make a function of an edit a verb.

    Args:
        label: its name, marked with ``N_``; or a function of the audit and the verb's arguments that gives it,
            translated.

    Returns:
        a decorator that makes a function, whose first parameter is the edit, a :class:`Verb`.
    """
    return lambda change: Verb(change, label)


def perform(file: AuditFile, do: Verb[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do a verb as one edit of a file: one transaction, one step of undo; nothing is left in the history where nothing changed.

    Args:
        file: the open audit.
        do: the verb.
        args: what the verb takes after its edit.
        kwargs: the same, by name.

    Returns:
        what the verb itself returns.

    Raises:
        ReadOnlyFile: the audit is open read-only.
        NotStored: it could not be written; nothing has changed.
        InputError: the verb refused what it was given; nothing has changed.
    """
    with file.edit(do.label(file.audit, *args, **kwargs)) as edit:
        return do(edit, *args, **kwargs)
