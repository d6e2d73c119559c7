"""``simulate --log``: the arrivals of a log, its own times beside, and whether it is of the same work."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main
from tests.cli.test_commands import run_json


def test_simulate_takes_the_arrivals_of_a_log_and_says_how_long_its_cases_took(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, audit = tmp_path / "log.csv", str(tmp_path / "log.audit")
    rows = [
        f"{case},{step},2025-03-{3 + case // 4:02}T{hour:02}:{10 * (case % 4):02}:00,2025-03-{3 + case // 4:02}T{hour:02}:{10 * (case % 4) + 8:02}:00"
        for case in range(20)
        for step, hour in (("Cut", 8), ("Bend", 10), ("Pack", 15))
    ]
    log.write_text("\n".join(["case,activity,start,end", *rows]), "utf-8")
    assert main(["new", audit, "--from", str(log)]) == 0
    capsys.readouterr()
    document = run_json(capsys, "simulate", audit, "--log", str(log), "--weeks", "4", "--runs", "2", "--json")
    assert document["log"]["cases"] == 20
    assert 0 < document["log"]["lead_time_p50_s"] <= document["log"]["lead_time_p90_s"] <= 8 * 3600
    assert "when the log says" in " ".join(document["warnings"])
    assert main(["simulate", audit, "--log", str(log), "--weeks", "4", "--runs", "2"]) == 0
    assert "In the log itself" in " ".join(" ".join(capsys.readouterr()).split())
    for option in (("--lot", "5"), ("--batch", "0.5")):
        assert main(["simulate", audit, "--log", str(log), *option]) == 1
        assert "--lot and --batch do not go with --log" in " ".join(capsys.readouterr().err.split())
    named = tmp_path / "named.csv"
    named.write_text(log.read_text("utf-8").replace("case,", "blip,", 1), "utf-8")
    options = ("--column", "case=blip", "--weeks", "4", "--runs", "2", "--json")
    assert run_json(capsys, "simulate", audit, "--log", str(named), *options)["log"]["cases"] == 20


def test_simulate_says_how_much_of_a_log_is_on_the_map_and_refuses_one_of_other_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, options = str(tmp_path / "log.audit"), ("--weeks", "4", "--runs", "2")

    def log(*steps: str) -> str:
        rows = [
            f"{case},{step},2025-03-{3 + case // 4:02}T{9 + at:02}:{10 * (case % 4):02}:00,2025-03-{3 + case // 4:02}T{9 + at:02}:{10 * (case % 4) + 8:02}:00"
            for case in range(20)
            for at, step in enumerate(steps)
        ]
        path = tmp_path / f"{steps[0]}.csv"
        path.write_text("\n".join(["case,activity,start,end", *rows]), "utf-8")
        return str(path)

    assert main(["new", audit, "--from", log("Cut", "Bend", "Pack")]) == 0
    capsys.readouterr()
    document = run_json(capsys, "simulate", audit, "--log", log("Bend", "Pack", "Invoice", "Ship"), *options, "--json")
    assert (document["log"]["activities"], document["log"]["activities_on_map"]) == (4, 2)
    (said,) = [text for text in document["warnings"] if "activities of the log" in text]
    assert said.startswith("2 of the 4") and "“Invoice”, “Ship”" in said
    assert main(["simulate", audit, "--log", log("Invoice", "Pay"), *options]) == 1
    refused = " ".join(capsys.readouterr().err.split())
    assert "is of other work" in refused and "“Invoice”, “Pay”" in refused
    whole = run_json(capsys, "simulate", audit, "--log", log("Cut", "Bend", "Pack"), *options, "--json")
    assert whole["log"]["activities_on_map"] == 3 and not any("not on the map" in text for text in whole["warnings"])
