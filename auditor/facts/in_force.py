"""The facts that hold in this process: the program's own, or what a pack puts in their place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from auditor.errors import InputError
from auditor.facts.kept import is_looked_at, read_kept
from auditor.facts.pack import Pack
from auditor.locale import _
from auditor.resources import RESOURCES, read_toml

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Facts:
    """Where the facts come from.

    Attributes:
        own_day: as of which the program's own were gone through.
        pack: what is newer than these; None where the program's own hold.
        older: a pack that is kept and no longer counts, since the program's own are no older.
        trouble: why a pack that is kept does not count though it should, for people; "" where all is well.
    """

    own_day: date
    pack: Pack | None = None
    older: Pack | None = None
    trouble: str = ""

    @property
    def day(self) -> date:
        """As of which they were gone through."""
        return self.own_day if self.pack is None else self.pack.day

    def text(self, name: str) -> str:
        """A file of facts.

        Args:
            name: as below the program's own data.

        Returns:
            its text.
        """
        renewed = None if self.pack is None else self.pack.texts.get(name)
        return RESOURCES.joinpath(name).read_text("utf-8") if renewed is None else renewed

    def names(self, folder: str) -> list[str]:
        """The files of facts in a folder, in order.

        Args:
            folder: below the program's own data.

        Returns:
            names as :meth:`text` takes them.
        """
        own = {f"{folder}/{path.name}" for path in (RESOURCES / folder).glob("*.toml")}
        added = set() if self.pack is None else {name for name in self.pack.texts if name.startswith(f"{folder}/")}
        return sorted(own | added)


_tried: ContextVar[Facts | None] = ContextVar("facts", default=None)


def facts_in_force() -> Facts:
    """The facts that hold here and now."""
    return _tried.get() or _of_this_process()


def own_day() -> date:
    """As of which the program's own facts were gone through."""
    found: date = read_toml("facts.toml")["date"]
    return found


@cache
def _of_this_process() -> Facts:
    """A pack counts where it is newer than the program, whole, and looked at by this program."""
    own = own_day()
    try:
        pack = read_kept()
    except InputError as error:
        return Facts(own, trouble=str(error))
    if pack is None:
        return Facts(own)
    if pack.day <= own:
        return Facts(own, older=pack)
    if not is_looked_at(pack, own.isoformat()):
        return Facts(own, trouble=_("The imported facts do not fit this version of the program; its own count."))
    return Facts(own, pack)


def read_again() -> None:
    """What is kept has been replaced before anybody asked for facts, or in a test: read it anew."""
    _of_this_process.cache_clear()


@contextmanager
def trying(facts: Facts) -> Iterator[None]:
    """Let other facts hold for a while, in this thread or task only, to see whether they can be read.

    Args:
        facts: the ones to try.
    """
    token = _tried.set(facts)
    try:
        yield
    finally:
        _tried.reset(token)


def once_per_facts(read: Callable[[], T]) -> Callable[[], T]:
    """For functions that read facts: they do so once for all facts that hold.

    Args:
        read: takes nothing, and reads the facts in force.

    Returns:
        the same, remembering what it gave.
    """
    found: WeakKeyDictionary[Facts, T] = WeakKeyDictionary()

    @wraps(read)
    def remembered() -> T:
        facts = facts_in_force()
        if facts not in found:
            found[facts] = read()
        return found[facts]

    return remembered


def fact_toml(name: str) -> dict[str, Any]:
    """A file of the facts in force.

    Args:
        name: as below the program's own data, such as ``law.toml``.

    Returns:
        its tables by key.
    """
    return tomllib.loads(facts_in_force().text(name))


def fact_names(folder: str) -> list[str]:
    """The files of the facts in force in a folder, in order.

    Args:
        folder: below the program's own data.

    Returns:
        names as :func:`fact_toml` takes them.
    """
    return facts_in_force().names(folder)
