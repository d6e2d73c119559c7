"""Generated firms: extracts of real samples, perturbed. The shares in them show mechanisms, not real firms.

Tasks and sectors are uneven (Zipf), times are multiples of 5 s (ties), hours are skewed, one advisor has many firms.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from auditor.decide import rank
from auditor.exchange.template import read_sample
from auditor.flow import analyse
from auditor.model import Audit, OutcomeStatus, Sharing, SizeClass
from auditor.region.extract import Extract, extract_of, written
from auditor.region.extract.make import two_digits
from auditor.region.places import regions_of

_SAMPLES = ("metal_shop", "bakery", "joinery", "office", "sheet_metal", "control_cabinets")
#: Divisions that the samples are moved to, the most frequent first.
_DIVISIONS = ("25", "28", "10", "31", "43", "22", "46", "24", "16", "27", "18", "33", "23", "32", "26", "13")
_SIZES = tuple(SizeClass)
#: Of a step whose sample says no time.
_USUAL_S = 30.0
_STATUSES = tuple(status.value for status in OutcomeStatus)


@cache
def real() -> tuple[Extract, ...]:
    """The extracts of the samples."""
    found = []
    for name in _SAMPLES:
        audit = Audit.of(read_sample(name).entities)
        region = regions_of(audit.firm.country)[0].code
        audit = audit.replaced({"sharing": {1: Sharing(size_class=SizeClass.UNDER_20, region=region)}})
        analysis = analyse(audit)
        ranking = rank(audit, draws=64, analysis=analysis)
        found.append(extract_of(audit, analysis, ranking, key="0" * 32, edition=1, advisor="0" * 32, year=2026))
    return tuple(found)


def firms(n: int, seed: int = 1, start: int = 0) -> Iterator[Extract]:
    """Extracts of ``n`` generated firms; firm ``i`` is the same whatever ``n`` is."""
    samples = real()
    for i in range(start, start + n):
        yield _perturbed(samples, random.Random(seed * 1_000_003 + i))


def _perturbed(samples: Sequence[Extract], choose: random.Random) -> Extract:
    sample = choose.choices(samples, [1 / (k + 1) for k in range(len(samples))])[0]
    scale = choose.lognormvariate(0.0, 1.0)
    pace = choose.lognormvariate(0.0, 0.35)
    steps = [_step(choose, row, scale, pace) for row in sample.lists["step"] if choose.random() < 0.85]
    steps += [_step(choose, choose.choice(choose.choice(samples).lists["step"]), scale, pace) for _k in range(8)]
    candidates = [_candidate(choose, row, scale) for row in sample.lists["candidate"] if choose.random() < 0.8]
    hours = sum(row.get("hours", 0.0) for row in steps)
    repetitive = sum(row.get("hours", 0.0) for row in steps if row["repetitive"])
    firm = dict(
        sample.firm,
        key=f"{choose.getrandbits(128):032x}",
        year=2024 + choose.randrange(3),
        country="NL",
        region=f"NL{choose.choices((1, 2, 3, 4), (1, 4, 3, 2))[0]}",
        sector=choose.choices(_DIVISIONS, [1 / (k + 1) for k in range(len(_DIVISIONS))])[0],
        size=choose.choices(_SIZES, (20, 25, 30, 13, 8, 4))[0].value,
        advisor=f"{int(choose.expovariate(0.1)) + 1:032x}",
        currency="EUR",
        hours=two_digits(hours),
        repetitive_share=round(repetitive / hours, 2) if hours else 0.0,
        repetitive_hours_per_person=float(200 * choose.randint(0, 7)),
    )
    readiness = [
        {"threshold": key, "level": choose.randint(2, 10) / 2}
        for key in ("people", "organisation", "it", "safety", "space")
        if key in _thresholds()
    ]
    return Extract(firm, {"step": tuple(steps), "candidate": tuple(candidates), "readiness": tuple(readiness)})


@cache
def _thresholds() -> frozenset[str]:
    from auditor.assess.readiness import thresholds

    return frozenset(threshold.key for threshold in thresholds())


def _step(choose: random.Random, row: Any, scale: float, pace: float) -> dict[str, Any]:
    made = dict(row)
    if choose.random() < 0.92:
        usual = row.get("cycle_s", _USUAL_S)
        made["cycle_s"] = float(5 * max(1, round(usual * choose.lognormvariate(0.0, 0.5) * pace / 5)))
        made["basis"] = choose.choice(("measured", "stated", "stated"))
    if "hours" in row:
        made["hours"] = two_digits(row["hours"] * scale * choose.lognormvariate(0.0, 0.6))
    return made


def _candidate(choose: random.Random, row: Any, scale: float) -> dict[str, Any]:
    made = dict(row)
    for key in ("hours", "investment"):
        if row.get(key):
            made[key] = two_digits(row[key] * (scale if key == "hours" else 1.0) * choose.lognormvariate(0.0, 0.4))
    if row.get("payback_years"):
        made["payback_years"] = two_digits(row["payback_years"] * choose.lognormvariate(0.0, 0.4))
    if choose.random() < 0.5:
        made["outcome"] = choose.choices(_STATUSES, (50, 15, 20, 15))[0]
        made["outcome_year"] = 2027
        if made["outcome"] == "carried_out" and made.get("investment") and made.get("hours"):
            made["real_investment"] = two_digits(made["investment"] * choose.lognormvariate(0.1, 0.3))
            made["real_hours"] = two_digits(made["hours"] * choose.lognormvariate(-0.2, 0.3))
    return made


def write_all(extracts: Iterator[Extract], folder: Path) -> Path:
    """Each extract in a file of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for extract in extracts:
        (folder / f"{extract.key}-{extract.edition}.aaextract").write_bytes(written(extract))
    return folder
