"""The words people type for units and periods, in Dutch, English and German."""

from __future__ import annotations

from auditor.model.work import Period

_UNITS = {
    "second": 's sec secs second seconds seconde seconden sek sekunde sekunden "',
    "minute": "min mins minute minutes minuut minuten m'n minuter minuten. '",
    "hour": "h hr hrs hour hours uur uren u std stunde stunden",
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
    "thousand_currency": "k€ keur k t€ teur",
    "million_currency": "m€ meur mln mio",
    "percent": "% percent procent prozent pct",
}
UNITS = {word: unit for unit, words in _UNITS.items() for word in words.split()}

_PERIODS = {
    Period.HOUR: "h hr hour uur u std stunde hours uren stunden",
    Period.SHIFT: "shift shifts dienst diensten ploegdienst ploeg schicht schichten",
    Period.DAY: "d day days dag dagen tag tage tagen werkdag workday arbeitstag",
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

PER = frozenset({"per", "pro", "je", "p", "each", "elke", "every"})

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
RANGE_WORDS = frozenset({"to", "tot", "bis", "t/m"})
APPROXIMATELY = frozenset({"~", "≈", "ca", "ca.", "circa", "about", "ongeveer", "etwa", "approx", "±"})
