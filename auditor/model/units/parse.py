"""Reading quantities as people type them: ``1,5 min``, ``90s``, ``2 h/week``, ``120 stuks/uur``, ``40–60 s``.

A hand-written reader over a bounded text: no evaluator, no exponent, no nesting, so that no input can hang or
allocate. Grammar::

    quantity := [about] value { range value } [ per | adverb ]
    value    := [currency] number [multiplier] [unit] { number unit } | minutes ":" seconds
    per      := "per" ( period | [number] time | [number] piece | thing [ "of" number ] )

Halves, quarters and fractions in words are turned into figures first (:mod:`.figures`).
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from auditor.errors import QuantityError
from auditor.locale import _
from auditor.model.estimate import Basis, Estimate
from auditor.model.firm import Calendar
from auditor.model.units import vocabulary as words
from auditor.model.units.figures import MAX_MAGNITUDE, in_figures, parse_number
from auditor.model.units.registry import base, canonical, has_dimension, quantity
from auditor.model.units.tokens import Token, tokens_of
from auditor.model.work import Period

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity

MAX_LENGTH = 80

_NEXT_SMALLER = {"hour": "minute", "minute": "second"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody typed: so much, and per which period of work, if they said so.

    Attributes:
        estimate: low, likely and high in the canonical unit; a bare number keeps its value.
        unit: the canonical unit, such as ``second``; None for a bare number.
        period: what it is per, when stated per hour, day, week … Periods of work have no fixed length, so that they are
            not part of the quantity.
        per: that period where it is an exact time (second, minute, hour).
        pieces: per how many pieces it is (``45 min per 12``).
        thing: what else it is per, as typed (``8 min per dough``); how many pieces that gives is in ``pieces``, if said.
    """

    estimate: Estimate
    unit: str | None = None
    period: Period | None = None
    per: PintQuantity[Any] | None = None
    pieces: float | None = None
    thing: str = ""

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


def parse_quantity(
    text: str, *, basis: Basis = Basis.STATED, decimal: str | None = None, calendar: Calendar | None = None
) -> Stated:
    """Read a typed quantity.

    Args:
        text: as typed; at most ``MAX_LENGTH`` characters.
        basis: what to note as the basis of the estimate.
        decimal: decimal mark for ambiguous numbers; default that of the language in force.
        calendar: how long a day and a week of work are; without one, times in days are refused.

    Returns:
        the estimate with its unit and period, in canonical units.

    Raises:
        QuantityError: with the position of the first thing that can't be read, and a suggestion where there is one.
    """
    if len(text) > MAX_LENGTH:
        raise QuantityError(
            _("This is too long for a quantity (at most {n} characters).").format(n=MAX_LENGTH), MAX_LENGTH
        )
    try:
        return _Reader(in_figures(text), basis, decimal, calendar).read()
    except QuantityError as error:
        error.position = min(error.position, len(text))  # words that became figures have another length
        raise


