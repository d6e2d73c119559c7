"""A table of a readable source: what is taken from it is read and checked, what is left over is an error."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

from auditor.errors import InputError, QuantityError
from auditor.locale import _, language
from auditor.model import Basis, Entity, Estimate
from auditor.model.units import PeriodQuantity, kind_of, parse_as, parse_per_period

#: Sources are the same in every language, so that a number means one thing.
_DECIMAL = "."
_Word = TypeVar("_Word", bound=StrEnum)


class SourceTable:
    """One table of a source.

    Attributes:
        where: what it describes, for messages.
    """

    def __init__(self, values: dict[str, Any], where: str) -> None:
        self.where = where
        self._values = dict(values)
        self._assumed: list[str] = list(self._values.pop("assumed", []))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def take(self, key: str, default: Any = None) -> Any:
        """A value as it stands there; each can be taken once.

        Args:
            key: its key.
            default: where it is not given.

        Returns:
            the value.
        """
        return self._values.pop(key, default)

    def text(self, key: str, default: str = "") -> str:
        """A text, in the language in force where it is given in several.

        Args:
            key: its key.
            default: where it is not given.

        Returns:
            the text.
        """
        value = self.take(key, default)
        return str(value[language()] if isinstance(value, dict) else value)

    def number(self, key: str) -> float | None:
        """A plain number.

        Args:
            key: its key.

        Returns:
            the number; None where it is not given.
        """
        value = self.take(key)
        return None if value is None else float(value)

    def choice(self, key: str, choices: type[_Word]) -> _Word | None:
        """One of some words.

        Args:
            key: its key.
            choices: the words.

        Returns:
            the word; None where it is not given.

        Raises:
            InputError: it is none of them.
        """
        value = self.take(key)
        if value is None:
            return None
        try:
            return choices(value)
        except ValueError as error:
            raise self._wrong(key, str(error)) from error

    def estimate(self, key: str, cls: type[Entity], field: str) -> Estimate | None:
        """A quantity as people type it, stated or assumed.

        Args:
            key: its key.
            cls: the entity that it is for.
            field: of the entity, for what the quantity is.

        Returns:
            the estimate in the unit of the field; None where it is not given.

        Raises:
            InputError: it cannot be read.
        """
        basis = self._basis(key)
        value = self.take(key)
        if value is None:
            return None
        try:
            return parse_as(str(value), kind_of(cls, field), basis=basis, decimal=_DECIMAL)
        except QuantityError as error:
            raise self._wrong(key, str(error)) from error

    def per_period(self, key: str) -> PeriodQuantity | None:
        """Work or events per period, as people type it.

        Args:
            key: its key.

        Returns:
            the amount per period; None where it is not given.

        Raises:
            InputError: it cannot be read.
        """
        basis = self._basis(key)
        value = self.take(key)
        if value is None:
            return None
        try:
            return parse_per_period(str(value), basis=basis, decimal=_DECIMAL)
        except QuantityError as error:
            raise self._wrong(key, str(error)) from error

    def tables(self, key: str, kind: str) -> Iterator[SourceTable]:
        """The tables of a list, each named by its key, or else by its place in the list.

        Args:
            key: of the list.
            kind: what they are, for messages.

        Yields:
            each table.
        """
        for number, values in enumerate(self.take(key, []), 1):
            yield SourceTable(values, f"{kind} “{values.get('key', number)}”")

    def close(self) -> None:
        """Nothing more is taken.

        Raises:
            InputError: something is left that nobody understands, or something is said to be assumed that is not there.
        """
        for key in (*self._values, *self._assumed):
            raise InputError(_("“{key}” means nothing in {where}.").format(key=key, where=self.where))

    def _basis(self, key: str) -> Basis:
        if key not in self._assumed or key not in self:
            return Basis.STATED
        self._assumed.remove(key)
        return Basis.ASSUMED

    def _wrong(self, key: str, why: str) -> InputError:
        return InputError(_("“{key}” of {where}: {why}").format(key=key, where=self.where, why=why))
