"""Attacks on what is shown, on generated firms. Each prints the share that it finds (``pytest -s``).

The attacker of the first ones has the packs; that of the second knows all firms of a cell but one. “Hit” is a guess within
±10 % of a firm's figure. What he gains is held against guessing from the newer pack alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from numpy.typing import NDArray

from auditor.errors import InputError
from auditor.model import SizeClass
from auditor.region.cells import cells_of
from auditor.region.collection import collect
from auditor.region.disclosure.rules import QUANTILES, in_two_digits, to_fives
from auditor.region.extract import Extract
from auditor.region.pack import Pack, read_pack
from auditor.region.pack.ledger import read_ledger
from auditor.region.pack.make import Made, make_pack
from tests.region.firms import firms, write_all

Values = NDArray[np.float64]
DRAWS = 10_000
SHARES = {q: q / 100 for q in QUANTILES}


def two_digits(values: Values) -> Values:
    scale = 10.0 ** (np.floor(np.log10(values)) - 1)
    return np.asarray(np.round(values / scale) * scale)


def in_steps(values: Values) -> Values:
    """As :func:`auditor.region.disclosure.rules.in_two_digits`, for many numbers at once."""
    scale = 10.0 ** (np.floor(np.log10(values)) - 1)
    step = np.where(values / scale < 20, 2, 5)
    return np.asarray(np.round(values / scale / step) * step * scale)


def ours(firms_: Values) -> Values:
    """Rows of firms → the quantiles that the rules show, in two digits; what is not shown is left out."""
    n = firms_.shape[1]
    places = [SHARES[q] for q, least in QUANTILES.items() if n >= least]
    return in_steps(np.quantile(firms_, places, axis=1).T)


def without_steps(firms_: Values) -> Values:
    """The same in all two digits."""
    places = [SHARES[q] for q, least in QUANTILES.items() if firms_.shape[1] >= least]
    return two_digits(np.quantile(firms_, places, axis=1).T)


def test_the_steps_of_these_attacks_are_those_of_the_rules() -> None:
    values = drawn(1, 5)[:500, 0]
    assert in_steps(values).tolist() == pytest.approx([in_two_digits(Fraction(v)) for v in values])


def five_exact(firms_: Values) -> Values:
    return np.asarray(np.quantile(firms_, list(SHARES.values()), axis=1).T)


def drawn(n: int, seed: int) -> Values:
    """Positive, skewed figures, as times are; DRAWS cells of n firms."""
    return np.random.default_rng(seed).lognormal(1.0, 0.5, (DRAWS, n))


def hit(guess: Values, truth: Values) -> Values:
    return np.asarray(np.abs(guess - truth) <= 0.1 * truth)


def outsider(release: Callable[[Values], Values], n: int, joiners: int) -> tuple[float, float]:
    """Hit rates for one of the joiners: with both packs, and with the newer one alone.

    With both, the quantile that moved most is extrapolated: the newcomers are on the side to which it moved, and as far out as
    the next quantile.
    """
    cells = drawn(n + joiners, 7)
    truth, before, after = cells[:, -1], release(cells[:, :n]), release(cells)
    middle = after.shape[1] // 2
    alone = float(hit(after[:, middle], truth).mean())
    if before.shape[1] != after.shape[1]:
        return alone, alone
    moved = (after - before) / before
    which = np.abs(moved).argmax(axis=1)
    rows = np.arange(DRAWS)
    toward = np.clip(which + np.sign(moved[rows, which]).astype(int), 0, after.shape[1] - 1)
    guess = np.where(moved[rows, which] == 0, after[:, middle], (after[rows, which] + after[rows, toward]) / 2)
    return float(hit(guess, truth).mean()), alone


@pytest.mark.parametrize("n", [10, 14, 30, 60])
def test_five_that_join_at_once_can_not_be_subtracted_out_of_two_packs(n: int) -> None:
    both, alone = outsider(ours, n, 5)
    print(f"differencing, n = {n}, five join: {both:.1%} with both packs, {alone:.1%} with the newer alone")
    assert both - alone <= 0.02


def test_means_in_two_digits_would_give_a_joiner_away() -> None:
    """Why there are none: the same attack, solved for the sum."""
    cells = drawn(11, 7)
    before, after = two_digits(cells[:, :10].mean(axis=1)), two_digits(cells.mean(axis=1))
    rate = float(hit(11 * after - 10 * before, cells[:, -1]).mean())
    print(f"rounded means, n = 10, one joins: {rate:.1%}")
    assert rate > 0.25


def insider(release: Callable[[Values], Values], n: int) -> float:
    """Hit rate of one who knows all firms but one, and tries every figure for it: the middle of those that fit the pack."""
    cells = drawn(n, 11)[:400]
    guesses = np.exp(np.linspace(np.log(0.3), np.log(20), 120))
    hits = 0
    for row in cells:
        told = release(row[None, :])[0]
        tried = np.column_stack([np.tile(row[:-1], (len(guesses), 1)), guesses])
        fitting = guesses[(release(tried) == told).all(axis=1)]
        width = fitting.max() / fitting.min() if len(fitting) else np.inf
        hits += bool(len(fitting)) and width < 1.22 and bool(hit(np.median(fitting)[None], row[-1:])[0])
    return hits / len(cells)


@pytest.mark.parametrize("n", [10, 11, 14, 20, 30, 60])
def test_one_who_knows_all_other_firms_pins_the_last_one_hardly_ever(n: int) -> None:
    """He is sure only where the figures that fit the pack lie within ±10 %; what the study allows is 7 %."""
    rate = insider(ours, n)
    print(f"insider, n = {n}: {rate:.1%} pinned")
    assert rate <= 0.07


def test_all_two_digits_would_be_too_many_for_one_who_knows_all_others() -> None:
    """Why the second digit goes in steps."""
    rate = insider(without_steps, 20)
    print(f"insider, n = 20, all two digits: {rate:.1%} pinned")
    assert rate > 0.15


def test_five_exact_quantiles_of_ten_firms_would_be_pinned() -> None:
    """Why quantiles need five firms beyond them: the ninetieth of ten, and the second largest solves for the largest."""
    cells = drawn(10, 3)
    ordered = np.sort(cells, axis=1)
    p90 = five_exact(cells)[:, -1]
    solved = ordered[:, -2] + (p90 - ordered[:, -2]) / 0.1  # (n − 1)·0.9 = 8.1: 0.1 beyond the second largest
    rate = float(hit(solved, ordered[:, -1]).mean())
    print(f"second largest solves for the largest, exact p90 of ten: {rate:.1%}")
    assert rate == 1.0
    assert ours(cells).shape[1] == 1  # ours shows the median alone


Member = tuple[str, float]
Members = dict[tuple[str, str, str], set[Member]]


def members(extracts: Iterable[Extract]) -> Members:
    """Who is behind each cell of three measures, worked out a second time in plain Python: firm and figure."""
    found: Members = defaultdict(set)
    for extract in extracts:
        said: dict[tuple[str, str], list[float]] = defaultdict(list)
        for row in extract.lists["step"]:
            if "task" in row and "cycle_s" in row:
                said["time", row["task"]].append(round(1000 * row["cycle_s"] / row["units"]))
        for row in extract.lists["candidate"]:
            if row["wanted"]:
                said["wanted", row["technology"]] = [1.0]
        for row in extract.lists["readiness"]:
            said["readiness", row["threshold"]].append(row["level"])
        for (measure, item), values in said.items():
            for cell in cells_of(extract.firm["sector"], SizeClass(extract.firm["size"])):
                found[measure, item, cell].add((extract.key, median(values)))
    return found


@pytest.fixture(scope="module")
def big(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("big")
    return make_pack(collection, folder / "ledger", "East", 2026, folder / "p.aapack").pack


def parts_of(shown: Members, extracts: Sequence[Extract]) -> Members:
    """Of each cell the firms behind the shown cells within it; cells without any are left out."""
    above: dict[str, set[str]] = defaultdict(set)
    for cells in {cells_of(e.firm["sector"], SizeClass(e.firm["size"])) for e in extracts}:
        for k, cell in enumerate(cells):
            above[cell] |= set(cells[k + 1 :])
    parts: Members = defaultdict(set)
    for (measure, item, cell), who in shown.items():
        for coarse in above[cell]:
            parts[measure, item, coarse] |= who
    return parts


def left_beside(coarse: Members, parts: Members) -> list[int]:
    """How many firms each cell that has parts has that none of them has, or that they have and it has not."""
    return [len({key for key, _value in coarse[place] ^ parts[place]}) for place in coarse.keys() & parts.keys()]


def left_beside_parts(shown: Iterable[tuple[str, str, str]], extracts: Sequence[Extract]) -> list[int]:
    """How many firms each shown cell leaves beside its shown parts."""
    behind = members(extracts)
    known = {place: behind[place] for place in shown}
    return left_beside(known, parts_of(known, extracts))


def known(pack: Pack) -> list[tuple[str, str, str]]:
    """The cells of the measures that :func:`members` works out."""
    return [c.place for c in pack.cells if c.measure in ("time", "wanted", "readiness")]


def test_no_cell_leaves_one_to_four_firms_beside_its_parts(big: Pack, extracts: tuple[Extract, ...]) -> None:
    left = left_beside_parts(known(big), extracts)
    few = sum(0 < n < 5 for n in left)
    print(f"subtraction over levels: {few} of {len(left)} cells leave one to four firms")
    assert len(left) > 50
    assert few == 0


def test_without_the_rule_of_remainders_some_cells_would(extracts: tuple[Extract, ...]) -> None:
    every = [place for place, who in members(extracts).items() if len(who) >= 10 and place[0] == "time"]
    assert any(0 < n < 5 for n in left_beside_parts(every, extracts))


def test_no_rare_technology_links_a_pack_to_a_firm(big: Pack, extracts: tuple[Extract, ...]) -> None:
    behind = members(extracts)
    rare = {item for (m, item, cell), who in behind.items() if m == "wanted" and cell == "all" and len(who) < 10}
    assert not rare & {cell.item for cell in big.cells}
    least = min(len(behind[c.place]) for c in big.cells if c.measure in ("time", "wanted"))
    counts = {c.place: c.firms for c in big.cells if c.measure == "wanted"}
    print(f"linking: the smallest cell has {least} firms; {len(rare)} rare technologies are in no cell")
    assert least >= 10
    assert all(count == to_fives(len(behind[place])) for place, count in counts.items())


def test_a_second_pack_waits_for_half_as_many_firms_again_and_every_changed_cell_differs_by_five_firms(
    tmp_path: Path,
) -> None:
    def is_metal(extract: Extract) -> bool:
        return extract.firm["sector"] in ("24", "25")

    first = sorted(firms(60, seed=5), key=is_metal, reverse=True)
    joined = [e for e in firms(80, seed=6) if not is_metal(e)][:40]
    moved = [replace(e, lists=dict(e.lists, readiness=())) for e in first[:3]]  # three metal firms fewer, none more
    data, ledger = tmp_path / "data", tmp_path / "ledger"
    collect(write_all(iter(first), tmp_path / "one"), data)
    old = make_pack(data, ledger, "East", 2026, tmp_path / "1.aapack").pack

    collect(write_all(iter([*first, *joined[:10]]), tmp_path / "two"), data)
    with pytest.raises(InputError, match="from 90 on"):
        make_pack(data, ledger, "East", 2027, tmp_path / "2.aapack")
    assert len(read_ledger(ledger).releases) == 1

    third = [*moved, *first[3:], *joined]
    collect(write_all(iter(third), tmp_path / "three"), data)
    made = make_pack(data, ledger, "East", 2027, tmp_path / "3.aapack")
    before, after = members(first), members(third)
    verdicts: Counter[str] = Counter()
    for cell in made.pack.cells:
        earlier = old.by_place.get(cell.place)
        if earlier is None or cell.place not in before:
            continue
        differ = len({key for key, _v in before[cell.place] ^ after[cell.place]})
        same = earlier == cell
        verdicts["kept" if same else "changed"] += 1
        assert same or differ >= 5, (cell.place, differ)
        if 0 < differ < 5:
            assert made.disclosed.reasons[cell.place] == "frozen"
            verdicts["frozen"] += 1
    print(f"ledger: {dict(verdicts)}")
    assert verdicts["changed"] > 10 and verdicts["frozen"] > 0
    assert read_pack(tmp_path / "3.aapack") == made.pack


def test_no_cell_of_one_pack_leaves_one_to_four_firms_beside_its_parts_in_another(tmp_path: Path) -> None:
    """Sector groups are in the first pack, cells of divisions in the second: what is subtracted may come from both."""
    first, second = list(firms(203, seed=2)), list(firms(308, seed=2))[3:]
    shown: list[Members] = []
    frozen: set[tuple[str, str, str]] = set()
    for i, who in enumerate((first, second)):
        collect(write_all(iter(who), tmp_path / f"in{i}"), tmp_path / f"data{i}")
        made = make_pack(tmp_path / f"data{i}", tmp_path / "ledger", "East", 2026 + i, tmp_path / f"{i}.aapack")
        frozen = {place for place, reason in made.disclosed.reasons.items() if reason == "frozen"}
        now = members(who)
        shown.append({place: (shown[0] if place in frozen else now)[place] for place in known(made.pack)})
    assert frozen
    everyone = [*first, *second]
    for i, coarse in enumerate(shown):
        for j, finer in enumerate(shown):
            left = left_beside(coarse, parts_of(finer, everyone))
            few = sum(0 < n < 5 for n in left)
            print(
                f"subtraction of the parts of pack {j + 1} from pack {i + 1}: {few} of {len(left)} leave one to four firms"
            )
            assert len(left) > 50
            assert few == 0, (i, j)


def test_one_who_brought_four_of_the_five_newcomers_gains_a_few_points_at_most() -> None:
    """An advisor knows the firms that he brought; to him the fifth one has joined alone."""
    gains = {}
    for n in (10, 20, 30, 60):
        both, alone = outsider(ours, n, 1)
        gains[n] = both - alone
    print("an advisor of four of five newcomers:", ", ".join(f"n = {n}: {gain:+.1%}" for n, gain in gains.items()))
    assert max(gains.values()) <= 0.07


@pytest.fixture(scope="module")
def few() -> tuple[Extract, ...]:
    return tuple(firms(45, seed=3))


@pytest.fixture(scope="module")
def pack_of_few(few: tuple[Extract, ...], tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder = tmp_path_factory.mktemp("few")
    collect(write_all(iter(few), folder / "in"), folder / "data")
    return make_pack(folder / "data", folder / "ledger", "East", 2026, folder / "p.aapack").pack


def test_regions_that_are_not_shown_have_nobody_or_five_firms_together(
    few: tuple[Extract, ...], pack_of_few: Pack
) -> None:
    by_region = Counter(e.firm["region"] for e in few)
    assert 0 < sum(n for n in by_region.values() if n < 10) < 5  # too few to be left over
    shown = [c for c in pack_of_few.cells if c.measure == "region"]
    assert shown and all(c.cell == "all" for c in shown)  # never within a sector, where one may be alone
    assert len(few) - sum(by_region[c.item] for c in shown) >= 5


def test_a_count_of_firms_that_want_something_is_never_nearly_all_firms(
    few: tuple[Extract, ...], pack_of_few: Pack
) -> None:
    """Else whoever takes part would be known to want it."""
    firms_in: Counter[str] = Counter()
    for extract in few:
        firms_in.update(cells_of(extract.firm["sector"], SizeClass(extract.firm["size"])))
    wanting = {place: len(who) for place, who in members(few).items() if place[0] == "wanted"}
    nearly = {
        (i, cell) for (_m, i, cell), n in wanting.items() if n >= 10 and firms_in[cell] - n < 5 and "|" not in cell
    }
    assert nearly
    telling = ("wanted", "freed", "investment", "payback")
    shown = {(c.item, c.cell) for c in pack_of_few.cells if c.measure in telling}
    assert shown and not shown & nearly


def test_a_cell_from_which_nobody_differs_says_what_it_said_though_the_rules_have_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metal = [e for e in firms(120, seed=5) if e.firm["sector"] in ("24", "25")][:20]
    others = [e for e in firms(120, seed=6) if e.firm["sector"] not in ("24", "25")]
    packs = []
    for i, who in enumerate(([*metal, *others[:20]], [*metal, *others[:45]])):
        collect(write_all(iter(who), tmp_path / f"in{i}"), tmp_path / f"data{i}")
        path = tmp_path / f"{i}.aapack"
        packs.append(make_pack(tmp_path / f"data{i}", tmp_path / "ledger", "East", 2026 + i, path).pack)
        monkeypatch.setattr("auditor.region.disclosure.shown_cell.to_fives", lambda n: n // 5 * 5 + 100)
    said = [{c.place: c for c in pack.cells if c.cell == "metal"} for pack in packs]
    assert said[0] and said[0] == said[1]
    assert any(c.firms > 100 for c in packs[1].cells if c.cell == "all")


def test_below_thirty_firms_there_is_no_pack(tmp_path: Path) -> None:
    collect(write_all(firms(29), tmp_path / "in"), tmp_path / "data")
    with pytest.raises(InputError, match="below 30 no pack"):
        make_pack(tmp_path / "data", tmp_path / "ledger", "East", 2026, tmp_path / "p.aapack")
    assert not (tmp_path / "ledger").exists()


def test_below_three_hundred_firms_nothing_is_finer_than_a_sector_group(tmp_path: Path) -> None:
    collect(write_all(firms(100), tmp_path / "in"), tmp_path / "data")
    made = make_pack(tmp_path / "data", tmp_path / "ledger", "East", 2026, tmp_path / "p.aapack").pack
    assert made.cells
    assert not any("|" in cell.cell for cell in made.cells)


def test_a_firm_that_withdraws_is_in_no_later_cell_but_those_that_are_frozen(tmp_path: Path) -> None:
    everyone = list(firms(70, seed=9))
    rest = [*everyone[1:], *firms(40, seed=10)]

    def make(name: str, who: list[Extract], ledger: str) -> Made:
        collect(write_all(iter(who), tmp_path / name), tmp_path / f"{name}-many")
        return make_pack(tmp_path / f"{name}-many", tmp_path / ledger, "East", 2026, tmp_path / f"{name}.aapack")

    make("with", everyone, "ledger")
    later = make("without", rest, "ledger")
    fresh = make("never", rest, "other").pack
    frozen = {place for place, reason in later.disclosed.reasons.items() if reason == "frozen"}
    different = {c.place for c in later.pack.cells if fresh.by_place.get(c.place) != c}
    assert different <= frozen
