"""Where rates and hours come from that nobody stated, in words."""

from __future__ import annotations

from auditor.locale import using
from auditor.model import Audit, Firm, Role
from auditor.model.country import country_of, default_rate
from auditor.model.firm import DEFAULT_RATE_PER_HOUR
from auditor.phrases.usual import (
    ground_of_hours,
    ground_of_rate,
    ground_of_rate_without_role,
    rates_used,
    usual_figure,
    usual_rate_note,
)
from tests.build import audit_from, point


def test_a_figure_says_country_year_cover_source_and_month() -> None:
    assert (
        usual_figure(country_of("DE").labour_cost) == "Germany 2024, industry and services; Destatis, as of April 2025"
    )
    with using("de"):
        assert usual_figure(country_of("DE").labour_cost).startswith("Deutschland 2024, Produzierendes Gewerbe")
    assert "reckoned by us" in usual_figure(country_of("BE").productive_hours)
    assert usual_figure(country_of("EU").productive_hours).startswith("our estimate for European Union")


def test_a_rate_is_called_by_its_ground() -> None:
    assert ground_of_rate(point(50)) == "stated"
    assert ground_of_rate(default_rate("AT")).startswith("default: Austria 2024")
    assert "first estimate" in ground_of_rate(DEFAULT_RATE_PER_HOUR)
    assert ground_of_hours(Firm().productive_hours_per_fte).startswith("default: Netherlands 2024")


def test_the_rate_of_work_without_a_role_is_told_with_why() -> None:
    fitter = Role(id=1, name="Fitter", rate_per_hour=point(50), headcount=2)
    other = Role(id=2, name="Other", rate_per_hour=point(60), headcount=2)
    german = Firm(country="DE-NI")
    assert "only role, Fitter" in ground_of_rate_without_role(Audit.of([german, fitter]))
    assert "mean of all roles" in ground_of_rate_without_role(Audit.of([german, fitter, other]))
    assert "Germany 2024" in ground_of_rate_without_role(Audit.of([german]))


def test_the_list_of_rates_names_the_one_that_was_really_used() -> None:
    """A firm with one role that no step has: the work is paid at that rate, and not silently at a default."""
    rows = audit_from({("Saw", "Sand"): 1, ("Sand", "Paint"): 1}, demand=10).entities()
    joiner = Role(id=1, name="Geselle", rate_per_hour=point(65))
    found = rates_used(Audit.of([*rows, Firm(country="DE"), joiner]))
    assert [(label, rate.likely) for label, rate, _ground in found] == [
        ("Hourly rate: Geselle", 65),
        ("Hourly rate of 3 steps without a role", 65),
    ]
    assert found[0][2] == "stated; no step has this role"
    assert found[1][2] == "assumed: the rate of the only role, Geselle"
    [(label, rate, ground)] = rates_used(Audit.of([*rows, Firm(country="DE")]))
    assert (label, rate) == ("Hourly rate", default_rate("DE"))
    assert ground.startswith("default: Germany 2024")


def test_another_currency_and_a_country_that_is_not_known_are_said() -> None:
    swiss = Firm(country="CH", currency="CHF")
    assert "amount in EUR, taken as if it were CHF" in ground_of_rate_without_role(Audit.of([swiss]))
    note = usual_rate_note(swiss)
    assert "€33.50" in note
    assert "No figure of the firm's own country" in note
    assert "In manufacturing: €48.30." in usual_rate_note(Firm(country="DE"))
