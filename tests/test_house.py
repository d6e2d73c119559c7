"""The rules of the house that a machine can check."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from string import Formatter

import pytest

from tools import texts

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    catalog = texts.read(language)
    missing = []
    for message in texts.template():
        if not message.id:
            continue
        found = catalog.get(message.id[0] if isinstance(message.id, tuple) else message.id)
        strings = () if found is None else found.string if isinstance(found.string, tuple) else (found.string,)
        if not strings or not all(strings):
            missing.append(message.id)
    assert missing == []


def placeholders(text: object) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(str(text)) if name is not None}


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_translations_have_the_same_placeholders(language: str) -> None:
    for message in texts.read(language):
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            strings = message.string if isinstance(message.string, tuple) else (message.string,)
            for string in strings:
                assert placeholders(string) <= placeholders(ids[-1]), message.id
                assert len(ids) > 1 or placeholders(string) == placeholders(ids[0]), message.id


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def test_requirements_hold_names_versions_and_hashes_only() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        for block in re.split(r"\n(?=\S)", text.strip()):
            assert re.match(
                r"^[a-z0-9_.-]+==\S+( ; [^\\\n]+)? \\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$", block + "\n"
            ), block[:80]


def test_no_file_names_a_lock_of_another_tool() -> None:
    assert not {p.name for p in tracked_files()} & {"uv.lock", "poetry.lock", "package-lock.json"}


def test_files_stay_small() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in tracked_files()
        if p.suffix == ".py" and (n := len(p.read_text("utf-8").splitlines())) > 450
    }
    assert long == {}