class _Reader:
    """Reads one quantity, left to right, once."""

    def __init__(self, text: str, basis: Basis, decimal: str | None, calendar: Calendar | None) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.at = 0
        self.basis = basis
        self.decimal = decimal
        self.calendar = calendar
        self.currency_ahead: str | None = None
        self.pieces: float | None = None
        self.thing = ""

    def peek(self, kind: str = "") -> Token | None:
        token = self.tokens[self.at] if self.at < len(self.tokens) else None
        return token if token is not None and kind in ("", token.kind) else None

    def take(self) -> Token:
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
        while self.range_sign(values[-1][1]):
            values.append(self.value())
        if len(values) > 3:
            raise QuantityError(_("A range has at most three values: low, likely, high."), self.tokens[-1].start)
        period, per = self.per()
        if self.word() in words.APPROXIMATELY:
            self.take()
        if self.peek():
            self.stop_at(self.take())
        last = next((unit for _value, unit in reversed(values) if unit), None)
        if last is None:
            if self.thing or self.pieces:
                raise QuantityError(_("Add the unit: s, min or h."), 0)
            return Stated(self.estimate([value for value, _unit in values], spread), None, period, per)
        if len({canonical(unit) for _value, unit in values if unit}) > 1:
            raise QuantityError(_("The parts of a range must have the same kind of unit."), 0)
        numbers = [value * float(base(unit or last).magnitude) for value, unit in values]
        if last in words.WORKED:
            numbers, last = [number * self.worked(last) for number in numbers], "second"
        return Stated(self.estimate(numbers, spread), canonical(last), period, per, self.pieces, self.thing)

    def worked(self, unit: str) -> float:
        """How long a day or a week of work is, in seconds."""
        if self.calendar is None:
            raise QuantityError(_("How long a day is differs: type hours."), 0)
        day = max(self.calendar.shift_length_s - self.calendar.break_s, 0.0)
        return day if unit == "working_day" else day * self.calendar.days_per_week

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
        number = self.number(token)
        unit = self.unit() or self.currency_ahead
        if unit is None or not self.goes_on():
            return number, unit
        if unit in words.WORKED:
            return number * self.worked(unit) + self.smaller(unit), "second"
        if not has_dimension(unit, "[time]"):
            return number, unit
        return number * float(base(unit).magnitude) + self.smaller(unit), "second"

    def number(self, token: Token) -> float:
        """A number in figures or a small one in words, with “thousand” or “million”; one where the unit says it (kwartier)."""
        if self.word() in words.ALONE:
            return 1.0
        spoken = words.NUMBERS.get(self.word() or "")
        if token.kind != "number" and spoken is None:
            raise QuantityError(_("A number is expected, not “{text}”.").format(text=token.text), token.start)
        self.take()
        found = spoken if spoken is not None else parse_number(token.text, self.decimal, token.start)
        if self.word() in words.MULTIPLIERS:
            found *= words.MULTIPLIERS[self.word() or ""]
            self.take()
        if self.word() in words.TIMES_OVER and self.kind_after() == "number":
            self.take()
            return found * self.number(self.tokens[self.at])
        return found

    def goes_on(self) -> bool:
        """Whether a smaller part of the same time follows: 1 h 30, 1 hour and 20 minutes."""
        return self.peek("number") is not None or (self.word() in words.AND and self.kind_after() == "number")

    def kind_after(self) -> str:
        """The kind of the token behind the next one; nothing where there is none."""
        return self.tokens[self.at + 1].kind if self.at + 1 < len(self.tokens) else ""

    def smaller(self, unit: str) -> float:
        """The parts of a time in ever smaller units (1 h 30, 1 day 4 h), in seconds."""
        whole = 0.0
        while self.goes_on():
            if self.word() in words.AND:
                self.take()
            part = self.take()
            smaller = self.unit() or _NEXT_SMALLER.get(unit)  # 1 h 30
            is_less = smaller is not None and has_dimension(smaller, "[time]")
            if smaller is None or not is_less or (unit not in words.WORKED and base(smaller) >= base(unit)):
                raise QuantityError(_("Can't read “{text}” here.").format(text=part.text), part.start)
            whole += parse_number(part.text, self.decimal, part.start) * float(base(smaller).magnitude)
        return whole

    def clock(self, token: Token) -> tuple[float, str]:
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
        unit = words.UNITS.get(token.text.lower()) or words.UNITS.get(word)
        if unit is None and self.is_what_is_made():
            unit = "piece"
        if unit is None:
            self.stop_at(token)
        self.take()
        if unit == "piece" and words.UNITS.get(self.word() or "") == "piece":
            self.take()  # “3 x stuks” says pieces twice
        return unit

    def is_what_is_made(self) -> bool:
        """Whether an unknown word is what comes in a rate: 40 loaves per hour."""
        after, then = ([*self.tokens[self.at + 1 : self.at + 3], None, None])[:2]
        is_rate = after is not None and (after.kind == "slash" or after.text.lower() in words.PER)
        return is_rate and then is not None and not _nearest(self.word() or "", _CLOSE)

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

    def range_sign(self, unit: str | None) -> bool:
        """``–``, ``to`` or ``/`` before another value; after a unit, ``/ 12`` says per how many."""
        after, behind = ([*self.tokens[self.at + 1 : self.at + 3], None, None])[:2]
        if self.peek("range") or self.word() in words.RANGE_WORDS:
            self.take()
            return True
        if self.peek("slash") and after is not None and after.kind in ("number", "clock"):
            if unit is not None and (behind is None or words.UNITS.get(behind.text.lower()) in (None, "piece")):
                return False
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
        if self.word() in words.PER and self.at + 1 < len(self.tokens):
            self.take()
        if self.peek("number"):
            return None, self.per_so_many(self.take())
        token = self.peek("word")
        if token is None:
            if word in words.EACH:
                return None, None
            raise QuantityError(_("A period is expected here: hour, day, week, month or year."), sign.start)
        name = self.word() or ""
        self.take()
        if name in words.TIMES:
            return None, base(words.TIMES[name])
        period = words.PERIODS.get(name)
        if period is not None:
            return period, base("hour") if period is Period.HOUR else None
        unit = words.UNITS.get(name)
        if unit == "piece":
            self.pieces = 1.0
            return None, None
        if unit is not None and has_dimension(unit, "[time]"):
            return None, base(unit)
        if unit is None and _nearest(name, _CLOSE):
            self.stop_at(token)
        self.per_thing(token.text)
        return None, None

    def per_so_many(self, token: Token) -> PintQuantity[Any] | None:
        """``per 5 min``: that time; ``per 20 pieces``, ``per 20``: so many pieces; ``per 50 kg``: a thing."""
        many = parse_number(token.text, self.decimal, token.start)
        unit = words.UNITS.get(self.word() or "")
        if many <= 0:
            raise QuantityError(_("This must be more than zero."), token.start)
        if unit is not None and has_dimension(unit, "[time]"):
            self.take()
            together: PintQuantity[Any] = many * base(unit)
            return together
        if self.peek("word") and (unit not in (None, "piece") or many < 1):
            self.per_thing(f"{token.text} {self.take().text}")
            return None
        self.pieces = many
        if self.peek("word"):
            self.take()  # whatever they are called
        return None

    def per_thing(self, thing: str) -> None:
        """A large tray, and how many pieces it gives where that is said."""
        self.thing = thing
        while self.peek("word") and not (self.word() in words.OF and self.kind_after() == "number"):
            self.thing += f" {self.take().text}"
        if self.word() in words.OF:
            self.take()
        token = self.peek("number")
        if token is None:
            return
        self.pieces = parse_number(self.take().text, self.decimal, token.start)
        if self.pieces <= 0:
            raise QuantityError(_("This must be more than zero."), token.start)
        if self.peek("word"):
            self.take()

    def stop_at(self, token: Token) -> NoReturn:
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


#: So alike a word is taken for a slip of the keys, less alike for a thing that we do not know.
_CLOSE = 0.8


def _nearest(word: str, alike: float = 0.6) -> str | None:
    """The unit somebody meant: the same letters in another order first, then the closest spelling."""
    known = [*words.UNITS, *words.PERIODS]
    swapped = [w for w in known if len(w) > 1 and sorted(w) == sorted(word)]
    close = difflib.get_close_matches(word, known, n=1, cutoff=alike) if len(word) > 1 else []
    return next(iter(swapped + close), None)
