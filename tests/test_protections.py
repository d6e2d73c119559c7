"""The list of protections speaks of the program as it is now."""

from __future__ import annotations

import pytest

from tests.protections import ROOT, Protection, protections


@pytest.mark.parametrize("protection", protections(), ids=lambda p: p.name)
def test_what_protects_stands_where_the_list_says(protection: Protection) -> None:
    assert (ROOT / protection.file).read_text("utf-8").count(protection.old) == 1
    for words in protection.tests.split():
        assert (ROOT / words.partition("::")[0]).exists()
