"""How exactly an amount of money is said."""

from __future__ import annotations

from auditor.locale import _, fixed, inner_percent, money, number, percent

_MINUS = "\N{MINUS SIGN}"
#: From here on a share would be written as 100 %.
_NEARLY_ALL = 0.995


def reading_step(value: float) -> int:
    """To what an amount of money is rounded: two or three significant digits, for in an audit it is not known better.

    Args:
        value: an amount of money.

    Returns:
        1 below 100, 10 below 10,000, 100 below 100,000, else 1,000.
    """
    size = abs(value)
    return 1 if size < 100 else 10 if size < 10_000 else 100 if size < 100_000 else 1_000


def round_for_reading(value: float) -> float:
    """An amount as it is said, up or down.

    Args:
        value: an amount of money.

    Returns:
        rounded to its :func:`reading_step`.
    """
    step = reading_step(value)
    return round(value / step) * step


def chance_for_reading(share: float) -> str:
    """A chance out of draws: never certain, and never none, since neither was drawn.

    Args:
        share: of the draws, 0–1.

    Returns:
        a percentage; beyond 99 % and below 1 % it says so.
    """
    return inner_percent(share)


def chance_in_words(share: float) -> str:
    """A chance out of draws in the middle of a sentence.

    Args:
        share: of the draws, 0–1.

    Returns:
        as :func:`chance_for_reading`, with words in place of “>” and “<”.
    """
    if share >= _NEARLY_ALL:
        return _("more than {share}").format(share=percent(0.99))
    return _("less than {share}").format(share=percent(0.01)) if share <= 1 - _NEARLY_ALL else percent(share)


def years_for_reading(years: float | None) -> str:
    """How long it takes until something is paid back.

    Args:
        years: None where it never is.

    Returns:
        with one decimal, or “never”.
    """
    return fixed(years, 1) if years is not None else _("never")


def with_minus(written: str) -> str:
    """A number as a page shows it.

    Args:
        written: a number in text, with a hyphen where it is below zero.

    Returns:
        the number, with a minus sign in its place.
    """
    return written.replace("-", _MINUS)


def number_for_reading(value: float) -> str:
    """A rounded amount for a column that says which currency it is in.

    Args:
        value: an amount of money.

    Returns:
        the amount without a currency.
    """
    return with_minus(number(round_for_reading(value)))


def money_for_reading(value: float, currency: str) -> str:
    """A rounded amount as text.

    Args:
        value: an amount of money.
        currency: ISO 4217 code.

    Returns:
        the amount with its currency sign.
    """
    return with_minus(money(round_for_reading(value), currency))
