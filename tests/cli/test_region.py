"""``region``: from an audit to its extract, from many to a pack, and back to where a firm stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.cli import main
from auditor.store import AuditFile
from tests.region.firms import firms, write_all


def run_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_from_an_audit_to_where_it_stands(
    sample_file: AuditFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, data, pack = str(sample_file.path), str(tmp_path / "many"), str(tmp_path / "p.aapack")
    sample_file.close()
    assert main(["region", "extract", audit]) == 1
    assert "how many people work there, the region" in capsys.readouterr().err
    region = {"NL": "nl2", "DE": "de1"}[sample_file.audit.firm.country[:2]]
    shown = run_json(capsys, "region", "extract", audit, "--size", "20-49", "--region", region)
    assert not list(tmp_path.glob("*.aaextract"))
    folder = write_all(firms(40), tmp_path / "in")
    written = run_json(capsys, "region", "extract", audit, "-o", str(folder / "x.aaextract"))
    assert written == json.loads((folder / "x.aaextract").read_bytes())
    assert written["step"] == shown["step"]
    (folder / "bad.aaextract").write_text("{")
    collected = run_json(capsys, "region", "collect", str(folder), "-o", data)
    assert (collected["firms"], [r["file"] for r in collected["refused"]]) == (41, ["bad.aaextract"])
    words = ["region", "pack", data, "--ledger", str(tmp_path / "ledger"), "--programme", "East", "--year", "2026"]
    dry = run_json(capsys, *words, "--dry-run")
    assert dry["written"] is None and dry["kept_back"]["few_firms"] > 0 and not Path(pack).exists()
    made = run_json(capsys, *words, "-o", pack)
    assert (made["sha256"], made["firms"]) == (dry["sha256"], 40)
    assert main([*words, "-o", pack]) == 1  # too early for another one
    tables = run_json(capsys, "region", "compare", pack)
    assert {"coverage", "tasks"} <= {s["key"] for s in tables["sections"]}
    assert len(tables["cells"]) == made["cells"]
    found = run_json(capsys, "region", "compare", audit, "--pack", pack)
    assert found["standings"] and all(s["firms_like"]["firms"] >= 10 for s in found["standings"])
    assert {"real_investment", "real_hours", "payback"} <= found["carried_out"][0].keys()
    assert main(["region", "compare", audit, "--pack", pack]) == 0
    assert "What firms like this carried out" in capsys.readouterr().out
    for name in ("r.pdf", "r.xlsx"):
        assert main(["region", "compare", pack, "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 5_000
    assert main(["region", "extract", audit, "--withdraw", "-o", str(folder / "x.aawithdrawal")]) == 0
    again = run_json(capsys, "region", "collect", str(folder), "-o", data)
    assert (again["firms"], [w["file"] for w in again["withdrawn"]]) == (40, ["x.aaextract"])


def test_a_wrong_ending_and_a_missing_pack_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["region", "compare", str(tmp_path / "none.aapack")]) == 1
    assert main(["region", "pack", str(tmp_path), "--ledger", "l", "--programme", "x", "--dry-run"]) == 1
    assert "is not a collection" in capsys.readouterr().err
