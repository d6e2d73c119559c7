"""How many rounds the long tests make: a few in ``make test``, many in ``make soak``.

What needs them is marked ``soak``. ``make soak`` runs only what is marked, with the second number; ``make test`` all else too, with
the first. Where the first is 0, the test runs in ``make soak`` only.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

MANY = os.environ.get("AUDITOR_ROUNDS") == "many"

ROUNDS: dict[str, tuple[int, int]] = {
    # The program killed at moments of chance (tests/store/test_killed.py).
    "killed: edits": (1, 140),
    "killed: command_line": (1, 60),
    "killed: window": (1, 60),
    "killed: backup": (3, 40),
    "killed: migration": (1, 40),
    "killed: report": (1, 20),
    "killed: password": (1, 40),
    "killed: repairing": (1, 20),
    # Killed at each step while a password is set (tests/store/test_superseded.py): of how many steps in a row it ends at one.
    "stepwise: protect": (0, 1),
    "stepwise: change": (0, 1),
    "stepwise: unprotect": (0, 1),
    # Edits, and disks made up for each moment of them (tests/store/test_power.py).
    "power: edits": (2, 14),
    "power: disks": (1, 3),
    # Damaged files.
    "flipped bytes": (12, 525),
    "flipped bytes: seeds": (1, 4),
    "pages lost": (1, 40),
    "pages damaged: seeds": (1, 6),
    "layouts brought up to date": (0, 20),
    "protected: layouts damaged": (0, 3),
    "protected: ways to make it": (1, 2),
    "protected: old versions": (0, 4),
    # The sample's processes, drawn by mouse alone and by keyboard alone (tests/ui/test_map_by_hand.py).
    "maps drawn by hand": (0, 2),
    # Sectors of which a first answer is made by mouse (tests/ui/test_check.py).
    "first answers": (2, 99),
    # Generated input: examples that hypothesis makes up.
    "undo of all": (2, 60),
    "restore": (2, 60),
    "any JSON": (15, 80),
    "anything in our JSON": (20, 150),
    "any event log": (20, 120),
    "logs against pandas": (14, 400),
    "any quantity": (120, 1500),
    "any step list": (15, 80),
    "forms of suppliers": (10, 400),
    "any floor": (12, 300),
    "any floor, compiled": (15, 600),
    "people of any floor": (25, 300),
    "floors beside SimPy": (10, 300),
    "any map as BPMN": (25, 300),
}


def rounds(name: str) -> int:
    """How many of them this run makes; 0 for none."""
    return ROUNDS[name][MANY]


def in_soak_only(*values: object) -> Any:
    """Values of a test's parameters that are tried in ``make soak`` only."""
    return pytest.param(*values, marks=[pytest.mark.soak, pytest.mark.skipif(not MANY, reason="in make soak")])
