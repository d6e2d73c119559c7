"""How the time of a step is known, in a cell of a step list: a word, and of a benchmark whose time it is."""

from __future__ import annotations

from auditor.exchange.table import plain
from auditor.model import Audit, Basis, Benchmark
from auditor.phrases.benchmark import benchmark_of_time

_WORDS = {
    Basis.MEASURED: "measured, gemeten, gemessen",
    Basis.STATED: "stated, opgegeven, angegeben",
    Basis.CALCULATED: "calculated, berekend, berechnet",
    Basis.BENCHMARK: "benchmark, vergleich",
    Basis.CATALOGUE: "catalogue, catalogus, katalog",
    Basis.ASSUMED: "assumed, aangenomen, angenommen",
}
_BASIS_OF = {plain(word): basis for basis, words in _WORDS.items() for word in words.split(",")}
_FIRST_YEAR, _LAST_YEAR, _MOST_FIRMS = 2000, 2200, 100_000_000


def time_basis_cell(audit: Audit, step_id: int) -> str:
    """How the time of a step is known, for a program to read again.

    Args:
        audit: the snapshot.
        step_id: the step.

    Returns:
        the value of the basis; of a benchmark also firms, year, cell and programme: ``benchmark; 40; 2026; metal; East``. Empty
        where there is no time.
    """
    cycle, found = audit.work(step_id).cycle_time_s, benchmark_of_time(audit, step_id)
    if cycle is None:
        return ""
    if found is None:
        return cycle.basis.value
    return f"{cycle.basis.value}; {found.firms}; {found.year}; {found.cell}; {found.programme}"


def read_time_basis(text: str, step_id: int) -> tuple[Basis | None, Benchmark | None]:
    """What a cell says of how a time is known.

    Args:
        text: as written by this program, or a word for it.
        step_id: the step.

    Returns:
        the basis, *stated* where the cell says nothing and None where it says something unknown; of a benchmark whose time it
        is, where that is said.
    """
    if not text.strip():
        return Basis.STATED, None
    word, *parts = [part.strip() for part in text.split(";", 4)]
    first = word.partition(" ")[0]  # “benchmark 2026, about 40 firms (East)”, as people read it
    basis = _BASIS_OF.get(plain(first))
    if basis is not Basis.BENCHMARK or len(parts) != 4 or not (parts[0].isdecimal() and parts[1].isdecimal()):
        return basis, None
    firms, year = int(parts[0]), int(parts[1])
    if not (1 <= firms <= _MOST_FIRMS and _FIRST_YEAR <= year <= _LAST_YEAR):
        return basis, None
    return basis, Benchmark(step_id=step_id, programme=parts[3], year=year, firms=firms, cell=parts[2])
