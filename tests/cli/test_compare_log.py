"""A log held against the map of an audit, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main
from tests.cli.test_commands import run_json


def log_of(path: Path, activities: str, cases: int = 12) -> str:
    lines = ["case,activity,start,end"]
    for case in range(cases):
        day = f"2024-01-{case + 1:02}"
        lines += [f"{case},{name},{day} {8 + i:02}:00,{day} {8 + i:02}:30" for i, name in enumerate(activities.split())]
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


@pytest.fixture
def line(tmp_path: Path) -> str:
    source, target = tmp_path / "list.csv", str(tmp_path / "a.audit")
    source.write_text("step,cycle time\nSaw,30 min\nWelding,10 min\nPack,30 min\n")
    assert main(["new", target, "--from", str(source), "--demand", "12"]) == 0
    return target


def test_problems_are_listed_with_keys_and_mended_by_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    log = log_of(tmp_path / "log.csv", "saw Weld Pack")
    found = run_json(capsys, "compare-log", line, log, "--json")
    assert (found["fitness"], found["cases"], found["cases_fitting"]) == (0.0, 12, 0)
    assert found["matched"] == [{"activity": "saw", "step": "Saw"}, {"activity": "Pack", "step": "Pack"}]
    assert found["proposed"] == [{"activity": "Weld", "step": "Welding"}]
    assert [p["key"] for p in found["problems"]] == ["no_step:Weld", "never_seen:Welding"]
    said = ["--match", "weld=welding"]
    found = run_json(capsys, "compare-log", line, log, *said, "--json")
    assert found["fitness"] == 1.0
    ((time),) = found["problems"]
    assert (time["key"], time["factor"], time["seen_s"]["likely"]) == ("time:Welding", 3.0, 1800)
    assert run_json(capsys, "compare-log", line, log, *said, "--mend", "time:Welding", "--json")["problems"] == []
    labels = [entry["label"] for entry in run_json(capsys, "history", line, "--json")["history"]]
    assert labels[0] == "Time of “Welding” from the log"


def test_all_can_be_mended_at_once_each_in_an_edit_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    log = log_of(tmp_path / "log.csv", "Saw Clean Welding Saw Pack")
    found = run_json(capsys, "compare-log", line, log, "--mend", "all", "--json")
    assert found["mended"] == ["no_step:Clean", "no_connection:Saw>Pack", "no_connection:Welding>Saw", "time:Welding"]
    assert len(run_json(capsys, "history", line, "--json")["history"]) == 2 + len(found["mended"])
    assert run_json(capsys, "compare-log", line, log, "--json")["fitness"] == 1.0
    assert main(["compare-log", line, log]) == 0
    assert "100% of the cases (12 of 12)" in capsys.readouterr().out.replace("\u202f", " ").replace("\xa0", " ")


def test_what_no_single_change_mends_is_said_and_not_claimed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "list.csv", str(tmp_path / "a.audit")
    source.write_text("step,cycle time\nSaw,30 min\nPack,30 min\nPack,30 min\n")
    assert main(["new", target, "--from", str(source), "--demand", "12"]) == 0
    log = log_of(tmp_path / "log.csv", "Saw Pack")
    found = run_json(capsys, "compare-log", target, log, "--json")
    assert [p["key"] for p in found["problems"]] == ["no_step:Pack", "never_seen:Pack", "never_seen:Pack (2)"]
    assert main(["compare-log", target, log, "--mend", "no_step:Pack", "--mend", "never_seen:Pack (2)"]) == 0
    said = capsys.readouterr()
    assert "Mended: “Pack”" in said.err
    assert "“no_step:Pack” was not mended" in said.err
    assert "never_seen:Pack (2)" not in said.out


def test_what_can_not_be_compared_is_refused_with_the_way_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    log = log_of(tmp_path / "log.csv", "Saw Pack")
    for words, text in (
        ([line, log, "--mend", "time:Nothing"], "Without --mend they are listed"),
        ([line, log, "--match", "Saw=Nothing"], "no step “Nothing” on the map"),
        ([line, log, "--match", "Nothing=Saw"], "no activity “Nothing” in the log"),
        ([line, log, "--process", "Nothing"], "no process “Nothing”"),
        ([line, str(tmp_path / "list.csv")], "is no event log"),
    ):
        assert main(["compare-log", *words]) == 1
        assert text in capsys.readouterr().err
    assert main(["new", str(tmp_path / "empty.audit")]) == 0
    assert main(["compare-log", str(tmp_path / "empty.audit"), log]) == 1
    assert "has no map yet" in capsys.readouterr().err


def test_the_log_of_other_work_is_said_to_be_that_and_a_long_list_is_cut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    path = tmp_path / "log.csv"
    rows = [f"{c},Order {n},2024-01-02 08:{n:02}" for c in range(3) for n in range(25)]
    path.write_text("\n".join(["case,activity,start", *rows]), "utf-8")
    assert main(["compare-log", line, str(path)]) == 0
    said = capsys.readouterr()
    assert "No activity of the log has the name of a step here." in said.err
    assert "begin and end" not in said.err
    assert said.out.count("no_step:") == 20
    assert "and 5 more" in said.err
