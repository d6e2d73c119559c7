"""The table of what becomes of other people's files says what does become of them."""

from __future__ import annotations

from pathlib import Path

from tools.formats import PAGE, table


def test_the_table_of_formats_is_up_to_date(shared: Path) -> None:
    assert table(shared / "data") in PAGE.read_text("utf-8")
