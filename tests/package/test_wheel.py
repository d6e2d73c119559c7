"""The wheel and the sdist hold everything that the program reads."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from auditor import __version__

ROOT = Path(__file__).resolve().parent.parent.parent
_BUILD = """
import sys
from hatchling.builders.{kind} import {name}
print(next({name}(sys.argv[1]).build(directory=sys.argv[2], versions=["standard"])))
"""


def tracked(*folders: str) -> set[str]:
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    names = {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}
    if not names:
        pytest.skip("this is no checkout of git")
    return names


def built(kind: str, name: str, folder: Path) -> Path:
    code = _BUILD.format(kind=kind, name=name)
    done = subprocess.run(
        [sys.executable, "-c", code, ROOT, folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip().splitlines()[-1])


def compiled() -> set[str]:
    return {name.removesuffix(".po") + ".mo" for name in tracked("resources/locale") if name.endswith(".po")}


def test_the_wheel_holds_every_file_of_the_program_and_its_compiled_translations(tmp_path: Path) -> None:
    wanted = tracked("auditor", "ui", "resources") | compiled()
    with zipfile.ZipFile(built("wheel", "WheelBuilder", tmp_path)) as wheel:
        held = set(wheel.namelist())
        assert wanted - held == set()
        assert "resources/made.json" in held  # Help → Version says how old it is
        assert all(wheel.read(name)[:4] in (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde") for name in compiled())
        assert {name.partition("/")[0] for name in held} == {
            "auditor",
            "ui",
            "resources",
            f"automation_auditor-{__version__}.dist-info",
        }


def test_the_sdist_holds_what_a_wheel_is_made_from(tmp_path: Path) -> None:
    wanted = tracked("auditor", "ui", "resources", "tools") | {"pyproject.toml", "README.md", "LICENSE"}
    with tarfile.open(built("sdist", "SdistBuilder", tmp_path)) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert wanted - held == set()
