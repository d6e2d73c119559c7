"""Results are free of language: made once, they are said in any."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from auditor.assess import suitability
from auditor.assess.tags import suggested_tags
from auditor.cli import main
from auditor.decide import Plan, Ranking, plan, rank
from auditor.decide.order.certainty import certainty
from auditor.decide.programme.before_after import before_after
from auditor.decide.programme.people import people_view
from auditor.decide.programme.targets import stop_rule, success_measure
from auditor.exchange import store
from auditor.exchange.template import read_sample
from auditor.flow import analyse
from auditor.locale import using
from auditor.model import Audit
from auditor.phrases.candidate import exclusion_text, fit_reasons
from auditor.phrases.certainty import stability_sentence
from auditor.report.precomputed import Precomputed
from auditor.report.write import report_bytes
from auditor.store import AuditFile

#: What ``rank`` and ``plan`` say in the reader's language.
SENTENCES = {"warnings", "reasons", "excluded_because", "success_measure", "stop_rule", "open_questions"}


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("languages") / "sample.audit"
    with using("en"), AuditFile.create(path) as file:
        store(file, read_sample(), "Sample audit")
    return path


@pytest.fixture(scope="module")
def sample_once(sample_path: Path) -> Audit:
    with AuditFile.open(sample_path, read_only=True) as file:
        return file.audit


@pytest.fixture(scope="module")
def made_in_english(sample_once: Audit) -> tuple[Ranking, Plan]:
    with using("en"):
        ranking = rank(sample_once)
        return ranking, plan(sample_once, ranking)


def text_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("language", ["nl", "de"])
def test_a_report_from_an_english_ranking_is_the_one_made_wholly_in_its_language(
    sample_once: Audit, made_in_english: tuple[Ranking, Plan], language: str
) -> None:
    ranking, made = made_in_english
    with using(language):
        reused, pages = report_bytes(sample_once, known=Precomputed(ranking, made))
        anew, pages_anew = report_bytes(sample_once)
    assert pages == pages_anew
    assert text_of(reused) == text_of(anew)


def test_a_report_from_a_known_ranking_and_plan_ranks_nothing(
    sample_once: Audit, made_in_english: tuple[Ranking, Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise AssertionError("ranked or planned again")

    for name in ("rank", "plan"):
        monkeypatch.setattr(f"auditor.report.write.{name}", fail)
    with using("nl"):
        content, _pages = report_bytes(sample_once, known=Precomputed(*made_in_english))
    assert "Samenvatting" in "\n".join(text_of(content))


def test_the_same_results_are_said_in_the_language_in_force(
    sample_once: Audit, made_in_english: tuple[Ranking, Plan]
) -> None:
    ranking, _made = made_in_english
    sure = certainty(ranking)
    assert sure is not None
    said = {}
    for language in ("en", "nl", "de"):
        with using(language):
            said[language] = [
                stability_sentence(sample_once, ranking, sure),
                *fit_reasons(sample_once, ranking.candidates[0].evaluation.candidate),
                *(exclusion_text(e) for e in ranking.exclusions[:3]),
            ]
    assert all(len({said[code][i] for code in said}) == 3 for i in range(len(said["en"])))
    assert "comes first in" in said["en"][0]


def test_no_result_asks_for_a_language(sample_once: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise AssertionError("a result was put into words")

    for name in ("auditor.locale._translations", "auditor.locale._region", "auditor.resources.language"):
        monkeypatch.setattr(name, fail)
    analysis = analyse(sample_once)
    ranking = rank(sample_once, draws=256, analysis=analysis)
    made = plan(sample_once, ranking)
    certainty(ranking)
    assert people_view(sample_once, analysis, made.evaluations).roles
    assert before_after(sample_once, analysis, made.evaluations)
    for e in made.evaluations:
        assert e.candidate.reasons and e.cash.lines
        success_measure(e), stop_rule(e)
    for process in analysis.processes.values():
        for numbers in process.steps.values():
            suggested_tags(sample_once, numbers)
            suitability(sample_once, numbers)


@pytest.mark.parametrize("command", ["rank", "plan"])
def test_the_values_of_json_are_the_same_in_every_language(
    sample_path: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {}
    for language in ("en", "nl", "de"):
        monkeypatch.setenv("AUDITOR_LANG", language)
        assert main([command, str(sample_path), "--json"]) == 0
        found[language] = json.loads(capsys.readouterr().out)
    assert without_sentences(found["en"]) == without_sentences(found["nl"]) == without_sentences(found["de"])
    assert found["en"] != found["nl"]


def without_sentences(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_sentences(item) for key, item in value.items() if key not in SENTENCES}
    return [without_sentences(item) for item in value] if isinstance(value, list) else value
