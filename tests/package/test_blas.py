"""The small library in the place of OpenBLAS reckons as NumPy's own does, and refuses aloud what it does not know."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.package import reckoning
from tools import compiler
from tools.package import blas

ROOT = Path(__file__).resolve().parent.parent.parent
LARGE = next((Path(np.__file__).parent.parent / "numpy.libs").glob("libscipy_openblas*.so*"), None)

needs_tools = pytest.mark.skipif(
    LARGE is None or compiler.of_system() is None or shutil.which("nm") is None,
    reason="NumPy without OpenBLAS, or no C compiler or nm: apt-get install gcc binutils",
)


@needs_tools
def test_the_small_library_reckons_as_the_large_one_and_refuses_the_rest(tmp_path: Path) -> None:
    assert LARGE is not None
    ignored = shutil.ignore_patterns("tests", "*.pyi", "__pycache__", "*.a", "f2py")
    shutil.copytree(Path(np.__file__).parent, tmp_path / "numpy", ignore=ignored)
    (tmp_path / "numpy.libs").mkdir()
    for name in (LARGE.name, "libgfortran-0.so.5"):
        (tmp_path / "numpy.libs" / name).touch()
    blas.replace_openblas(tmp_path)
    assert [path.name for path in (tmp_path / "numpy.libs").iterdir()] == [LARGE.name]
    out = tmp_path / "small.npz"
    # The interpreter takes the NumPy that lies in its folder.
    shutil.copyfile(Path(reckoning.__file__), tmp_path / "reckon.py")
    done = subprocess.run([sys.executable, "reckon.py", out], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    with np.load(out) as small:
        for name, (kind, large) in zip(small.files, reckoning.reckoned(), strict=True):
            digits = 1e-3 if kind in "fF" else 1e-11
            np.testing.assert_allclose(small[name], large, rtol=digits, atol=digits * np.abs(large).max(initial=1))


@needs_tools
def test_a_numpy_that_asks_for_more_is_not_packed_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGE is not None
    (tmp_path / "numpy.libs").mkdir()
    (tmp_path / "numpy.libs" / LARGE.name).write_bytes(b"large")
    monkeypatch.setattr(blas, "asked_by", lambda _package: {"scipy_dgesv_64_", "scipy_no_such_64_"})
    with pytest.raises(blas.Incomplete, match="lacks scipy_no_such_64_"):
        blas.replace_openblas(tmp_path)
    assert (tmp_path / "numpy.libs" / LARGE.name).read_bytes() == b"large"


def test_where_there_is_no_compiler_the_large_library_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "numpy.libs").mkdir()
    large = tmp_path / "numpy.libs" / "libscipy_openblas64_-0.so"
    large.write_bytes(b"large")
    monkeypatch.setenv("CC", "no-such-compiler")
    monkeypatch.setattr(compiler, "for_users", lambda: None)
    blas.replace_openblas(tmp_path)
    assert large.read_bytes() == b"large"
    assert "No C compiler" in capsys.readouterr().err


def test_the_program_asks_numpy_for_no_linear_algebra_that_is_not_packed() -> None:
    """Equations are solved by elimination, which the small library has."""
    asked = set()
    for folder in ("auditor", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text("utf-8")
            asked |= set(re.findall(r"\blinalg\.(\w+)", text))
            asked |= set(re.findall(r"\b(polyfit|multivariate_normal|roots)\(", text))
    assert asked == {"solve"}
