"""The section on the simulated floor, and its place in Method."""

from __future__ import annotations

import pytest

from auditor.decide import Ranking
from auditor.locale import using
from auditor.model import Audit
from auditor.phrases.simulation_notes import note_sentence, notes_by_kind
from auditor.report.precomputed import Precomputed
from auditor.report.section_choice import only
from auditor.report.write import report_bytes
from auditor.simulate.experiment import simulate
from auditor.simulate.result import Simulation
from auditor.simulate.settings import Settings, WhatIf
from tests.report.test_report import pages_of


@pytest.fixture(scope="module")
def calm(sample: Audit) -> Simulation:
    """The sample with four fifths of its demand beside it as it is, a few short runs."""
    return simulate(sample, Settings(least=5, most=5, weeks=6.0, what_if=WhatIf(demand_times=0.8)), with_doubt=False)


def text_of(audit: Audit, known: Precomputed) -> str:
    content, _pages = report_bytes(only(audit, ["floor", "method"]), known=known)
    return " ".join(" ".join(pages_of(content)).split())


def test_a_simulation_that_was_run_is_told_with_two_figures_and_what_it_rests_on(
    sample: Audit, sample_ranking: Ranking, calm: Simulation
) -> None:
    with using("en"):
        text = text_of(sample, Precomputed(sample_ranking, None, calm))
    for part in (
        "What happens on the floor", "from start to finish on average", "does not keep up", "With the change it keeps up",
        "How long pieces are under way", "Where work waits", "What this rests on", "From piece to piece", "MSER-5",
    ):  # fmt: skip
        assert part in text
    assert text.count("How long pieces are under way") == 1  # two figures, not two a process


def test_without_a_simulation_the_report_says_nothing_of_it(sample: Audit, sample_ranking: Ranking) -> None:
    with using("en"):
        text = text_of(sample, Precomputed(sample_ranking))
    assert "on the floor" not in text and "MSER" not in text


def test_what_a_simulation_rests_on_stands_a_sentence_a_line_by_its_kind(sample: Audit, calm: Simulation) -> None:
    with using("en"):
        told = dict(notes_by_kind(sample, calm.notes))
        every = [note_sentence(sample, note) for note in calm.notes]
    said = [line for lines in told.values() for line in lines]
    assert len(said) == len(every)
    assert all(any(whole.lower().endswith(line.lower()) for whole in every) for line in said)
    assert not any(line.startswith(f"{name}: ") for name, lines in told.items() for line in lines)  # the name says it
    assert any(line.startswith("From piece to piece, ") for line in told["Assumed"])
    assert any(line.startswith("Missing material, ") for line in told["Not simulated"])
    assert any(line.startswith("People are present for ") for line in told["From the audit"])
