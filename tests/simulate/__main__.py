"""``python -m tests.simulate``: the table of known answers in docs/simulation.md, made anew (a few minutes)."""

from __future__ import annotations

from math import hypot, sqrt
from pathlib import Path
from statistics import fmean, stdev

from auditor.study.statistics import t_quantile
from tests.simulate.prosimos import claims, credit, credit_until_four
from tests.simulate.truths import truths

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "simulation.md"
RUNS = 30
#: Runs of each model of Prosimos.
PROSIMOS_RUNS = 200


def table() -> str:
    """Each case with its interval (95 %) over :data:`RUNS` replications of seed 1."""
    lines = ["| case | simulated | known | within | source |", "|---|---|---|---|---|"]
    for truth in truths(10.0):
        values = [truth.value(i) for i in range(RUNS)]
        half = t_quantile(0.95, RUNS - 1) * stdev(values) / sqrt(RUNS)
        mean = fmean(values)
        errors = abs(mean - truth.exact) / (half / t_quantile(0.95, RUNS - 1))
        lines.append(
            f"| {truth.name} | {mean:.4f} ± {half:.4f} | {truth.exact:.4f} | {errors:.1f} standard errors | {truth.source} |"
        )
    return "\n".join(lines) + "\n"


def prosimos_table() -> str:
    """Each statistic of each model beside what Prosimos says of it, both with intervals of 95 %."""
    lines = ["| model | statistic | simulated | Prosimos | within |", "|---|---|---|---|---|"]
    quantile = t_quantile(0.95, PROSIMOS_RUNS - 1)
    for model in (credit(), claims(), credit_until_four()):
        runs = [model.statistics(i) for i in range(PROSIMOS_RUNS)]
        for name, (mean, error) in model.said.items():
            ours = [run[name] for run in runs]
            own_error = stdev(ours) / sqrt(PROSIMOS_RUNS)
            gap = abs(fmean(ours) - mean) / hypot(error, own_error)
            digits = 4 if name.startswith("use") else 1
            simulated = f"{fmean(ours):,.{digits}f} ± {quantile * own_error:,.{digits}f}"
            theirs = f"{mean:,.{digits}f} ± {t_quantile(0.95, model.runs - 1) * error:,.{digits}f}"
            lines.append(f"| {model.name} | {name} | {simulated} | {theirs} | {gap:.1f} standard errors |")
    return "\n".join(lines) + "\n"


def put(text: str, name: str, made: str) -> str:
    """The text with a table made anew between its marks."""
    before, rest = text.split(f"<!-- {name} -->\n")
    _old, after = rest.split(f"<!-- /{name} -->\n")
    return f"{before}<!-- {name} -->\n{made}<!-- /{name} -->\n{after}"


if __name__ == "__main__":
    text = put(DOCUMENT.read_text("utf-8"), "truths", table())
    text = put(text, "prosimos", prosimos_table())
    DOCUMENT.write_text(text, "utf-8")
    print(text)
