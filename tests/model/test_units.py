"""Quantities as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import QuantityError
from auditor.locale import using
from auditor.model import Estimate, Period
from auditor.model.units import (
    Kind,
    format_as,
    format_per_period,
    parse_as,
    parse_number,
    parse_per_period,
    parse_quantity,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45 s", 45), ("90s", 90), ("1,5 min", 90), ("1.5 min", 90), ("1:30", 90), ("1 min 30 s", 90), ("1h30", 5400),
        ("2 uur", 7200), ("2 Std.", 7200), ("120 per h", 30), ("120 stuks/uur", 30), ("120 Stück pro Stunde", 30),
        ("0,5 seconden", 0.5), ("45 s per stuk", 45), ("ca. 3 min", 180),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_a_time_reads_the_same_in_every_language(text: str, seconds: float, language: str) -> None:
    with using(language):
        assert parse_as(text, Kind.TIME).likely == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text", ["40–60 s", "40-60 s", "40 s - 60 s", "40..60 s", "40 tot 60 s", "40 bis 60 s", "40 s – 1 min"]
)
def test_a_range_has_its_middle_as_likely(text: str) -> None:
    assert parse_as(text, Kind.TIME) == Estimate(40, 50, 60)


@pytest.mark.parametrize("text", ["40–45–60 s", "40 / 45 / 60 s"])
def test_three_values_are_low_likely_high(text: str) -> None:
    assert parse_as(text, Kind.TIME) == Estimate(40, 45, 60)


def test_a_tolerance_spreads_both_ways() -> None:
    assert parse_as("50 s ± 10 %", Kind.TIME) == Estimate(45, 50, 55)


@pytest.mark.parametrize(
    ("text", "likely", "period", "is_time"),
    [
        ("2 h/week", 7200, Period.WEEK, True),
        ("2 uur wekelijks", 7200, Period.WEEK, True),
        ("3x per dag", 3, Period.DAY, False),
        ("40/day", 40, Period.DAY, False),
        ("10 keer per maand", 10, Period.MONTH, False),
        ("5 mal pro Woche", 5, Period.WEEK, False),
    ],
)
def test_work_per_period(text: str, likely: float, period: Period, is_time: bool) -> None:
    stated = parse_per_period(text)
    assert (stated.estimate.likely, stated.period, stated.is_time) == (likely, period, is_time)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.234,5", "en", 1234.5), ("1,234.5", "nl", 1234.5), ("1,500", "nl", 1.5), ("1,500", "en", 1500),
        ("1.500", "nl", 1500), ("1.500", "en", 1.5), ("1 234 567", "de", 1234567), ("1.234.567", "en", 1234567),
    ],
)  # fmt: skip
def test_marks_are_told_apart(text: str, language: str, value: float) -> None:
    with using(language):
        assert parse_number(text) == value


def test_a_slip_of_the_keys_is_named_with_a_suggestion() -> None:
    with pytest.raises(QuantityError, match=r"Did you mean 1,5 min\?") as caught:
        parse_as("1,5 mni", Kind.TIME)
    assert caught.value.position == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "-5 s",
        "5 kg s",
        "60–40 s",
        "1–2–3–4 s",
        "10 kg – 20 s",
        "1e9 s",
        "5 s 5 s 5",
        "45",
        "9" * 79,
        "9" * 200,
        "1.2.3 s",
    ],
)
def test_what_is_not_a_time_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_as(text, Kind.TIME)
    assert str(caught.value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("45 s", Kind.MASS), ("3 kg", Kind.TIME), ("150 %", Kind.SHARE), ("12", Kind.MASS), ("€ 30 per week", Kind.RATE)],
)
def test_a_quantity_of_another_kind_is_refused(text: str, kind: Kind) -> None:
    with pytest.raises(QuantityError):
        parse_as(text, kind)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_never_more(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except QuantityError as error:
        assert 0 <= error.position <= max(len(text), 80)
    else:
        assert quantity.estimate.low <= quantity.estimate.likely <= quantity.estimate.high <= 1e13


_times = st.floats(min_value=0.01, max_value=30_000, allow_nan=False)


@given(values=st.lists(_times, min_size=3, max_size=3), language=st.sampled_from(["nl", "en", "de"]))
def test_what_is_shown_can_be_typed_back(values: list[float], language: str) -> None:
    low, likely, high = sorted(values)
    with using(language):
        shown = format_as(Estimate(low, likely, high), Kind.TIME)
        back = parse_as(shown, Kind.TIME)
    assert back.likely == pytest.approx(likely, rel=0.01, abs=0.01 * high)
    assert back.high == pytest.approx(high, rel=0.002, abs=0.01 * high)


@given(
    value=st.floats(min_value=0.1, max_value=1e6),
    period=st.sampled_from(list(Period)),
    language=st.sampled_from(["nl", "en", "de"]),
)
def test_frequencies_can_be_typed_back(value: float, period: Period, language: str) -> None:
    with using(language):
        back = parse_per_period(format_per_period(Estimate.point(value), period, False))
    assert back.period is period
    assert back.estimate.likely == pytest.approx(value, rel=0.001)


def test_the_registry_is_small() -> None:
    from auditor.model.units.registry import base, registry

    assert len(list(registry())) < 60
    assert (base("minute").magnitude, str(base("minute").units)) == (60, "second")


def test_what_was_typed_is_a_pint_quantity_of_three_values() -> None:
    stated = parse_quantity("40–45–60 min")
    assert stated.unit == "second"
    assert stated.quantity.to("minute").magnitude == Estimate(40, 45, 60)
    assert stated.quantity.check("[time]")
    assert parse_quantity("1 h 30 min 20 s").quantity.m_as("minute").likely == pytest.approx(90 + 1 / 3)
    assert parse_quantity("12,5 kg", decimal=",").quantity.m_as("gram").likely == 12_500
    assert parse_quantity("80 %").quantity.dimensionless


def test_a_rate_is_turned_round_by_the_exact_time_it_is_per() -> None:
    stated = parse_quantity("120 pcs per h")
    assert stated.per is not None
    one = (stated.per / stated.quantity).to("second / piece")
    assert one.magnitude == Estimate.point(30)
    assert parse_as("120 pcs per h", Kind.TIME) == Estimate.point(30)


def test_writing_and_asking_for_units_load_no_pint() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from auditor.model import Estimate, Work; from auditor.model.units import format_field, kind_of\n"
        "format_field(Work(id=1, cycle_time_s=Estimate.point(90)), 'cycle_time_s'); kind_of(Work, 'scrap')\n"
        "print('pint' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
