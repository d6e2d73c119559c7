"""What all tests share: English texts, folders of their own, the sample, and the third-party data where it is present."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XDG_DATA_HOME"] = (
    tempfile.gettempdir() + "/automation-auditor-tests-keep-nothing"
)  # no pack of this machine's user

from auditor.assess import catalogue
from auditor.decide import Ranking, rank
from auditor.exchange import read_source, store
from auditor.exchange.template import read_sample
from auditor.flow import Analysis, analyse
from auditor.locale import set_language, using
from auditor.model import Audit
from auditor.store import AuditFile
from auditor.store.opening import make
from tests.exits import pytest_configure  # noqa: F401  a hook

# Whether a test passes must not hang on how busy the machine is.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")

STORE = Path(__file__).resolve().parent / "store"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("AUDITOR_LANG", "en")
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def only_the_cobot() -> Iterator[None]:
    """A catalogue of the welding cobot alone, for what holds of one candidate whatever else is known for welding.

    Put back in its order: the draws of all that follows hang on it.
    """
    known, whole = catalogue(), dict(catalogue())
    for key in whole.keys() - {"welding_cobot"}:
        del known[key]
    yield
    known.clear()
    known.update(whole)


@pytest.fixture
def shared() -> Path:
    """The third-party files beside the checkout; users do not have them."""
    if not SHARED.is_dir():
        pytest.skip("the third-party files are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty audit as the program makes it, to be copied: making one anew runs all migrations."""
    path = tmp_path_factory.mktemp("made") / "blank.audit"
    AuditFile.create(path).close()
    return path


@pytest.fixture(scope="session")
def made_sample(blank_file: Path) -> Path:
    """The sample as a file, in English, to be copied."""
    path = blank_file.with_name("sample.audit")
    with using("en"), AuditFile.create(path) as opened:
        store(opened, read_sample(), "Sample")
    return path


@pytest.fixture(autouse=True)
def made_by_copying(request: pytest.FixtureRequest, blank_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store itself is not looked at, a new audit is a copy of one that was made."""
    if request.path.is_relative_to(STORE):
        return

    def copied(path: Path, password: str | None) -> None:
        if password or path.exists() or not path.parent.is_dir():
            make(path, password)
        else:
            shutil.copyfile(blank_file, path)

    monkeypatch.setattr("auditor.store.file.make", copied)


@pytest.fixture
def audit_file(blank_file: Path, tmp_path: Path) -> Iterator[AuditFile]:
    shutil.copyfile(blank_file, tmp_path / "test.audit")
    with AuditFile.open(tmp_path / "test.audit") as opened:
        yield opened


@pytest.fixture
def sample_file(made_sample: Path, tmp_path: Path) -> Iterator[AuditFile]:
    shutil.copyfile(made_sample, tmp_path / "sample.audit")
    with AuditFile.open(tmp_path / "sample.audit") as opened:
        yield opened


@pytest.fixture(scope="session")
def sample(made_sample: Path) -> Audit:
    """The snapshot of the sample; like every snapshot, nobody can change it."""
    with AuditFile.open(made_sample, read_only=True) as opened:
        return opened.audit


@pytest.fixture(scope="session")
def sample_analysis(sample: Audit) -> Analysis:
    with using("en"):
        return analyse(sample)


@pytest.fixture(scope="session")
def sample_ranking(sample: Audit) -> Ranking:
    with using("en"):
        return rank(sample)


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
