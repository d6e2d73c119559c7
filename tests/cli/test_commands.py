"""The command line: exit codes, JSON, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from auditor.cli import main
from auditor.exchange.template import sample_names
from auditor.model.country import default_productive_hours, default_rate
from auditor.store import AuditFile

ROOT = Path(__file__).resolve().parent.parent.parent


def run_json(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    capsys.readouterr()
    assert main(list(words)) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def path(sample_file: AuditFile) -> str:
    sample_file.close()
    return str(sample_file.path)


def test_new_import_undo_redo_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "list.csv", str(tmp_path / "a.audit")
    source.write_text("step,cycle time\nA,45 s\nB,2 min\n")
    assert main(["new", target, "--firm", "F", "--rate", "40", "--role", "Welder=€ 45 per h"]) == 0
    report = run_json(capsys, "import", target, str(source), "--process", "Line", "--json")
    assert report["read"]["steps"] == 2
    assert run_json(capsys, "undo", target, "--json") == {"undone": "Import list.csv"}
    assert run_json(capsys, "analyse", target, "--json")["processes"] == []
    assert run_json(capsys, "redo", target, "--json") == {"redone": "Import list.csv"}
    document = run_json(capsys, "analyse", target, "--json")
    assert document["firm"] == "F"
    assert [p["name"] for p in document["processes"]] == ["Line"]
    labels = [line["label"] for line in run_json(capsys, "history", target, "--json")["history"]]
    assert labels == ["Import list.csv", "Set up the audit"]


def test_a_new_audit_has_the_country_that_is_named_or_where_the_computer_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("step,cycle time,role\nA,45 s,Joiner\n")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    for name, words, country in (("here", [], "AT"), ("named", ["--country", "de-ni"], "DE-NI")):
        target = tmp_path / f"{name}.audit"
        assert main(["new", str(target), "--from", str(source), *words]) == 0
        with AuditFile.open(target) as file:
            assert file.audit.firm.country == country
            assert [role.rate_per_hour for role in file.audit.roles.values()] == [default_rate(country)]
            assert file.audit.firm.productive_hours_per_fte == default_productive_hours(country)
    for wrong in ("XX", "DE-XX", "Germany"):
        assert main(["new", str(tmp_path / "wrong.audit"), "--country", wrong]) == 2
        assert wrong in capsys.readouterr().err
    assert not (tmp_path / "wrong.audit").exists()


def test_a_dry_run_stores_nothing(tmp_path: Path, path: str) -> None:
    source = tmp_path / "list.csv"
    source.write_text("step\nA\nB\n")
    before = Path(path).read_bytes()
    assert main(["import", path, str(source), "--dry-run"]) == 0
    assert Path(path).read_bytes() == before


def test_analyse_has_the_documented_keys(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = run_json(capsys, "analyse", path, "--json")
    assert document.keys() == {"firm", "warnings", "processes", "people"}
    people = document["people"]
    assert people.keys() == {"mapped_hours_per_year", "hours_of_people_per_year", "share_mapped", "roles"}
    assert people["share_mapped"] == pytest.approx(people["mapped_hours_per_year"] / people["hours_of_people_per_year"])
    assert all(
        role.keys() == {
            "name", "headcount", "mapped_hours_per_year", "hours_of_people_per_year", "share_mapped", "people_needed",
        }
        for role in people["roles"]
    )  # fmt: skip
    assert sum(role["mapped_hours_per_year"] for role in people["roles"]) == pytest.approx(
        people["mapped_hours_per_year"]
    )
    process = document["processes"][1]
    assert process.keys() >= {
        "name", "demand_per_year", "available_time_per_day_s", "takt_time_s", "processing_time_s", "value_added_time_s", "lead_time_days",
        "process_cycle_efficiency", "bottleneck", "labour_hours_per_year", "fte", "labour_cost_per_year", "steps",
    }  # fmt: skip
    assert process["steps"][2].keys() >= {
        "name", "kind", "lane", "visits_per_unit", "volume_per_year", "cycle_time_s", "labour_hours_per_year", "fte", "labour_cost_per_year",
        "utilisation", "inventory_days_before", "repetitive", "repetitive_reason",
    }  # fmt: skip
    assert sum(s["labour_hours_per_year"] or 0 for s in process["steps"]) == pytest.approx(
        process["labour_hours_per_year"]
    )


def test_rank_has_the_documented_keys(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = run_json(capsys, "rank", path, "--draws", "64", "--seed", "1", "--json")
    assert (document["draws"], document["seed"]) == (64, 1)
    assert sum(c["weight"] for c in document["criteria"]) == pytest.approx(1)
    first = document["candidates"][0]
    assert first.keys() >= {
        "rank", "steps", "technology", "kind", "suitability", "hours_freed_per_year", "fte_freed", "investment", "npv", "payback_years",
        "irr", "probability_payback_within_target", "score", "rank_acceptability", "reasons", "excluded_because",
    }  # fmt: skip
    assert first["npv"].keys() == {"p10", "p50", "p90"}
    assert first["investment"].keys() == {"low", "likely", "high"}
    assert all(c["excluded_because"] for c in document["candidates"] if c["rank"] is None)


def test_plan_has_the_documented_keys(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = run_json(capsys, "plan", path, "--budget", "150000", "--projects-at-once", "1", "--json")
    assert {
        "budget",
        "chosen",
        "npv_p50",
        "hours_freed_per_year",
        "fte_freed",
        "frontier",
        "optimal",
    } <= document.keys()
    assert document["budget"] == 150_000
    assert document["optimal"] is True
    assert document["chosen"]
    for chosen in document["chosen"]:
        assert {"technology", "steps", "start_period", "investment", "max_price"} <= chosen.keys()
        assert chosen["max_price"] is None or chosen["max_price"] > 0
    quarters = document["quarters"]
    assert [q["quarter"] for q in quarters] == list(range(1, len(quarters) + 1))
    assert all(q.keys() >= {"quarter", "cash", "cumulative", "own_hours"} for q in quarters)
    assert sum(q["cash"] for q in quarters) == pytest.approx(quarters[-1]["cumulative"])
    assert sum(chosen["investment"] for chosen in document["chosen"]) <= 150_000
    assert all({"budget", "npv_p50", "hours_freed_per_year"} <= point.keys() for point in document["frontier"])


def test_a_plan_for_people_says_pilot_price_load_and_how_much_is_enough(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", path]) == 0
    said = " ".join(" ".join(capsys.readouterr()).split())
    for part in ("It is the pilot because", "Do not order above", "Cash is lowest at the end of", "hours of your own people", "The value grows up to €"):  # fmt: skip
        assert part in said


def test_an_empty_audit_is_told_what_comes_first_and_no_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = str(tmp_path / "empty.audit")
    assert main(["new", empty]) == 0
    capsys.readouterr()
    assert main(["plan", empty]) == 0
    said = "".join(capsys.readouterr())
    assert "Draw the steps first" in said and "Nothing is worth" not in said and "Together" not in said


def test_only_json_is_on_standard_output_whatever_the_solver_prints(path: str) -> None:
    """The real program, because the solver prints past Python."""
    words = [
        "plan",
        path,
        "--budget",
        "300000",
        "--yearly-budget",
        "80000",
        "--projects-at-once",
        "1",
        "--goal",
        "hours",
    ]
    done = subprocess.run([sys.executable, "main.py", *words, "--json"], capture_output=True, check=True)
    assert json.loads(done.stdout)["goal"] == "hours"


def test_json_in_and_out_through_the_command_line(tmp_path: Path, path: str) -> None:
    out, again = str(tmp_path / "out.json"), str(tmp_path / "again.audit")
    assert main(["export", path, "-o", out]) == 0
    assert main(["new", again, "--from", out]) == 0
    with AuditFile.open(Path(path), read_only=True) as one, AuditFile.open(Path(again), read_only=True) as two:
        assert one.audit == two.audit


def test_check_is_silent_about_a_sound_file(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = run_json(capsys, "check", path, "--json")
    assert document["sound"]
    assert document["problems"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["analyse", "{tmp}/none.audit"], 3),
        (["analyse", "{tmp}/junk.audit"], 3),
        (["new", "{audit}"], 3),
        (["import", "{audit}", "{tmp}/none.csv"], 1),
        (["import", "{audit}", "{tmp}/junk.audit"], 1),
        (["new", "{tmp}/x.audit", "--from", "{tmp}/none.csv"], 1),
        (["new", "{tmp}/x.audit", "--template", "none"], 1),
        (["new", "{tmp}/x.audit", "--role", "Welder"], 2),
        (["new", "{tmp}/x.audit", "--days", "400"], 2),
        (["export", "{audit}", "-o", "{tmp}/x.doc"], 1),
        (["report", "{audit}", "-o", "{tmp}/no/such/folder/x.pdf"], 1),
        (["nonsense"], 2),
        (["rank", "{audit}", "--draws", "many"], 2),
    ],
)
def test_exit_codes_and_messages(
    words: list[str], code: int, tmp_path: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "junk.audit").write_text("junk")
    capsys.readouterr()
    assert main([w.format(tmp=tmp_path, audit=path) for w in words]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip()
    assert "Traceback" not in captured.err
    assert not (tmp_path / "x.audit").exists()


def test_changing_an_audit_that_is_open_elsewhere_is_refused(
    sample_file: AuditFile, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["undo", str(sample_file.path)]) == 3
    assert "has this audit open" in capsys.readouterr().err


def test_each_sample_makes_an_audit_in_the_language_in_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDITOR_LANG", "de")
    for name in sample_names():
        target = str(tmp_path / f"{name}.audit")
        report = run_json(capsys, "new", target, "--sample", name, "--json")
        assert report["read"]["steps"] > 10
        assert report["read"]["processes"] > 0
    assert (
        run_json(capsys, "analyse", str(tmp_path / "bakery.audit"), "--json")["firm"]
        == "Beispiel Bäckerei (illustrativ)"
    )
    with AuditFile.open(tmp_path / "control_cabinets.audit") as file:
        assert file.audit.firm.country == "AT", "the sample's, not that of this computer"


def test_a_sample_that_does_not_exist_and_two_sources_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "a.audit")
    assert main(["new", target, "--sample", "no_such"]) == 1
    told = capsys.readouterr().err
    assert all(name in told for name in sample_names())
    assert main(["new", target, "--sample", "office", "--template", "make_to_order"]) == 2
    assert main(["new", target, "--help"]) == 0
    assert "control_cabinets" in capsys.readouterr().out
    assert not Path(target).exists()


def test_templates_give_a_frame(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "t.audit")
    assert main(["new", target, "--template", "make_to_order", "--demand", "500"]) == 0
    document = run_json(capsys, "analyse", target, "--json")
    assert document["processes"][0]["demand_per_year"] == 500
    assert len(document["processes"][0]["steps"]) == 7


def modules_after(*words: str) -> set[str]:
    program = f"import sys; sys.argv = ['main.py', *{list(words)!r}]\nfrom auditor.cli import main\nmain()\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rank", "--help"]])
def test_help_and_version_load_nothing_heavy(words: list[str]) -> None:
    assert not modules_after(*words) & {"PySide6", "reportlab", "networkx", "pint", "scipy", "sqlite_utils"}


def test_the_demo_ends_with_a_ranking_and_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "-o", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "(SMED)" in out
    assert "cobot" in out
    assert "sample-report.pdf" in out
    assert (tmp_path / "sample-report.pdf").read_bytes().startswith(b"%PDF")


def test_simulate_has_the_documented_keys(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    document = run_json(
        capsys,
        "simulate",
        path,
        "--plan",
        "--budget",
        "150000",
        "--weeks",
        "6",
        "--runs",
        "3",
        "--lot",
        "40",
        "--due",
        "3",
        "--json",
    )
    assert document.keys() >= {
        "seed", "replications", "weeks", "warm_up_weeks", "confidence", "precise", "working_day_s", "warnings", "notes", "before", "after",
        "differences", "doubt", "due_days", "log",
    }  # fmt: skip
    assert (document["due_days"], document["log"]) == (3.0, None)
    assert (document["replications"], document["weeks"], document["precise"]) == (3, 6.0, False)
    for state in (document["before"], document["after"]):
        assert state.keys() == {"processes", "steps", "roles"}
        for process in state["processes"]:
            assert (process["lead_time_s"] is None) == (process["grows_per_week"] is not None)
            assert process["throughput_per_week"].keys() == {"mean", "low", "high"}
            assert (process["on_time_share"] is None) == (process["grows_per_week"] is not None)
            assert process["limit"] is None or process["limit"]["waits_for"] in (
                "station",
                "station_held",
                "people",
                "room",
            )
        assert all(len(role["use_over_day"]) == 8 for role in state["roles"])
        assert {step["process"] for step in state["steps"]} == {p["name"] for p in state["processes"]}
    assert {note["kind"] for note in document["notes"]} >= {"variation", "lot_stated", "not_modelled"}


def test_all_papers_tell_of_the_floor_where_it_is_played(path: str, tmp_path: Path) -> None:
    assert main(["report", path, "--all", "--simulate", "--lang", "en", "-o", str(tmp_path / "papers")]) == 0
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "papers" / "audit.pdf").pages)
    assert "What happens on the floor" in " ".join(text.split())


def test_a_report_whose_floor_can_not_be_played_is_made_without_it_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps, bare, paper = tmp_path / "list.csv", tmp_path / "a.audit", tmp_path / "a.pdf"
    steps.write_text("step,cycle time\nSaw,45 s\nGlue,2 min\n")
    assert main(["new", str(bare), "--from", str(steps)]) == 0
    assert main(["report", str(bare), "--paper", "brief", "--simulate", "--lang", "en", "-o", str(paper)]) == 0
    assert "The report is made without the floor." in " ".join(capsys.readouterr().err.split())
    assert paper.exists()


def test_simulate_for_people_says_how_long_where_it_waits_and_what_is_assumed(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--weeks", "6", "--runs", "2", "--lot", "40", "--people", "Welder=1", "--batch", "0.5")
    assert main(["simulate", path, *options]) == 0
    said = " ".join(" ".join(capsys.readouterr()).split())
    for part in ("Nine in ten take at most", "With the change", "Most of the waiting is before", "Welder", "Assumed: ", "Not simulated: "):  # fmt: skip
        assert part in said


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--people", "Astronaut=1"), "no role “Astronaut”"),
        (("--people", "Welder=many"), "no number of people"),
        (("--weeks", "520", "--lot", "1"), "too many to follow"),
    ],
)
def test_simulate_refuses_with_the_reason_and_the_way_on(
    path: str, options: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["simulate", path, *options]) == 1
    assert told in " ".join(capsys.readouterr().err.split())


def test_simulate_refuses_a_way_of_coming_in_that_it_does_not_know(path: str) -> None:
    assert main(["simulate", path, "--release", "monthly"]) == 2


def test_whoever_reads_only_the_beginning_gets_no_word_of_a_broken_pipe(path: str) -> None:
    command = [sys.executable, "main.py", "history", path, "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(60) == 0


_LOG = "wat,wie,wanneer\n" + "\n".join(f"{step},{case},0{1 + case % 4}/0{2 + i}/2024 08:{i}0" for case in range(8) for i, step in enumerate(("Saw", "Weld")))  # fmt: skip


@pytest.mark.parametrize(
    "columns", [["wie=case", "wat=activity", "wanneer=end"], ["case=wie", "activity=wat", "end=wanneer"]]
)
def test_columns_of_a_log_are_named_in_either_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], columns: list[str]
) -> None:
    source, target = tmp_path / "log.csv", str(tmp_path / "a.audit")
    source.write_text(_LOG, "utf-8")
    words = [word for column in columns for word in ("--column", column)]
    report = run_json(capsys, "new", target, "--from", str(source), *words, "--date-order", "mdy", "--json")
    assert report["read"]["steps"] == 4
    assert any("the month comes first: as it was said" in line for line in report["guessed"])


def test_a_refusal_names_the_options_and_they_help(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "log.csv", str(tmp_path / "a.audit")
    source.write_text(_LOG, "utf-8")
    assert main(["new", target, "--from", str(source)]) == 1
    said = capsys.readouterr().err
    assert "--as log" in said
    assert "--column case=HEADER" in said
    assert main(["new", target, "--from", str(source), "--as", "list", "--column", "wat=step"]) == 0


@pytest.mark.parametrize(
    "words", [["--as", "table"], ["--date-order", "ymd"], ["--scale", "month"], ["--decimal", ";"]]
)
def test_a_word_that_an_option_does_not_know_is_wrong_usage(tmp_path: Path, words: list[str]) -> None:
    assert main(["new", str(tmp_path / "a.audit"), "--from", "x.csv", *words]) == 2
