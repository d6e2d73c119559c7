"""How the time of a step is known: where a benchmark gave it, of how many firms and of which year."""

from __future__ import annotations

from auditor.locale import ngettext, number
from auditor.model import Audit, Basis, Benchmark
from auditor.terms import basis_label


def benchmark_of_time(audit: Audit, step_id: int) -> Benchmark | None:
    """Where the time of a step comes from, where a benchmark gave it.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        whose time it is; None for any other time, and where it was not noted.
    """
    cycle = audit.work(step_id).cycle_time_s
    return audit.benchmark_of(step_id) if cycle is not None and cycle.basis is Basis.BENCHMARK else None


def ground_of_time(audit: Audit, step_id: int) -> str:
    """How the time of a step is known.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        its basis, and of a benchmark how many firms and which year, such as “benchmark 2026, about 40 firms (East)”; empty where
        there is no time.
    """
    cycle, found = audit.work(step_id).cycle_time_s, benchmark_of_time(audit, step_id)
    if cycle is None:
        return ""
    if found is None:
        return basis_label(cycle.basis.value)
    text = ngettext(
        "benchmark {year}, about {n} firm ({programme})", "benchmark {year}, about {n} firms ({programme})", found.firms
    )
    return text.format(programme=found.programme, year=found.year, n=number(found.firms))


def benchmark_counts(audit: Audit) -> str:
    """From which benchmarks times of the audit come.

    Args:
        audit: the snapshot.

    Returns:
        each ground once, parted by semicolons; empty where there is none.
    """
    grounds = {ground_of_time(audit, step_id): None for step_id in audit.steps if benchmark_of_time(audit, step_id)}
    return "; ".join(grounds)
