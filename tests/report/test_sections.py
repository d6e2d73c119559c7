"""The one list of sections: each has a module of its own, loaded when it is built."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from auditor.report import sections
from auditor.report.sections import SECTIONS, Section

_FOLDER = Path(sections.__file__).parent


def test_every_module_of_the_folder_is_a_section_or_the_cover() -> None:
    modules = sorted(path.stem for path in _FOLDER.glob("*.py") if path.stem not in ("__init__", "cover"))
    assert sorted(section.module for section in SECTIONS) == modules


def test_keys_and_names_are_told_apart() -> None:
    assert len({s.key for s in SECTIONS}) == len({s.name for s in SECTIONS}) == len(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.key)
def test_every_section_can_be_built(section: Section) -> None:
    assert callable(import_module(f"{sections.__name__}.{section.module}").build)


def test_the_list_can_be_asked_without_what_draws_the_report() -> None:
    program = "import sys; from auditor.report.section_choice import only; print('reportlab' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
