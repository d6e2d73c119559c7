"""What is usual in a country: figures with year, month and source, and what they replace."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.locale import LANGUAGES
from auditor.model import Audit, Basis, Estimate, Firm, Role
from auditor.model.country import (
    country_and_region,
    country_of,
    default_productive_hours,
    default_rate,
    known_labour_cost,
    known_productive_hours,
)
from auditor.model.firm import DEFAULT_PRODUCTIVE_HOURS, DEFAULT_RATE_PER_HOUR
from auditor.model.labour_rate import RateOrigin
from tests.build import point

CODES = ("NL", "DE", "BE", "AT", "EU")


@pytest.mark.parametrize("code", CODES)
def test_every_figure_has_its_country_month_source_and_words_in_every_language(code: str) -> None:
    country = country_of(code)
    assert (country.code, country.currency) == (code, "EUR")
    figures = [country.labour_cost, country.productive_hours, country.industry, country.overtime_premium]
    for figure in [f for f in figures if f is not None] + list(country.earlier_labour_costs):
        assert figure.country == code
        assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", figure.as_of)
        assert figure.source
        assert figure.kind in ("statistics", "derived", "estimate")
        assert all(figure.notes[language] for language in LANGUAGES)
        assert figure.estimate.basis is Basis.CATALOGUE
    assert country.labour_cost.year is not None
    assert country.productive_hours.year is not None


def test_published_labour_costs_of_2024() -> None:
    """Destatis, 30 April 2025: Germany 43.40, Belgium 48.20, the EU 33.50, manufacturing in Germany 48.30; CBS, revised: 45.0."""
    found = {code: default_rate(code).likely for code in CODES}
    assert found == {"NL": 45.0, "DE": 43.4, "BE": 48.2, "AT": 44.05, "EU": 33.5}
    industry = country_of("DE").industry
    assert industry is not None
    assert industry.estimate.likely == 48.3


def test_hours_that_we_reckoned_ourselves_are_what_their_sources_give() -> None:
    assert default_productive_hours("NL").likely == pytest.approx(75_700 / 44.9, abs=0.5)
    assert default_productive_hours("BE").likely == pytest.approx(38 * 52 * 0.7084, abs=0.5)
    assert default_productive_hours("AT").likely == pytest.approx(34.2 * 52, abs=0.5)


def test_what_audits_hold_as_a_default_still_says_where_it_came_from() -> None:
    rate, hours = known_labour_cost(DEFAULT_RATE_PER_HOUR), known_productive_hours(DEFAULT_PRODUCTIVE_HOURS)
    assert rate is not None
    assert hours is not None
    assert (rate.country, rate.as_of, hours.country) == ("NL", "2025-03", "NL")
    assert known_labour_cost(point(44.9)) is None  # stated by a person


def test_no_other_code_takes_the_default_of_one_country_for_all() -> None:
    """What a role or firm without a value holds is known to the model, and to the import, which puts the country's there."""
    root = Path(__file__).resolve().parent.parent.parent
    users = {
        path.relative_to(root).as_posix()
        for room in ("auditor", "ui")
        for path in (root / room).rglob("*.py")
        if re.search("DEFAULT_RATE_PER_HOUR|DEFAULT_PRODUCTIVE_HOURS", path.read_text("utf-8"))
    }
    assert users == {"auditor/model/firm.py", "auditor/exchange/draft.py"}


def test_a_country_may_name_its_part_and_others_have_those_of_the_eu() -> None:
    assert country_and_region("DE-NI") == ("DE", "NI")
    assert country_and_region(" at ") == ("AT", "")
    assert country_of("DE-NI") is country_of("DE")
    assert country_of("FR").code == country_of("").code == "EU"


def audit(*roles: Role, country: str = "DE") -> Audit:
    return Audit.of([Firm(country=country), *roles])


def test_work_without_a_role_has_the_rate_of_the_only_role() -> None:
    only = Role(id=3, name="Geselle", rate_per_hour=Estimate(50, 55, 65))
    found = audit(only).rate_without_role
    assert (found.per_hour, found.origin, found.role) == (only.rate_per_hour, RateOrigin.ONLY_ROLE, only)


def test_of_several_roles_the_mean_by_people_counts_where_all_are_counted() -> None:
    cheap = Role(id=1, name="A", rate_per_hour=point(30), headcount=3)
    dear = Role(id=2, name="B", rate_per_hour=point(50), headcount=1)
    uncounted = Role(id=3, name="C", rate_per_hour=point(90))
    found = audit(cheap, dear).rate_without_role
    assert found.per_hour.likely == pytest.approx(35)
    assert found.origin is RateOrigin.MEAN_OF_ROLES
    for roles in ((cheap, dear, uncounted), (), (Role(id=1, name="A", headcount=0), Role(id=2, name="B", headcount=0))):
        found = audit(*roles).rate_without_role
        assert (found.per_hour, found.origin) == (default_rate("DE"), RateOrigin.COUNTRY)


def test_a_role_that_is_gone_costs_what_work_without_a_role_does() -> None:
    assert audit().rate_per_hour(99) == audit().rate_per_hour(None) == default_rate("DE")
