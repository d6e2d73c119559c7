"""The words people type for units and periods, in Dutch, English and German."""

from __future__ import annotations

from auditor.model.work import Period

_UNITS = {
    "second": 's sec secs second seconds seconde seconden sek sekunde sekunden tel tellen "',
    "minute": "min mins minute minutes minuut minuten m'n minuter minuten. minuutje minuutjes '",
    "hour": "h hr hrs hour hours uur uren u uurtje uurtjes std stunde stunden",
    "quarter_hour": "kwartier kwartieren kwartiertje kwartiertjes viertelstunde viertelstunden",
    "millisecond": "ms millisecond milliseconds milliseconde milliseconden millisekunde millisekunden",
    "metre": "m metre metres meter meters",
    "millimetre": "mm millimetre millimetres millimeter millimeters",
    "centimetre": "cm centimetre centimetres centimeter centimeters",
    "kilometre": "km kilometre kilometres kilometer kilometers",
    "kilogram": "kg kilo kilos kilogram kilograms kilogramm",
    "gram": "g gr gram grams gramm",
    "tonne": "t ton tons tonne tonnes tonnen",
    "piece": (
        "st stk stuk stuks stück stueck pc pcs piece pieces part parts unit units x times time keer maal mal"
        " order orders auftrag aufträge product producten products produkt produkte deel delen teil teile"
        " regel regels line lines zeile zeilen document documents documenten dokument dokumente"
    ),
    "currency": "€ eur euro euros $ usd £ gbp chf",
    "thousand_currency": "k€ keur k t€ teur tsd€",
    "million_currency": "m€ meur",
    "working_day": (
        "d day days dag dagen dagje dagjes tag tage tagen werkdag werkdagen workday workdays arbeitstag arbeitstage"
        " arbeitstagen mandag mandagen manntag manntage personentag personentage at pt mt tg"
    ),
    "week": "wk week weeks weken woche wochen",
    "percent": "% percent procent prozent pct",
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}

_PERIODS = {
    Period.HOUR: "h hr hour uur u std stunde hours uren stunden",
    Period.SHIFT: "shift shifts dienst diensten ploegdienst ploeg schicht schichten",
    Period.DAY: "d day days dag dagen tag tage tagen werkdag werkdagen workday workdays arbeitstag arbeitstage",
    Period.WEEK: "w wk week weeks weken woche wochen kw",
    Period.MONTH: "mo month months maand maanden monat monate mnd",
    Period.YEAR: "y yr year years jaar jaren jr jahr jahre a",
}
PERIODS = {word: period for period, words in _PERIODS.items() for word in words.split()}

#: What something is per that is an exact length of time and no period of work.
TIMES = {
    **dict.fromkeys(("s", "sec", "second", "seconde", "sek", "sekunde"), "second"),
    **dict.fromkeys(("min", "minute", "minuut"), "minute"),
}

PER = frozenset(
    {
        "per",
        "pro",
        "je",
        "p",
        "each",
        "elke",
        "elk",
        "every",
        "for",
        "voor",
        "für",
        "am",
        "im",
        "in",
        "a",
        "an",
        "jede",
        "jeden",
    }
)
#: What may stand behind a time with nothing after it: 45 s each.
EACH = frozenset({"each", "elk", "je"})
#: Between a thing and how many pieces it gives: a tray of 12, een charge van 300.
OF = frozenset({"of", "van", "von", "à", "mit", "met", "with"})
#: Times whose length the firm's calendar says.
WORKED = frozenset({"working_day", "week"})
#: Units that say one of them by themselves.
ALONE = frozenset(_UNITS["quarter_hour"].split())
#: Between how often and what: 2 x 15 min.
TIMES_OVER = frozenset({"x", "mal", "maal", "keer", "times"})
AND = frozenset({"en", "und", "and"})
MULTIPLIERS = {
    **dict.fromkeys(("tsd", "tausend", "duizend", "thousand"), 1e3),
    **dict.fromkeys(("mln", "mio", "miljoen", "million", "millionen"), 1e6),
}
_NUMBERS = (
    (1, "een één ein eine einen one a an"),
    (2, "twee zwei two"),
    (3, "drie drei three"),
    (4, "vier four"),
    (5, "vijf fünf five"),
    (6, "zes sechs six"),
    (7, "zeven sieben seven"),
    (8, "acht eight"),
    (9, "negen neun nine"),
    (10, "tien zehn ten"),
    (12, "twaalf zwölf twelve"),
    (15, "vijftien fünfzehn fifteen"),
    (20, "twintig zwanzig twenty"),
    (30, "dertig dreißig thirty"),
)
NUMBERS = {word: float(value) for value, words in _NUMBERS for word in words.split()}

ADVERBS = {
    "hourly": Period.HOUR,
    "daily": Period.DAY,
    "dagelijks": Period.DAY,
    "täglich": Period.DAY,
    "weekly": Period.WEEK,
    "wekelijks": Period.WEEK,
    "wöchentlich": Period.WEEK,
    "monthly": Period.MONTH,
    "maandelijks": Period.MONTH,
    "monatlich": Period.MONTH,
    "yearly": Period.YEAR,
    "jaarlijks": Period.YEAR,
    "jährlich": Period.YEAR,
}
RANGE_WORDS = frozenset({"to", "tot", "bis", "t/m", "à", "of", "oder", "or"})
APPROXIMATELY = frozenset(
    {
        *("~", "≈", "±", "ca", "ca.", "circa", "zirka", "about", "approx", "roughly", "nearly", "almost", "some"),
        *("ongeveer", "ruim", "bijna", "zo'n", "rond", "etwa", "ungefähr", "rund", "knapp", "fast", "gut", "so"),
    }
)

#: What people type who do not know, in small letters and without marks at the end.
UNKNOWN = frozenset(
    {
        *("?", "??", "???", "-?", "n/a", "n.a", "nvt", "n.v.t", "k.a", "unknown", "not known", "unbekannt", "onbekend"),
        *("don't know", "dont know", "do not know", "i don't know", "i dont know", "no idea", "not sure"),
        *("weet niet", "weet ik niet", "ik weet het niet", "weet het niet", "geen idee", "niet bekend"),
        *("weiß nicht", "weiss nicht", "weiß ich nicht", "weiss ich nicht", "ich weiß nicht", "ich weiß es nicht"),
        *("ich weiss nicht", "ich weiss es nicht", "keine ahnung", "nicht bekannt", "keine angabe"),
    }
)


def says_unknown(text: str) -> bool:
    """Whether somebody typed that a value is not known, in any of the languages.

    Args:
        text: as typed.

    Returns:
        True for “weiß nicht”, “weet niet”, “don't know”, “?” and the like.
    """
    return " ".join(text.lower().replace("’", "'").split()).rstrip(".! ") in UNKNOWN
