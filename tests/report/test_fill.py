"""No paper has nearly empty pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.decide import Ranking
from auditor.decide.programme.before_after import with_candidates
from auditor.decide.programme.plan import plan
from auditor.locale import LANGUAGES, using
from auditor.model import Audit
from auditor.report.blocks import heading, paragraph, table
from auditor.report.blocks.pagination import paginated
from auditor.report.papers.making import Wanted, paper_bytes
from auditor.report.papers.paper import Paper
from auditor.report.pdf.document import Furniture, build_pdf
from auditor.report.pdf.lasting import Properties
from auditor.report.precomputed import Precomputed
from auditor.report.theme import TEXT_WIDTH
from auditor.report.write import report_bytes
from auditor.simulate.experiment import simulate
from auditor.simulate.settings import Settings
from tests.guided import guided_audit
from tests.report.filled import fills, too_empty
from tests.report.test_report import pages_of
from tests.rounds import in_soak_only


@pytest.fixture(scope="module")
def played(sample: Audit, sample_ranking: Ranking) -> Precomputed:
    made = plan(sample, sample_ranking)
    after = with_candidates(sample, made.evaluations)
    return Precomputed(sample_ranking, made, simulate(sample, Settings(least=5, most=5, weeks=6.0), after=after))


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_report_of_the_sample_with_its_floor_has_twelve_to_sixteen_pages_and_none_is_nearly_empty(
    sample: Audit, played: Precomputed, language: str
) -> None:
    with using(language):
        content, count = report_bytes(sample, known=played)
    assert 12 <= count <= 16
    assert not too_empty(content)


@pytest.mark.parametrize(
    ("paper", "language"),
    [(Paper.DOSSIER, "nl"), *(in_soak_only(p, code) for p in Paper for code in sorted(LANGUAGES))],
)
def test_no_page_of_the_other_papers_is_nearly_empty(
    sample: Audit, played: Precomputed, paper: Paper, language: str
) -> None:
    with using(language):
        content, _count = paper_bytes(sample, Wanted(paper), known=played)
    assert not too_empty(content)


@pytest.mark.parametrize("language", [in_soak_only("nl"), in_soak_only("en"), in_soak_only("de")])
@pytest.mark.parametrize("sector", ["joinery", "bakery"])
def test_no_page_of_the_papers_after_a_self_check_is_nearly_empty(tmp_path: Path, sector: str, language: str) -> None:
    with using(language):
        audit = guided_audit(tmp_path / "a.audit", sector)
        for paper in Paper:
            content, _count = paper_bytes(audit, Wanted(paper))
            assert not too_empty(content), paper


@pytest.mark.parametrize("n", [30, 42, 43, 44, 80, 130])
def test_the_rows_of_a_table_that_stand_on_a_last_page_alone_fill_a_part_of_it(n: int) -> None:
    """They are taken from the page before, in order, each once."""
    rows = [[f"row {i}", "value"] for i in range(n)]
    story = [heading("Many rows", is_listed=False), table(["Row", "Value"], rows, [TEXT_WIDTH / 2, TEXT_WIDTH / 2])]
    story[0].heading.key = "h1"
    content, _count = build_pdf(list(paginated(story)), Properties("T", "A", "en"), Furniture("", "", has_cover=False))
    shown = [line for page in pages_of(content) for line in page.split("\n") if line.startswith("row ")]
    assert shown == [" ".join(row) for row in rows]
    assert min(fills(content)) > 0.4


@pytest.mark.parametrize(("above", "n", "times"), [(23, 4, 7), (29, 4, 7), (23, 5, 5)])
def test_high_rows_that_begin_low_on_a_page_leave_no_last_page_nearly_empty(above: int, n: int, times: int) -> None:
    """Where half a last page can't be had, as much is taken along as there is."""
    words = " ".join(["as much as takes some lines of a narrow column"] * times)
    rows = [[f"row {i}", words] for i in range(n)]
    story = [*(paragraph(f"line {i}") for i in range(above)), table(["Row", "Words"], rows, [70, 170])]
    content, _count = build_pdf(list(paginated(story)), Properties("T", "A", "en"), Furniture("", "", has_cover=False))
    assert not too_empty(content)
