"""The program's money against a second, independent sum: likely values to the euro, quantiles within the noise of draws."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from auditor.cli.run import app
from auditor.exchange import read_source, store
from auditor.exchange.template import read_sample
from auditor.model import Audit, Family, Process
from auditor.store import AuditFile
from tests.recomputed.by_hand import machines, npv, parts_of

LOG = Path(__file__).parents[3] / "shared" / "data" / "eventlogs" / "Production_first110.csv"
_DRAWS = 8_000
_MOST = 40  # candidates, the best first


def ranked_and_hours(path: Path) -> tuple[list[dict[str, object]], dict[str, tuple[float, float, float]]]:
    found = []
    for command in ("rank", "analyse"):
        result = CliRunner().invoke(app, [command, str(path), "--json"])
        assert result.exit_code == 0, result.output
        found.append(json.loads(result.stdout))
    ranking, analysis = found
    hours = {
        s["name"]: s["labour_hours_range"] for p in analysis["processes"] for s in p["steps"] if s["labour_hours_range"]
    }
    return ranking["candidates"], {k: (v["low"], v["likely"], v["high"]) for k, v in hours.items()}


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    path = tmp_path / "sample.audit"
    with AuditFile.create(path) as file:
        store(file, read_sample(), "Sample")
    return path


def check(path: Path, least: int) -> None:
    with AuditFile.open(path, read_only=True) as file:
        audit: Audit = file.audit
    candidates, hours = ranked_and_hours(path)
    ids = {step.name: step.id for step in audit.steps.values()}
    by_id = {ids[name]: value for name, value in hours.items()}
    compared = 0
    for candidate in [c for c in candidates if c["rank"] is not None][:_MOST]:
        steps = [ids[name] for name in candidate["steps"]]  # type: ignore[attr-defined]
        parts = parts_of(audit, by_id, str(candidate["technology"]), steps)
        assert candidate["machines"] == machines(audit, str(candidate["technology"]), parts)
        likely, freed = npv(audit, str(candidate["technology"]), parts)
        assert candidate["npv_likely"] == pytest.approx(float(likely[0]), abs=1.0)
        assert candidate["hours_freed_per_year"] == pytest.approx(float(freed[0]), rel=1e-6)
        middle, _hours = npv(audit, str(candidate["technology"]), parts, middle=True)
        assert candidate["worth_while"] is bool(middle[0] > 0)
        drawn, _hours = npv(audit, str(candidate["technology"]), parts, _DRAWS, seed=987_654)
        spread = float(np.quantile(drawn, 0.9) - np.quantile(drawn, 0.1))
        for key, q in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9)):
            given = candidate["npv"][key]  # type: ignore[index]
            assert given == pytest.approx(float(np.quantile(drawn, q)), abs=0.03 * spread + 50), candidate["technology"]
        compared += 1
    assert compared >= least


def test_the_money_of_the_sample_is_that_of_an_independent_sum(sample_path: Path) -> None:
    check(sample_path, 20)


def test_the_money_of_a_firm_of_many_people_with_several_machines_is_that_of_an_independent_sum(tmp_path: Path) -> None:
    """The sample six times as large: one machine is not enough for what six crews do."""
    path, draft = tmp_path / "large.audit", read_sample()
    larger = [
        replace(e, demand_per_year=e.demand_per_year * 6)
        if isinstance(e, Process | Family) and e.demand_per_year is not None
        else e
        for e in draft.entities
    ]
    with AuditFile.create(path) as file:
        store(file, replace(draft, entities=larger), "Large")
    check(path, 20)
    ranked, _hours = ranked_and_hours(path)
    assert max(int(c["machines"]) for c in ranked if c["rank"] is not None) > 1  # type: ignore[call-overload]


@pytest.mark.skipif(not LOG.exists(), reason="the public event log is not here")
def test_the_money_of_a_metal_shops_log_is_that_of_an_independent_sum(tmp_path: Path) -> None:
    path = tmp_path / "log.audit"
    with AuditFile.create(path) as file:
        store(file, read_source(LOG), "Log")
    check(path, 10)
