"""Reading quantities as people type them: ``1,5 min``, ``90s``, ``2 h/week``, ``120 stuks/uur``, ``40–60 s``.

A hand-written reader over a bounded text: no evaluator, no exponent, no nesting, so that no input can hang or
allocate. Grammar::

    quantity := [about] value { range value } [ "per" period | adverb ]
    value    := [currency] number [unit] { number unit } | minutes ":" seconds
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from auditor.errors import QuantityError
from auditor.locale import _, decimal_mark
from auditor.model.estimate import Basis, Estimate
from auditor.model.units import vocabulary as words
from auditor.model.units.registry import base, canonical, has_dimension, quantity
from auditor.model.work import Period

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity

MAX_LENGTH = 80
MAX_MAGNITUDE = 1e12

_NEXT_SMALLER = {"hour": "minute", "minute": "second"}
_TOKEN = re.compile(
    r"\s*(?:(?P<clock>\d{1,3}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<number>(?:\d|[.,](?=\d))(?:\d|[.,'’](?=\d)|[ \u00a0\u202f](?=\d{3}(?!\d)))*)"
    r"|(?P<range>[-–—]|\.\.+|…)"
    r"|(?P<slash>/)"
    r"|(?P<word>[^\W\d_]+[.'’]?[^\W\d_]*€?|[%€$£\"'~≈±]))",
    re.UNICODE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody typed: so much, and per which period of work, if they said so.

    Attributes:
        estimate: low, likely and high in the canonical unit; a bare number keeps its value.
        unit: the canonical unit, such as ``second``; None for a bare number.
        period: what it is per, when stated per hour, day, week … Periods of work have no fixed length, so that they are
            not part of the quantity.
        per: that period where it is an exact time (second, minute, hour).
    """

    estimate: Estimate
    unit: str | None = None
    period: Period | None = None
    per: PintQuantity[Any] | None = None

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without a unit."""
        return self.unit is None

    @property
    def quantity(self) -> PintQuantity[Any]:
        """The three values as one pint quantity, to be turned into other units; a bare number has no dimension."""
        return quantity(self.estimate, self.unit or "one")

    def is_a(self, dimension: str) -> bool:
        """Whether it has a unit of that dimension, in pint's words: ``[time]``, ``[mass]``, ``[]`` for a share.

        Args:
            dimension: in pint's words, such as ``[time]``.

        Returns:
            False for a bare number, whatever the dimension.
        """
        return self.unit is not None and has_dimension(self.unit, dimension)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


def parse_number(text: str, decimal: str | None = None, position: int = 0) -> float:
    """A number with either decimal mark and any thousands separator.

    ``decimal`` is the mark of the language in force; it decides only where the text could mean both (``1,500``).

    Args:
        text: the number as typed, without a unit.
        decimal: ``,`` or ``.``; None for the mark of the language in force.
        position: where the number starts in what was typed, for the message of an error (characters from 0).

    Returns:
        the number.

    Raises:
        QuantityError: not a number, or larger than ``MAX_MAGNITUDE``.
    """
    mark = decimal or decimal_mark()
    plain = re.sub(r"[ \u00a0\u202f'’]", "", text)
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        last = max(plain.rfind(","), plain.rfind("."))
        used = plain[last]
        if plain.count(used) > 1:
            raise _unreadable(text, position)
        plain = plain.replace("," if used == "." else ".", "").replace(used, ".")
    elif commas or points:
        used = "," if commas else "."
        groups = plain.split(used)
        grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
        if len(groups) > 2:
            if not grouped:
                raise _unreadable(text, position)
            plain = plain.replace(used, "")
        elif grouped and used != mark:
            plain = plain.replace(used, "")
        else:
            plain = plain.replace(used, ".")
    try:
        value = float(plain)
    except ValueError:
        raise _unreadable(text, position) from None
    if not value <= MAX_MAGNITUDE:
        raise QuantityError(_("“{text}” is too large a number.").format(text=text), position)
    return value


def parse_quantity(text: str, *, basis: Basis = Basis.STATED, decimal: str | None = None) -> Stated:
    """Read a typed quantity.

    Args:
        text: as typed; at most ``MAX_LENGTH`` characters.
        basis: what to note as the basis of the estimate.
        decimal: decimal mark for ambiguous numbers; default that of the language in force.

    Returns:
        the estimate with its unit and period, in canonical units.

    Raises:
        QuantityError: with the position of the first thing that can't be read, and a suggestion where there is one.
    """
    if len(text) > MAX_LENGTH:
        raise QuantityError(
            _("This is too long for a quantity (at most {n} characters).").format(n=MAX_LENGTH), MAX_LENGTH
        )
    return _Reader(text, basis, decimal).read()


def _unreadable(text: str, position: int) -> QuantityError:
    return QuantityError(_("“{text}” is not a number.").format(text=text), position)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise QuantityError(_("Can't read “{text}” here.").format(text=text[at : at + 10]), at)
        tokens.append(_Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        position = match.end()
    return tokens


class _Reader:
    """Reads one quantity, left to right, once."""

    def __init__(self, text: str, basis: Basis, decimal: str | None) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.at = 0
        self.basis = basis
        self.decimal = decimal
        self.currency_ahead: str | None = None

    def peek(self, kind: str = "") -> _Token | None:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token if token is not None and kind in ("", token.kind) else None

    def take(self) -> _Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def word(self) -> str | None:
        token = self.peek("word")
        return token.text.lower().rstrip(".") if token else None

    def read(self) -> Stated:
        if not self.tokens:
            raise QuantityError(_("Type a number with its unit, such as 45 s or 1.5 min."), 0)
        if self.word() in words.APPROXIMATELY:
            self.take()
        values = [self.value()]
        spread = self.tolerance()
        while self.range_sign():
            values.append(self.value())
        if len(values) > 3:
            raise QuantityError(_("A range has at most three values: low, likely, high."), self.tokens[-1].start)
        period, per = self.per()
        if self.peek():
            self.stop_at(self.take())
        last = next((unit for _value, unit in reversed(values) if unit), None)
        if last is None:
            return Stated(self.estimate([value for value, _unit in values], spread), None, period, per)
        if len({canonical(unit) for _value, unit in values if unit}) > 1:
            raise QuantityError(_("The parts of a range must have the same kind of unit."), 0)
        numbers = [value * float(base(unit or last).magnitude) for value, unit in values]
        return Stated(self.estimate(numbers, spread), canonical(last), period, per)

    def estimate(self, numbers: list[float], spread: float | None) -> Estimate:
        if sorted(numbers) != numbers:
            raise QuantityError(_("A range runs from low to high."), 0)
        if max(numbers) > MAX_MAGNITUDE:
            raise QuantityError(_("“{text}” is too large a number.").format(text=self.text), 0)
        if len(numbers) == 1:
            only = numbers[0]
            delta = only * spread if spread else 0.0
            return Estimate(only - delta, only, only + delta, self.basis)
        if len(numbers) == 2:
            return Estimate(numbers[0], (numbers[0] + numbers[1]) / 2, numbers[1], self.basis)
        return Estimate(numbers[0], numbers[1], numbers[2], self.basis)

    def value(self) -> tuple[float, str | None]:
        """One number with its unit, compound parts added (1 min 30 s)."""
        ahead = words.UNITS.get(self.word() or "")
        if ahead is not None and ahead.endswith("currency"):
            self.take()
            self.currency_ahead = ahead
        token = self.peek()
        if token is None:
            raise QuantityError(_("A number is missing at the end."), len(self.text))
        if token.kind == "clock":
            return self.clock(self.take())
        if token.kind != "number":
            raise QuantityError(_("A number is expected, not “{text}”.").format(text=token.text), token.start)
        self.take()
        number = parse_number(token.text, self.decimal, token.start)
        unit = self.unit() or self.currency_ahead
        if unit is None or not has_dimension(unit, "[time]") or not self.peek("number"):
            return number, unit
        whole = number * base(unit)
        while self.peek("number"):
            part = self.take()
            smaller = self.unit() or _NEXT_SMALLER.get(unit)  # 1 h 30
            if smaller is None or not has_dimension(smaller, "[time]") or base(smaller) >= base(unit):
                raise QuantityError(_("Can't read “{text}” here.").format(text=part.text), part.start)
            whole += parse_number(part.text, self.decimal, part.start) * base(smaller)
        return float(whole.magnitude), "second"

    def clock(self, token: _Token) -> tuple[float, str]:
        """``1:30`` is one minute thirty; ``1:02:03`` has hours."""
        parts = [int(part) for part in token.text.split(":")]
        if any(part > 59 for part in parts[1:]):
            raise QuantityError(
                _("“{text}” is not a time: write minutes:seconds.").format(text=token.text), token.start
            )
        seconds = 0
        for part in parts:
            seconds = seconds * 60 + part
        if self.word() and words.UNITS.get(self.word() or "") in ("minute", "hour"):
            seconds *= 60 if words.UNITS[self.word() or ""] == "hour" and len(parts) == 2 else 1
            self.take()
        return float(seconds), "second"

    def unit(self) -> str | None:
        word = self.word()
        if word is None or word in words.PER or word in words.ADVERBS or word in words.RANGE_WORDS or word == "±":
            return None
        token = self.peek("word")
        assert token is not None
        # Upper-case M in front of a currency means million; everything else is case-insensitive.
        unit = words.UNITS.get(token.text.lower()) or words.UNITS.get(word)
        if unit is None:
            self.stop_at(token)
        self.take()
        if unit == "piece" and words.UNITS.get(self.word() or "") == "piece":
            self.take()  # “3 x stuks” says pieces twice
        return unit

    def tolerance(self) -> float | None:
        """``± 10 %`` after a value, as a share."""
        if self.word() != "±":
            return None
        sign = self.take()
        token = self.peek("number")
        if token is None:
            raise QuantityError(_("A percentage is expected after ±."), sign.start)
        self.take()
        share = parse_number(token.text, self.decimal, token.start) / 100
        if self.word() != "%" or share > 1:
            raise QuantityError(_("A percentage is expected after ±."), token.start)
        self.take()
        return share

    def range_sign(self) -> bool:
        after = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None
        if self.peek("range") or self.word() in words.RANGE_WORDS:
            self.take()
            return True
        if self.peek("slash") and after is not None and after.kind in ("number", "clock"):
            self.take()
            return True
        return False

    def per(self) -> tuple[Period | None, PintQuantity[Any] | None]:
        word = self.word()
        if word in words.ADVERBS:
            self.take()
            return words.ADVERBS[word], None
        if not (self.peek("slash") or word in words.PER):
            return None, None
        sign = self.take()
        if self.word() in words.PER:
            self.take()
        token = self.peek("word")
        if token is None:
            raise QuantityError(_("A period is expected here: hour, day, week, month or year."), sign.start)
        name = self.word() or ""
        self.take()
        if name in words.TIMES:
            return None, base(words.TIMES[name])
        period = words.PERIODS.get(name)
        if period is not None:
            return period, base("hour") if period is Period.HOUR else None
        if words.UNITS.get(name) == "piece":
            return None, None  # “45 s per stuk”: per piece is what a cycle time is
        self.stop_at(token)

    def stop_at(self, token: _Token) -> NoReturn:
        """Refuse a word, with the nearest word we know."""
        near = _nearest(token.text.lower()) if token.kind == "word" else None
        message = (
            _("“{text}” is not a unit.").format(text=token.text)
            if token.kind == "word"
            else _("Can't read “{text}” here.").format(text=token.text)
        )
        if near:
            guess = self.text[: token.start] + near + self.text[token.start + len(token.text) :]
            message += " " + _("Did you mean {guess}?").format(guess=guess.strip())
        raise QuantityError(message, token.start)


def _nearest(word: str) -> str | None:
    """The unit somebody meant: the same letters in another order first, then the closest spelling."""
    known = [*words.UNITS, *words.PERIODS]
    swapped = [w for w in known if len(w) > 1 and sorted(w) == sorted(word)]
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5) if len(word) > 1 else []
    return next(iter(swapped + close), None)
