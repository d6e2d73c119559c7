"""What a technology is: what it can do, what it costs, what stands in its way, and where each figure comes from."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.assess.law import LegalPoint, legal_points
from auditor.assess.registry import Barrier, Grade, Ground, barriers, supplier_questions
from auditor.locale import language
from auditor.model import CostHeading, Domain, Estimate, Place
from auditor.model.country import country_and_region
from auditor.resources import InLanguage

#: The figures every technology has, in the order in which they are shown.
FIGURES = (
    "investment",
    "running_cost_per_year",
    "saving_share",
    "scrap_saving_share",
    "cycle_saving_share",
    "lead_time_months",
    "ramp_up_months",
    "resale_share",
    "useful_life_years",
    "own_hours",
    "consumables_saving_share",
)

#: What the work of a step consists of; a technology acts on some of it.
ELEMENTS = (
    "setup",
    "load",
    "process",
    "unload",
    "inspect",
    "finish",
    "pack",
    "wrap",
    "move",
    "clean",
    "read",
    "think",
    "enter",
)


@dataclass(frozen=True)
class Figure:
    """A range with its ground."""

    estimate: Estimate
    ground: Ground

    @property
    def is_sourced(self) -> bool:
        """Whether the figure was read in a source, rather than estimated."""
        return self.ground.is_sourced

    @property
    def grade(self) -> Grade:
        """What kind of source it has."""
        return self.ground.grade

    @property
    def source(self) -> str:
        """The source, or the reasoning of the estimate, in the language in force."""
        return self.ground.texts[language()]


@dataclass(frozen=True)
class FitQuestion:
    """A yes-or-no question that says whether a technology fits the work of a step.

    Attributes:
        fits_if: the answer with which it fits; the other one excludes it.
        chance: how probable that answer is as long as nobody gave it (0–1).
        load_over_kg: it asks whether the load is above so many kg, so that a stated load answers it; None: it asks
            something else.
    """

    key: str
    texts: dict[str, str]
    fits_if: bool
    chance: float
    load_over_kg: float | None = None

    text = InLanguage("texts")

    def answer_from(self, load_kg: float | None) -> bool | None:
        """What the load of a step answers.

        Args:
            load_kg: as stated for the step; None where it is not.

        Returns:
            yes (True) or no; None where the load does not answer it.
        """
        return None if self.load_over_kg is None or load_kg is None else load_kg > self.load_over_kg


@dataclass(frozen=True)
class Limits:
    """Hard limits; None does not limit. Load in kg, cycle in seconds, labour in hours per year."""

    min_load_kg: float | None = None
    max_load_kg: float | None = None
    min_batch: float | None = None
    max_variants: float | None = None
    max_cycle_s: float | None = None
    min_hours_per_year: float | None = None


@dataclass(frozen=True)
class Technology:
    """One way to automate work. Money in euros, times in months, shares 0–1, ease 1 (hard) to 5 (easy).

    Attributes:
        shared: one investment serves all matching steps of a process.
        chain: for a cell over neighbouring steps, the tasks of each station in it; empty otherwise.
        split: share of the investment by cost heading (sums to 1).
        relieves: takes heavy, dirty or dangerous work over.
        figures: by name (``FIGURES``).
        sectors: NACE divisions whose work it is made for; empty: any.
        places: where it can be used.
        elements: of the work (``ELEMENTS``) that it takes over or makes easier.
        fit_questions: what excludes or confirms it.
        serves_several: one machine may serve several steps of a process, as long as they leave it time.
        required_in: countries (ISO 3166-1) whose law asks for it, now or from a date that is known.
    """

    key: str
    kind: str
    domains: frozenset[Domain]
    tasks: frozenset[str]
    shared: bool
    chain: tuple[frozenset[str], ...]
    relieves: bool
    names: dict[str, str]
    summaries: dict[str, str]
    asks: dict[str, str]
    limits: Limits
    ease: int
    ease_ground: Ground
    barrier_keys: tuple[str, ...]
    law_keys: tuple[str, ...]
    split: dict[CostHeading, float]
    split_ground: Ground
    figures: dict[str, Figure] = field(repr=False)
    sectors: frozenset[str] = frozenset()
    places: frozenset[Place] = frozenset(Place)
    elements: frozenset[str] = frozenset({"process"})
    fit_questions: tuple[FitQuestion, ...] = ()
    serves_several: bool = False
    required_in: frozenset[str] = frozenset()

    name = InLanguage("names")
    summary = InLanguage("summaries")

    @property
    def ease_reason(self) -> str:
        """Why it is as easy or hard as it is, in the language in force."""
        return self.ease_ground.texts[language()]

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask first: about the work, then of any supplier."""
        own = (self.asks[language()],) if self.asks[language()] else ()
        return (*own, *(q[language()] for q in supplier_questions(self.kind)))

    @property
    def barriers(self) -> tuple[Barrier, ...]:
        """What stands in its way."""
        return tuple(barriers()[key] for key in self.barrier_keys)

    def is_required_in(self, country: str) -> bool:
        """Whether the law of a country asks for it, now or from a date that is known.

        Args:
            country: what the firm states, such as NL or DE-NI.

        Returns:
            True where there is no choice but when.
        """
        return country_and_region(country)[0] in self.required_in

    @property
    def legal_points(self) -> tuple[LegalPoint, ...]:
        """The laws and standards that apply to it all over the EU."""
        return self.legal_points_in("")

    def legal_points_in(self, country: str) -> tuple[LegalPoint, ...]:
        """The laws and standards that apply to it in a country.

        Args:
            country: what the firm states, such as NL or DE-NI.

        Returns:
            the points, with what the country adds; a law of other countries only is not among them.
        """
        known = legal_points(country)
        return tuple(known[key] for key in self.law_keys if key in known)

    def __getitem__(self, name: str) -> Estimate:
        """The catalogue's range of a figure."""
        return self.figures[name].estimate
