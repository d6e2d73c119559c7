"""Numbers as people write them: either decimal mark, fractions, halves and quarters in words, ``100.000,-``."""

from __future__ import annotations

import re

from auditor.errors import QuantityError
from auditor.locale import _, decimal_mark

MAX_MAGNITUDE = 1e12

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125,
              "1/2": 0.5, "1/3": 1 / 3, "1/4": 0.25, "3/4": 0.75}  # fmt: skip
_ARTICLE = r"(?:\b(?:een|één|ein|eine|einen|einer|eines|a|an|one)\s+)?"
_HALF = r"hal(?:f|ve|b|be|ben|ber|bes)"
_AND = r"\s*(?:en|and|und|&|\+)\s*"

#: Words that stand for figures, the longest ways of saying it first; what follows is a quantity in figures.
_SAID: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), figures)
    for pattern, figures in (
        (r"(?<=\d)[.,](?:-{1,2}|[–—])(?=\s|€|$)", ""),  # € 100.000,-
        (r"[()]", " "),
        (r"\+\s?/?\s?-", "±"),
        (r"×", " x "),
        (r"\bm2\b", "m²"),
        (r"\bm3\b", "m³"),
        (r"(\d+)\s?['′]\s?(\d{1,2})\s?(?:''|[\"″])", r"\1 min \2 s"),  # 2'30"
        (r"(?<=\d)\s?(?:''|″)", " s"),
        (r"(?<=\d)\s?′", " min"),
        (r"^\s*(?:zwischen|tussen|between)\s+(.+?)\s+(?:und|en|and)\s+", r"\1 – "),
        (r"^\s*(?:(?:1|een|ein|one)\s+[^\W\d_]+\s+)?(?:elke|iedere|alle|every|om de)\s+(?=\d)", ""),  # every 10 s
        (r"^\s*(?:per\s+|pro\s+|je\s+)?(\d[\d.,]*\s*[^\W\d_]*)\s*=\s*(\d.*)$", r"\2 per \1"),  # 100 pieces = 5 min
        (r"^\s*(?:per|pro|je)\s+(\d[\d.,]*\s*[^\W\d_]*)\s+(\d.*)$", r"\2 per \1"),
        (rf"\b(\d+){_AND}{_ARTICLE}{_HALF}\b", r"\1.5"),
        (rf"\b(?:one{_AND}a\s+half|anderhal(?:f|ve)|eineinhalb|anderthalb|einundeinhalb)\b", "1.5"),
        (r"\b(?:tweeënhalf|tweeëneenhalf|twee en een half|zweieinhalb|zweiundeinhalb|two and a half)\b", "2.5"),
        (r"\b(?:drieënhalf|drieëneenhalf|drie en een half|dreieinhalb|dreiundeinhalb|three and a half)\b", "3.5"),
        (rf"{_ARTICLE}\b(?:(?:three|3)[ -]quarters? of an hour|dreiviertelstunden?|driekwart uur)\b", "45 min"),
        (rf"{_ARTICLE}\bquarter(?:s)?(?: of an| an)?[ -]hour\b", "15 min"),
        (rf"{_ARTICLE}\b(?:driekwart|drei\s?viertel|three[ -]quarters?)\b(?: of an?\b)?", "0.75"),
        (rf"{_ARTICLE}\bhalfuur(?:tje)?\b", "30 min"),
        (rf"{_ARTICLE}\b{_HALF}\b(?:\s+an?\b)?", "0.5"),
        (rf"{_ARTICLE}\b(?:kwart|viertel)\b", "0.25"),
        (r"\bp[./]\s?st\b\.?", "per st"),
        (r"\bp[./]\s?w\b\.?", "per week"),
        (r"\bp[./]\s?d\b\.?", "per day"),
        (r"\bp[./]\s?[uh]\b\.?", "per hour"),
        (r"\bp[./]\s?m\b\.?", "per month"),
        (r"\bp[./]\s?j\b\.?", "per year"),
        (r"\b(?:in der|in de|in het|op een|die)\s+(?=(?:woche|stunde|schicht|week|maand|jaar|uur|dag)\b)", "per "),
        (r"^\s*(?:elke|iedere|jede[nrs]?|every|each)\s+([^\W\d_]+)\s+(.+)$", r"\2 per \1"),
        (
            r"^\s*(hourly|daily|dagelijks|täglich|weekly|wekelijks|wöchentlich|monthly|maandelijks|monatlich|yearly"
            r"|jaarlijks|jährlich)\s+(.+)$",
            r"\2 \1",
        ),
    )
)
_FRACTION = re.compile(r"(?<![\d.,/:])(?:(\d+)\s*)?([½¼¾⅓⅔⅛])|(?<![\d.,/:])(?:(\d+)\s+)?(1/[234]|3/4)(?![\d.,/])")
#: Nothing but a part of a whole.
_PART_OF_ALL = re.compile(
    rf"(?:[½¼¾⅓⅔⅛]|1/[234]|3/4|{_ARTICLE}(?:{_HALF}|kwart|viertel|quarter)|driekwart|drei\s?viertel|three quarters"
    r"|(?:die |de )?(?:hälfte|helft))",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"(\d+)\s*(?:op|von|in|of|out of|uit|aus|auf)\s*(?:de\s+|den\s+|every\s+)?(\d+)", re.IGNORECASE)


def in_figures(text: str) -> str:
    """What was typed with its words for halves, quarters and fractions as figures.

    Args:
        text: as typed, such as “anderhalf uur” or “1½ h”.

    Returns:
        such as “1.5 uur”; other words stay as they are.
    """
    for pattern, figures in _SAID:
        text = pattern.sub(figures, text)
    return _FRACTION.sub(_fraction, text)


def _fraction(found: re.Match[str]) -> str:
    whole, part = found[1] or found[3] or "0", found[2] or found[4]
    value = f"{int(whole) + _FRACTIONS[part]:.4f}"
    return value if value[-1] != "0" else value.rstrip("0")


def share_in_figures(text: str) -> str:
    """A part of a whole as a percentage: “half”, “½”, “1 op 10”, “1 von 10”.

    Args:
        text: as typed.

    Returns:
        the percentage; any other text as it is.
    """
    typed = text.strip()
    of = _ONE_IN.fullmatch(typed)
    if of is not None and int(of[2]) > 0 and int(of[1]) <= int(of[2]):
        return f"{100 * int(of[1]) / int(of[2]):.4f} %"
    if _PART_OF_ALL.fullmatch(typed) is None:
        return text
    said = re.sub(r"(?:die |de )?(?:hälfte|helft)", "½", typed, flags=re.IGNORECASE)
    said = re.sub(rf"{_ARTICLE}quarter", "¼", said, flags=re.IGNORECASE)
    return f"{100 * float(in_figures(said)):.4f} %"


def without_thousands_mark(text: str) -> str:
    """An amount in whole thousands with its mark left out, where the language in force could take it for a decimal mark.

    “100.000 €” is a hundred thousand in English too: nobody writes out a price to a thousandth that is zero.

    Args:
        text: an amount as typed.

    Returns:
        the text without that mark.
    """
    mark = re.escape(decimal_mark())
    return re.sub(rf"(?<![\d.,])([1-9]\d{{0,2}}){mark}(\d\d0)(?![.,]?\d)", r"\1\2", text)


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


def _unreadable(text: str, position: int) -> QuantityError:
    return QuantityError(_("“{text}” is not a number.").format(text=text), position)
