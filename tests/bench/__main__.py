"""``python -m tests.bench``: run the benchmarks; the figures go to build/bench.json and to the terminal."""

from __future__ import annotations

import sys

import pytest

sys.exit(pytest.main(["tests/bench", "-o", "addopts=", "-q", "-p", "no:randomly", *sys.argv[1:]]))
