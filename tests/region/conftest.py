"""What tests of a region share: generated firms, collected once."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.region.collection import collect
from auditor.region.extract import Extract
from tests.region.firms import firms, write_all

MANY = 300


@pytest.fixture(scope="session")
def extracts() -> tuple[Extract, ...]:
    """As many firms as a pack with cells of all levels needs."""
    return tuple(firms(MANY))


@pytest.fixture(scope="session")
def collection(extracts: tuple[Extract, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    collect(write_all(iter(extracts), folder / "in"), folder / "data")
    return folder / "data"
