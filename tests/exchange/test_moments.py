"""Times as systems write them, and what a whole column tells that a cell does not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import isnan
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import InputError
from auditor.exchange.moments import DateOrder, TimeColumn, decide, looks_like_time
from auditor.exchange.moments import column as zones
from auditor.exchange.moments.formats import NEVER, read_clock, read_moment

_EPOCH = datetime(1970, 1, 1)


def shown(seconds: float) -> str:
    return (_EPOCH + timedelta(seconds=seconds)).isoformat()


def column(texts: list[str], **said: object) -> list[str | None]:
    read = TimeColumn()
    read.add(texts)
    found = decide({"end": read}, **said).seconds["end"]  # type: ignore[arg-type]
    return [None if isnan(s) else shown(s) for s in found.tolist()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-13T08:00:00", "2024-01-13T08:00:00"),
        ("2024-01-13 08:00:00.250000+02:00", "2024-01-13T08:00:00.250000"),
        ("2024/01/13 08:00:00 +0100", "2024-01-13T08:00:00"),
        ("2024-01-13 08:00 UTC", "2024-01-13T08:00:00"),
        ("2024-1-3 8:05", "2024-01-03T08:05:00"),
        ("20240113T080000", "2024-01-13T08:00:00"),
        ("20240113080000", "2024-01-13T08:00:00"),
        ("13-Jan-2024 08:00:00", "2024-01-13T08:00:00"),
        ("14.01.2024, 10:00", "2024-01-14T10:00:00"),
        ("14 januari 2024", "2024-01-14T00:00:00"),
        ("13. März 2024 08:30 Uhr", "2024-03-13T08:30:00"),
        ("13 mrt. 2024 8.30 uur", "2024-03-13T08:30:00"),
        ("January 3, 2024 8:05 PM", "2024-01-03T20:05:00"),
        ("Sat Jan 13 08:00:00 CET 2024", "2024-01-13T08:00:00"),
        ("Mo 15.01.2024 um 10:00 Uhr", "2024-01-15T10:00:00"),
        ("13/01/2024 12:05 AM", "2024-01-13T00:05:00"),
        ("13.01.2024 24:00:00", "2024-01-14T00:00:00"),
        ("13-01-24 7:00", "2024-01-13T07:00:00"),
    ],
)
def test_a_time_is_read_as_it_is_meant(text: str, expected: str) -> None:
    assert column([text]) == [expected]


@pytest.mark.parametrize("text", ["nonsense", "Case 12", "25:00", "2024-13-01", "13.13.2024", "1.5", "Weld 3 4 5", ""])
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert read_moment(text) is None
    assert not looks_like_time(text)


@pytest.mark.parametrize("text", ["31.12.9999", "9999-12-31 00:00:00", "1900-01-01", "01/01/0001"])
def test_a_date_that_stands_for_never_is_none(text: str) -> None:
    assert read_moment(text) is NEVER
    assert column([text]) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1705132800", "2024-01-13T08:00:00"),  # Unix seconds
        ("1705132800000", "2024-01-13T08:00:00"),  # milliseconds
        ("45304.5", "2024-01-13T12:00:00"),  # a spreadsheet's days; 45292 is 1 January 2024 in the 1900 system
        ("45292", "2024-01-01T00:00:00"),
    ],
)
def test_counts_of_days_and_seconds_are_times_in_a_column_of_times(text: str, expected: str) -> None:
    assert column([text]) == [expected]


def test_a_thirteenth_month_in_any_row_settles_the_order_for_all() -> None:
    assert column(["01/02/2024", "25/02/2024"]) == ["2024-02-01T00:00:00", "2024-02-25T00:00:00"]
    assert column(["01/02/2024", "02/25/2024"]) == ["2024-01-02T00:00:00", "2024-02-25T00:00:00"]


def test_of_two_columns_the_end_is_never_before_the_start() -> None:
    start, end = TimeColumn(), TimeColumn()
    start.add(["01/12/2024 08:00", "02/11/2024 08:00"])
    end.add(["01/12/2024 09:00", "03/01/2024 08:00"])
    found = decide({"start": start, "end": end})
    assert (found.order, found.is_sure) == (DateOrder.MONTH_FIRST, True)


def test_rows_that_follow_each_other_settle_it_where_nothing_else_does() -> None:
    read = TimeColumn()
    read.add([f"01/{day:02}/2024 08:00" for day in range(1, 13)])
    found = decide({"end": read})
    assert (found.order, found.is_sure) == (DateOrder.MONTH_FIRST, True)


def test_where_nothing_settles_it_the_day_is_first_and_that_is_said_to_be_unsure() -> None:
    read = TimeColumn()
    read.add(["03/04/2024"])
    found = decide({"end": read})
    assert (found.order, found.is_sure) == (DateOrder.DAY_FIRST, False)
    assert column(["03/04/2024"], stated=DateOrder.MONTH_FIRST) == ["2024-03-04T00:00:00"]


def test_summer_and_winter_time_keep_the_clock_on_the_wall_and_the_length_of_a_job() -> None:
    start, end = TimeColumn(), TimeColumn()
    start.add(["2024-03-31T01:00:00+01:00"])
    end.add(["2024-03-31T04:00:00+02:00"])
    found = decide({"start": start, "end": end}).seconds
    assert shown(found["start"][0]) == "2024-03-31T01:00:00"
    assert found["end"][0] - found["start"][0] == 2 * 3600


def test_times_of_several_zones_are_brought_to_one_clock() -> None:
    assert column(["2024-01-13T08:00:00+01:00", "2024-01-13T09:00:00+01:00", "2024-01-13T13:00:00+06:00"]) == [
        "2024-01-13T08:00:00", "2024-01-13T09:00:00", "2024-01-13T08:00:00",
    ]  # fmt: skip


def test_a_zone_in_one_row_only_does_not_move_it_and_words_are_no_times() -> None:
    texts = ["2024-01-13 08:00:00", "2024-01-13T08:00:00Z", "2024-01-13T08:00:00+01:00", "now", "today"]
    assert column(texts) == ["2024-01-13T08:00:00"] * 3 + [None, None]


def test_times_are_shown_on_the_clock_that_is_asked_for() -> None:
    assert column(["2024-07-01T06:00:00Z"], time_zone="Europe/Amsterdam") == ["2024-07-01T08:00:00"]
    assert column(["2024-07-01T06:00:00Z"], time_zone="+01:00") == ["2024-07-01T07:00:00"]
    with pytest.raises(InputError, match="Europe/Amsterdam"):
        column(["2024-07-01T06:00:00Z"], time_zone="Middle/Earth")


def test_the_time_of_day_may_stand_in_its_own_column() -> None:
    read = TimeColumn()
    read.add(["13.01.2024", "14.01.2024"], ["8:05", "0.5"])
    assert [shown(s) for s in decide({"end": read}).seconds["end"]] == ["2024-01-13T08:05:00", "2024-01-14T12:00:00"]
    assert read_clock("08.30 uur") == 8.5 * 3600


_FORMATS = ("%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d-%b-%Y %H:%M:%S", "%Y%m%dT%H%M%S", "%B %d, %Y %I:%M:%S %p")


@given(
    moments=st.lists(st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31)), min_size=1, max_size=8),
    form=st.sampled_from(_FORMATS),
)
def test_what_is_written_is_read_again(moments: list[datetime], form: str) -> None:
    whole = [moment.replace(microsecond=0) for moment in moments]
    assert column([moment.strftime(form) for moment in whole]) == [moment.isoformat() for moment in whole]
    unix = [str(int(moment.replace(tzinfo=UTC).timestamp())) for moment in whole]
    assert column(unix) == [m.isoformat() if float(u) >= 3e8 else None for m, u in zip(whole, unix, strict=True)]


def test_without_a_list_of_time_zones_it_is_said_what_would_help(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zones, "ZoneInfo", missing)
    with pytest.raises(InputError, match="No time zone is called “Europe/Amsterdm”"):
        zones.zone_named("Europe/Amsterdm")
    monkeypatch.setattr(zones, "available_timezones", set)
    with pytest.raises(InputError, match=r"no list of time zones.*\+01:00.*tzdata"):
        zones.zone_named("Europe/Amsterdam")
    assert zones.zone_named("+01:00").utcoffset(None) == timedelta(hours=1)


@given(
    st.lists(
        st.tuples(
            st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
            st.sampled_from(["Z", "+00:00", "+01:00", "-05:30", "+14:00"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([" ", "T"]),
    st.sampled_from(["seconds", "milliseconds", "microseconds"]),
)
def test_a_column_with_zones_read_at_once_is_what_its_cells_say_one_by_one(
    listed: list[tuple[datetime, str]], between: str, precision: str
) -> None:
    texts = [moment.isoformat(between, precision) + zone for moment, zone in listed]
    together, one_by_one = TimeColumn(), TimeColumn()
    together.add(texts)
    for text in texts:
        one_by_one.add([text, ""])  # an empty cell keeps the column from being read at once
    for column in (together, one_by_one):
        assert not column.is_open
    assert together.under(DateOrder.DAY_FIRST) == pytest.approx(one_by_one.under(DateOrder.DAY_FIRST)[::2], abs=1e-3)
    read, expected = together.offsets_s, one_by_one.offsets_s
    assert read is not None
    assert expected is not None
    assert read.tolist() == expected[::2].tolist()
