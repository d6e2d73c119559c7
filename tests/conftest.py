"""What all tests share: English texts, folders of their own, the sample, and the third-party data where it is present."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from auditor.exchange import read_source, store
from auditor.exchange.template import read_sample
from auditor.locale import set_language
from auditor.model import Audit
from auditor.store import AuditFile

# Whether a test passes must not hang on how busy the machine is.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("AUDITOR_LANG", "en")
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def shared() -> Path:
    """The third-party files beside the checkout; users do not have them."""
    if not SHARED.is_dir():
        pytest.skip("the third-party files are not beside this checkout")
    return SHARED


@pytest.fixture
def audit_file(tmp_path: Path) -> Iterator[AuditFile]:
    with AuditFile.create(tmp_path / "test.audit") as opened:
        yield opened


@pytest.fixture
def sample_file(tmp_path: Path) -> Iterator[AuditFile]:
    with AuditFile.create(tmp_path / "sample.audit") as opened:
        store(opened, read_sample(), "Sample")
        yield opened


@pytest.fixture
def sample(sample_file: AuditFile) -> Audit:
    return sample_file.audit


@pytest.fixture
def audit_of(tmp_path: Path) -> Iterator[Callable[[str, str], Audit]]:
    """The audit that a source text gives when it is imported: ``audit_of(".csv", text)``."""
    made: list[AuditFile] = []

    def make(suffix: str, text: str) -> Audit:
        source = tmp_path / f"source{len(made)}{suffix}"
        source.write_text(text, "utf-8")
        opened = AuditFile.create(tmp_path / f"made{len(made)}.audit")
        made.append(opened)
        store(opened, read_source(source), "Import")
        return opened.audit

    yield make
    for opened in made:
        opened.close()
