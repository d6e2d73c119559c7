"""``python -m tests.simulate``: the table of known answers in docs/simulation.md, made anew (a minute)."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from statistics import fmean, stdev

from auditor.study.statistics import t_quantile
from tests.simulate.truths import truths

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "simulation.md"
BEGIN, END = "<!-- truths -->\n", "<!-- /truths -->\n"
RUNS = 30


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


if __name__ == "__main__":
    text = DOCUMENT.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _old, after = rest.split(END)
    DOCUMENT.write_text(before + BEGIN + table() + END + after, "utf-8")
    print(DOCUMENT.read_text("utf-8").split(BEGIN)[1].split(END)[0])
