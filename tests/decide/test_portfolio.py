"""Portfolios against known optima, brute force, and what must hold whatever the numbers."""

from __future__ import annotations

import itertools
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.decide.programme.portfolio import Capacity, Choice, Limits, Option, Rules, choose


def option(key: str, value: float, cost: float, *, steps: tuple[int, ...] = (), wanted: bool = False) -> Option:
    return Option(key, frozenset(steps or (hash(key),)), value, {}, cost, 1, wanted)


def test_the_published_knapsack_has_its_published_optimum() -> None:
    """Burkardt, KNAPSACK_01 P01: capacity 165, optimum 309 with items 1 to 4 and 6."""
    weights = (23, 31, 29, 44, 53, 38, 63, 85, 89, 82)
    values = (92, 57, 49, 68, 60, 43, 67, 84, 87, 72)
    options = [option(str(i), v, w) for i, (w, v) in enumerate(zip(weights, values, strict=True), 1)]
    found = choose(options, Limits(budget=165))
    assert found.objective == pytest.approx(309)
    assert set(found.years) == {"1", "2", "3", "4", "6"}
    assert found.is_optimal


def test_a_harder_published_knapsack_has_its_published_optimum() -> None:
    """Burkardt, KNAPSACK_01 P08: capacity 6,404,180, optimum 13,549,094 (24 items)."""
    weights = (382745, 799601, 909247, 729069, 467902, 44328, 34610, 698150, 823460, 903959, 853665, 551830, 610856,
               670702, 488960, 951111, 323046, 446298, 931161, 31385, 496951, 264724, 224916, 169684)  # fmt: skip
    values = (825594, 1677009, 1676628, 1523970, 943972, 97426, 69666, 1296457, 1679693, 1902996, 1844992, 1049289,
              1252836, 1319836, 953277, 2067538, 675367, 853655, 1826027, 65731, 901489, 577243, 466257, 369261)  # fmt: skip
    options = [option(str(i), v, w) for i, (w, v) in enumerate(zip(weights, values, strict=True))]
    assert choose(options, Limits(budget=6_404_180)).objective == pytest.approx(13_549_094)


def brute_force(options: list[Option], budget: float, rules: Rules) -> float:
    best = 0.0
    for chosen in itertools.product((False, True), repeat=len(options)):
        picked = [o for o, yes in zip(options, chosen, strict=True) if yes]
        keys = {o.key for o in picked}
        steps = [s for o in picked for s in o.claims]
        if (
            sum(o.investment for o in picked) <= budget
            and len(steps) == len(set(steps))
            and all(b in keys for a, b in rules.requires if a in keys)
            and not any(a in keys and b in keys for a, b in rules.excludes)
        ):
            best = max(best, sum(o.value for o in picked))
    return best


amounts = st.integers(min_value=1, max_value=60).map(float)
drawn_options = st.lists(
    st.tuples(st.integers(-20, 60).map(float), amounts, st.sets(st.integers(0, 5), min_size=1, max_size=2)),
    min_size=1,
    max_size=7,
)


def _options(rows: list[tuple[float, float, set[int]]]) -> list[Option]:
    return [Option(str(i), frozenset(steps), v, {}, c, 1) for i, (v, c, steps) in enumerate(rows)]


@settings(max_examples=60, deadline=None)
@given(drawn_options, st.integers(0, 150).map(float), st.data())
def test_small_cases_agree_with_trying_everything(
    rows: list[tuple[float, float, set[int]]], budget: float, data: st.DataObject
) -> None:
    options = _options(rows)
    keys = st.sampled_from([o.key for o in options])
    pairs = (
        st.lists(st.tuples(keys, keys).filter(lambda p: p[0] != p[1]), max_size=2) if len(options) > 1 else st.just([])
    )
    rules = Rules(tuple(data.draw(pairs)), tuple(data.draw(pairs)))
    found = choose(options, Limits(budget=budget), rules)
    assert found.objective == pytest.approx(brute_force(options, budget, rules), abs=1e-6)
    assert found.is_optimal


@settings(max_examples=25, deadline=None)
@given(drawn_options, st.integers(0, 80).map(float), st.integers(0, 80).map(float))
def test_more_budget_never_lowers_the_optimum(
    rows: list[tuple[float, float, set[int]]], less: float, more: float
) -> None:
    options = _options(rows)
    small = choose(options, Limits(budget=less, yearly_budget=40.0, projects_at_once=1, rate=0.1))
    large = choose(options, Limits(budget=less + more, yearly_budget=40.0, projects_at_once=1, rate=0.1))
    assert large.objective >= small.objective - 1e-6


def test_a_yearly_budget_spreads_projects_over_years() -> None:
    options = [option(k, 100.0, 50.0) for k in "abc"]
    found = choose(options, Limits(yearly_budget=60.0, rate=0.05))
    assert sorted(found.years.values()) == [0, 1, 2]
    assert found.objective == pytest.approx(100 * (1 + 1 / 1.05 + 1 / 1.05**2))


def test_a_project_never_starts_before_what_it_requires() -> None:
    options = [option("a", 100.0, 50.0), option("b", -5.0, 50.0)]
    found = choose(options, Limits(yearly_budget=60.0, rate=0.05), Rules(requires=(("a", "b"),)))
    assert found.years == {"b": 0, "a": 1}


def test_what_requires_something_that_is_not_there_is_not_chosen() -> None:
    assert choose([option("a", 100.0, 50.0)], Limits(), Rules(requires=(("a", "gone"),))).years == {}


def test_a_wanted_project_is_in_and_a_budget_it_does_not_fit_is_said() -> None:
    options = [option("a", -10.0, 50.0, wanted=True), option("b", 20.0, 50.0)]
    assert set(choose(options, Limits(budget=100)).years) == {"a", "b"}
    assert set(choose(options, Limits(budget=60)).years) == {"a"}
    impossible = choose(options, Limits(budget=40))
    assert impossible.problem
    assert not impossible.is_optimal


def test_one_vacancy_is_not_filled_twice() -> None:
    """Two projects free 100 hours each; the role can use 100 at the full rate and the rest at a tenth of it."""

    def project(key: str) -> Option:
        return Option(key, frozenset({hash(key)}), -1_500.0, {1: (100.0, 20.0)}, 10.0, 1)

    capacities: dict[int | None, tuple[Capacity, ...]] = {1: (Capacity(100.0, 1.0), Capacity(inf, 0.1))}
    found = choose([project("a"), project("b")], Limits(), Rules(), capacities)
    assert len(found.years) == 1
    assert found.objective == pytest.approx(500)


def test_nothing_to_choose_from_is_an_empty_choice() -> None:
    assert choose([], Limits(budget=10)) == Choice({}, 0.0, 0.0)
