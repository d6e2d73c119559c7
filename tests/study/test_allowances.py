"""The table of allowances against the printed one."""

from __future__ import annotations

from auditor.study.allowances import allowance_kinds

POUND_KG = 0.45359237
#: Pounds and per cent as in Niebel's reprint of the ILO's table.
PRINTED = {5: 0, 10: 1, 15: 2, 20: 3, 25: 4, 30: 5, 35: 7, 40: 9, 45: 11, 50: 13, 60: 17, 70: 22}


def test_the_steps_of_force_are_the_printed_pounds() -> None:
    (force,) = [kind for kind in allowance_kinds() if kind.key == "force"]
    shown = {choice.names["en"].removeprefix("up to "): round(choice.share * 100) for choice in force.choices}
    assert shown == {f"{pounds * POUND_KG:.1f} kg": percent for pounds, percent in PRINTED.items()}


def test_heat_and_humidity_are_in_the_table_as_a_persons_own_figure() -> None:
    (climate,) = [kind for kind in allowance_kinds() if kind.key == "climate"]
    shares = [choice.share for choice in climate.choices]
    assert (min(shares), max(shares)) == (0, 0.10)
    assert "own figure" in climate.names["en"]
    assert all("own judgement" in choice.names["en"] for choice in climate.choices if choice.share)
