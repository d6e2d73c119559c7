"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
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


def test_texts_in_the_middle_of_others_are_found_for_the_translation() -> None:
    code = "a = f\"{_('One')}: {n}\"\nb = ngettext('{n} two', '{n} twos', n)\nc = f'{x:{_(\"Three\")}}'\nd = _(name)\n"
    assert set(texts.messages_in(code)) == {"One", ("{n} two", "{n} twos"), "Three"}


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


#: Modules that still put results into words themselves.
SPEAKING = {"auditor/flow/line/yamazumi.py"}
#: A map that can't be computed is refused with an error, which is told as it is.
REFUSING = {"auditor/flow/volume/visits.py"}


def test_results_are_put_into_words_by_phrases_alone() -> None:
    """What analyses find holds codes and values; N_ marks labels of fixed lists, which are translated when shown."""
    words = {"_", "ngettext", "number", "fixed", "significant", "percent", "money", "long_date", "mid_sentence"}
    found = set()
    for room in ("flow", "study", "assess", "decide"):
        for path in (ROOT / "auditor" / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module == "auditor.locale":
                    if words & {name.name for name in node.names}:
                        found.add(path.relative_to(ROOT).as_posix())
                elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("auditor.phrases"):
                    found.add(path.relative_to(ROOT).as_posix())
    assert found == SPEAKING | REFUSING
