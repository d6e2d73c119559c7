"""The one list of sections: each has a module of its own, loaded when it is built."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from auditor.report import book, sections
from auditor.report.book import CHAPTERS
from auditor.report.sections import SECTIONS, Section

_FOLDER, _BOOK = Path(sections.__file__).parent, Path(book.__file__).parent


def test_every_module_of_the_folder_is_a_section_or_the_cover() -> None:
    modules = sorted(path.stem for path in _FOLDER.glob("*.py") if path.stem not in ("__init__", "cover"))
    assert sorted(section.module for section in SECTIONS) == modules
    chapters = sorted(path.stem for path in _BOOK.glob("*.py") if path.stem != "__init__")
    assert sorted(chapter.module for chapter in CHAPTERS) == chapters


def test_keys_and_names_are_told_apart() -> None:
    assert len({s.key for s in SECTIONS}) == len({s.name for s in SECTIONS}) == len(SECTIONS)


@pytest.mark.parametrize("section", [*SECTIONS, *CHAPTERS], ids=lambda section: section.name)
def test_every_section_can_be_built(section: Section) -> None:
    assert callable(import_module(f"auditor.report.{section.folder}.{section.module}").build)


def test_the_list_can_be_asked_without_what_draws_the_report() -> None:
    program = "import sys; import auditor.report.book; from auditor.report.section_choice import only; print('reportlab' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
