"""What people type: times, days, rates, amounts, shares and dates, in the words of three languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import PiecesAsked, QuantityError
from auditor.locale import LANGUAGES, read_date, using, written_moment
from auditor.model import Calendar, Period
from auditor.model.units import (
    Kind,
    format_as,
    parse_as,
    parse_cycle,
    parse_inventory,
    parse_per_period,
    says_unknown,
)

#: A shift of 8 h with half an hour of breaks, five days a week.
CALENDAR = Calendar()
HOUR = 3600.0
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2 days", 15), ("2 Tage", 15), ("2 TAGE", 15), ("2 dagen", 15), ("1 dag", 7.5), ("½ dag", 3.75), ("1/2 Tag", 3.75),
        ("halve dag", 3.75), ("einen halben Tag", 3.75), ("1 dag 2 uur", 9.5), ("1 Woche", 37.5), ("2 weken", 75),
        ("1½ uur", 1.5), ("1 1/2 h", 1.5), ("¾ uur", 0.75), ("¼ h", 0.25), ("half uur", 0.5), ("een half uur", 0.5),
        ("halbe Stunde", 0.5), ("eine halbe Stunde", 0.5), ("half an hour", 0.5), ("anderhalf uur", 1.5), ("2 en een half uur", 2.5),
        ("eineinhalb Stunden", 1.5), ("zweieinhalb Stunden", 2.5), ("kwartier", 0.25), ("een kwartier", 0.25),
        ("drie kwartier", 0.75), ("3 kwartier", 0.75), ("driekwart uur", 0.75), ("Viertelstunde", 0.25), ("eine Viertelstunde", 0.25),
        ("Dreiviertelstunde", 0.75), ("quarter of an hour", 0.25), ("three quarters of an hour", 0.75), ("twee uur", 2),
        ("zwei Stunden", 2), ("an hour", 1), ("1u30", 1.5),
    ],
)  # fmt: skip
@every_language
def test_a_time_in_words_reads_the_same_in_every_language(text: str, hours: float, language: str) -> None:
    with using(language):
        assert parse_as(text, Kind.TIME, calendar=CALENDAR).likely == pytest.approx(hours * HOUR)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2 tellen", 2), ("12 stuks/min", 5), ("12 Stück/min", 5), ("1200 per uur", 3), ("5 Stück/h", 720), ("20 Stück in 10 min", 30),
        ("12 stuks per 5 min", 25),
        ("40 broden per uur", 90), ("15 stuks per kwartier", 60), ("40 Brote/Stunde", 90), ("120 Brötchen in 5 Minuten", 2.5), ("5 min voor 100 stuks", 3),
        ("100 Stück = 5 min", 3), ("per 100 stuks 5 min", 3), ("5 min p/st", 300), ("alle 10 s", 10), ("1 Stück alle 10 s", 10),
        ("every 10 s", 10), ("30''", 30), ("2'30''", 150), ("2′30″", 150), ("30m", 1800), ("1h 30m", 5400), ("2x 15 min", 1800),
        ("3 mal 10 min", 1800), ("1 uur en 20 min", 4800), ("15 minuten ongeveer", 900), ("knapp 2 Stunden", 7200), ("+/- 10 min", 600),
        ("zwischen 5 und 15 min", 600), ("3 h / Charge (40)", 270), ("eine Dreiviertelstunde", 2700), ("45 secs each", 45), ("45 min per 12", 225), ("45 min / 12 Stück", 225), ("2 à 3 min", 150),
    ],
)  # fmt: skip
@every_language
def test_rates_and_times_per_so_many_are_seconds_a_piece(text: str, seconds: float, language: str) -> None:
    with using(language):
        assert parse_as(text, Kind.TIME).likely == pytest.approx(seconds)


def test_a_day_is_the_firms_own_and_refused_where_that_is_not_known() -> None:
    long = Calendar(shift_length_s=10 * HOUR, break_s=0.0, shifts_per_day=2.0)
    assert parse_as("2 Tage", Kind.TIME, calendar=long).likely == 20 * HOUR
    with pytest.raises(QuantityError, match="type hours"):
        parse_as("2 Tage", Kind.TIME)


def test_a_range_of_three_values_is_none_of_pieces() -> None:
    assert parse_as("40 / 45 / 60 s", Kind.TIME).high == 60
    assert parse_as("40 s / 60 s", Kind.TIME).high == 60
    assert parse_as("1/2 min", Kind.TIME).likely == 30


@pytest.mark.parametrize(
    ("text", "seconds", "period"),
    [
        ("2,5 uur/dag", 2.5 * HOUR, Period.DAY), ("½ uur per dag", HOUR / 2, Period.DAY), ("kwartier per dag", HOUR / 4, Period.DAY),
        ("1 dag per week", 7.5 * HOUR, Period.WEEK), ("1 Tag pro Monat", 7.5 * HOUR, Period.MONTH),
        ("täglich 2 Stunden", 2 * HOUR, Period.DAY), ("elke dag 2 uur", 2 * HOUR, Period.DAY), ("2 h am Tag", 2 * HOUR, Period.DAY),
        ("16 uur p.w.", 16 * HOUR, Period.WEEK), ("2 uur p/w", 2 * HOUR, Period.WEEK), ("2 hours a day", 2 * HOUR, Period.DAY),
    ],
)  # fmt: skip
@every_language
def test_work_per_period_is_read_as_it_is_said(text: str, seconds: float, period: Period, language: str) -> None:
    with using(language):
        stated = parse_per_period(text, calendar=CALENDAR)
    assert stated.estimate.likely == pytest.approx(seconds)
    assert (stated.period, stated.is_time) == (period, True)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100.000 €", 100_000), ("€ 100.000", 100_000), ("€ 100 000", 100_000), ("€ 100.000,-", 100_000), ("100.000,– €", 100_000),
        ("1.500,50", 1500.5), ("1,500.50", 1500.5), ("25 Tsd. €", 25_000), ("100 duizend", 100_000), ("1,5 Mio. €", 1.5e6),
        ("1,5 mln", 1.5e6), ("100 k€", 100_000), ("EUR 30.000", 30_000), ("100'000", 100_000), ("€ 2.500 per jaar", 2500),
        ("12,345 €", {"en": 12_345, "nl": 12.345, "de": 12.345}), ("0,125 €", 0.125),
    ],
)  # fmt: skip
@every_language
def test_amounts_are_read_as_any_language_writes_them(
    text: str, amount: float | dict[str, float], language: str
) -> None:
    with using(language):
        wanted = amount[language] if isinstance(amount, dict) else amount
        assert parse_as(text, Kind.MONEY).likely == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("language", "shown"), [("de", "100.000\xa0€"), ("nl", "€\xa0100.000"), ("en", "€100,000")]
)  # fmt: skip
def test_an_amount_is_shown_as_the_language_writes_it_and_can_be_typed_back(language: str, shown: str) -> None:
    with using(language):
        amount = parse_as("100.000 €", Kind.MONEY)
        assert format_as(amount, Kind.MONEY) == shown
        assert parse_as(shown, Kind.MONEY) == amount


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("80 %", 0.8), ("80", 0.8), ("0,8", 0.8), ("1", 1), ("half", 0.5), ("½", 0.5), ("die Hälfte", 0.5), ("driekwart", 0.75),
        ("een kwart", 0.25), ("1 op 10", 0.1), ("1 von 10", 0.1), ("5 of 100", 0.05), ("2,5%", 0.025), ("3 Prozent", 0.03),
    ],
)  # fmt: skip
@every_language
def test_shares_are_read_as_they_are_said(text: str, share: float, language: str) -> None:
    with using(language):
        assert parse_as(text, Kind.SHARE).likely == pytest.approx(share)


def test_half_is_a_half_where_a_bare_number_is_a_percentage() -> None:
    assert parse_as("½", Kind.SHARE, default_unit="%").likely == 0.5
    assert parse_as("8", Kind.SHARE, default_unit="%").likely == 0.08


@pytest.mark.parametrize(
    "text",
    [
        "10 min per 50 kg",
        "5 min/m²",
        "5 min per meter",
        "8 min per grote plaat",
        "8 min per deeg",
        "45 min/Blech",
        "45 min per tray",
        "8 Minuten pro Teig",
    ],
)
@every_language
def test_a_time_per_something_unknown_asks_how_many_pieces_it_gives(text: str, language: str) -> None:
    with using(language), pytest.raises(PiecesAsked) as caught:
        parse_cycle(text)
    assert caught.value.thing in text
    assert text.startswith(caught.value.time)
    told = parse_cycle(f"{caught.value.time} per {caught.value.thing} van 300")
    assert told.pieces == 300
    assert caught.value.thing in str(caught.value)


@pytest.mark.parametrize("text", ["1 h/wek", "45 s per huor"])
def test_a_slip_of_the_keys_is_no_thing(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_cycle(text)
    assert not isinstance(caught.value, PiecesAsked)


def test_a_batch_with_its_pieces_is_one_cycle() -> None:
    assert parse_cycle("8 min per deeg van 300").pieces == 300
    assert parse_cycle("45 min per tray of 12").time.likely == 2700
    assert parse_cycle("12 stuks/min").pieces == 1
    assert parse_cycle("45 s").pieces is None


@pytest.mark.parametrize(
    "text",
    ["weiß nicht", "Weiß ich nicht!", "weet niet", "Geen idee", "don't know", "don’t know", "?", "keine Ahnung."],
)
def test_not_knowing_is_understood(text: str) -> None:
    assert says_unknown(text)


@pytest.mark.parametrize("text", ["", "45 s", "nicht", "?5"])
def test_anything_else_is_not(text: str) -> None:
    assert not says_unknown(text)


def test_stock_may_lie_half_a_day() -> None:
    assert parse_inventory("½ dag").days == 0.5
    assert parse_inventory("2 Tage").days == 2
    assert parse_inventory("500").pieces == 500


@pytest.mark.parametrize(
    "text",
    [
        "27.11.2026", "27-11-2026", "27/11/2026", "2026-11-27", "2026/11/27", "27 nov 2026", "27. November 2026", "27. Nov. 2026",
        "27 november 2026", "Nov 27, 2026", "27th November 2026", "27.11.26", " 27 . 11 . 2026 ",
    ],
)  # fmt: skip
@every_language
def test_a_date_is_read_in_all_common_ways(text: str, language: str) -> None:
    with using(language):
        assert read_date(text) == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "day"),
    [("1. März 2026", date(2026, 3, 1)), ("3 mrt 2026", date(2026, 3, 3)), ("2 mei 2026", date(2026, 5, 2)),
     ("24 dez 2026", date(2026, 12, 24)), ("31.2.2026", None), ("soon", None), ("27 foo 2026", None)],
)  # fmt: skip
def test_months_have_their_names_and_what_is_no_date_is_none(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_a_date_with_two_readings_is_not_guessed() -> None:
    with using("en"):
        assert read_date("3/4/2026") is None
        assert read_date("11/27/2026") == date(2026, 11, 27)
    with using("nl"):
        assert read_date("3/4/2026") == date(2026, 4, 3)


_PARTS = [
    *(
        "1",
        "2,5",
        "½",
        "1/2",
        "12.000",
        "3/4",
        "'",
        "''",
        "(",
        ")",
        "/",
        "-",
        "–",
        "to",
        "bis",
        "per",
        "pro",
        "je",
        "for",
        "a",
        "an",
        "of",
        "von",
    ),
    *(
        "x",
        "mal",
        "und",
        "en",
        "h",
        "min",
        "m",
        "s",
        "uur",
        "Tage",
        "week",
        "kwartier",
        "half",
        "anderhalf",
        "eine",
        "kg",
        "€",
        "Tsd.",
        "mln",
    ),
    *(
        "stuks",
        "deeg",
        "elke",
        "alle",
        "täglich",
        "p/w",
        "±",
        "%",
        "=",
        "ca.",
        "op",
        "each",
        "in",
        "1:30",
        "…",
        "?",
        "zwischen",
        ",",
    ),
]


@given(st.lists(st.sampled_from(_PARTS), max_size=9), st.sampled_from([" ", ""]), st.sampled_from(list(Kind)))
def test_any_words_in_any_order_are_read_or_refused_never_more(parts: list[str], between: str, kind: Kind) -> None:
    text = between.join(parts)
    for read in (
        lambda: parse_as(text, kind, default_unit="%" if kind is Kind.SHARE else None, calendar=CALENDAR),
        lambda: parse_cycle(text, calendar=CALENDAR),
        lambda: parse_per_period(text, calendar=CALENDAR),
        lambda: parse_inventory(text),
    ):
        try:
            read()
        except QuantityError as error:
            assert str(error)


def test_a_moment_is_written_as_the_language_writes_its_date() -> None:
    stored = datetime(2026, 11, 27, 14, 30).astimezone().isoformat(timespec="minutes")
    shown = {"de": "27.11.2026 14:30", "nl": "27-11-2026 14:30", "en": "2026-11-27 14:30"}
    for language, wanted in shown.items():
        with using(language):
            assert written_moment(stored) == wanted
    assert written_moment("some day") == "some day"
