"""The stages of the journey: one list that the rail, the pages, the tabs and the marks of what is complete are made from.

A page is named by where it stands and is imported when it is first shown. What it follows it says itself
(:attr:`ui.pages.page.Page.follows`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.locale import N_, _

if TYPE_CHECKING:  # the first paint does not wait for these
    from auditor.model import Audit
    from ui.pages.page import Page
    from ui.session import Session


def _load(where: str) -> Any:
    """What a name like ``package.module:Name`` stands for."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)


class Tab(NamedTuple):
    """A page within a stage.

    Attributes:
        label: in English; shown in the language in force.
        page: the class, as ``module:Class``.
        word: its key in the glossary, where the label alone does not say which it is.
        needs: "steps" or "hours" where the page has nothing to show before the audit has them.
    """

    key: str
    label: str
    page: str
    needs: str = ""
    word: str = ""

    def make(self, session: Session) -> Page:
        """The page, on a session."""
        made: Page = _load(self.page)(session)
        made.set_name(_(self.label))
        return made


class Stage(NamedTuple):
    """A stage of the journey.

    Attributes:
        label, page: as of a tab.
        missing: a function of the audit, as ``module:function``, that says what is missing and nothing where the stage
            is complete; empty for a stage that has no end.
        tabs: its tabs, from left to right.
        number: of the key that leads to it, with Ctrl.
        icon: of the rail.
    """

    key: str
    label: str
    page: str
    missing: str = ""
    tabs: tuple[Tab, ...] = ()
    number: int = 0
    icon: str = ""

    def make(self, session: Session) -> Page:
        """The page, on a session."""
        made: Page = _load(self.page)(session)
        made.set_name(_(self.label))
        return made

    def state(self, audit: Audit) -> str | None:
        """What is missing, "" where the stage is complete, None where it has no end."""
        return str(_load(self.missing)(audit)) if self.missing else None


STAGES = (
    Stage("check", N_("Self-check"), "ui.pages.check:CheckPage", number=8, icon="clipboard-check"),
    Stage(
        "firm",
        N_("Firm"),
        "ui.pages.firm:FirmPage",
        missing="auditor.phrases.progress:missing_in_firm",
        number=1,
        icon="building-2",
    ),
    Stage(
        "map",
        N_("Map"),
        "ui.pages.map_page:MapPage",
        missing="auditor.phrases.progress:missing_in_map",
        number=2,
        icon="map",
    ),
    Stage(
        "measure",
        N_("Measure"),
        "ui.pages.measure:MeasurePage",
        missing="auditor.phrases.progress:missing_in_measure",
        number=3,
        icon="timer",
        tabs=(
            Tab("table", N_("Table"), "ui.pages.measure.table.table_page:TablePage", needs="steps"),
            Tab("studies", N_("Time studies"), "ui.pages.measure.study.studies_page:StudiesPage", needs="steps"),
            Tab("sampling", N_("Work sampling"), "ui.pages.measure.sampling.sampling_page:SamplingPage"),
            Tab("tags", N_("Tags and tasks"), "ui.pages.measure.tags_page:TagsPage", needs="steps"),
            Tab("line", N_("Line"), "ui.pages.measure.line.line_page:LinePage", needs="steps"),
            Tab("stream", N_("Value stream"), "ui.pages.measure.stream.stream_page:StreamPage", needs="steps"),
            Tab("hours", N_("Hours"), "ui.pages.measure.hours_page:HoursPage", needs="hours"),
            Tab("products", N_("Products"), "ui.pages.measure.products_page:ProductsPage", needs="steps"),
            Tab("body", N_("Body load"), "ui.pages.measure.body.body_page:BodyPage", needs="steps"),
        ),
    ),
    Stage(
        "assess",
        N_("Assess"),
        "ui.pages.assess:AssessPage",
        missing="auditor.phrases.progress:missing_in_assess",
        number=4,
        icon="scale",
        tabs=(
            Tab("suitability", N_("Suitability"), "ui.pages.assess.suitability_page:SuitabilityPage", needs="steps"),
            Tab("fits", N_("What fits"), "ui.pages.assess.fits_page:FitsPage", needs="steps"),
            Tab("catalogue", N_("Technologies"), "ui.pages.assess.catalogue_page:CataloguePage"),
            Tab("readiness", N_("Readiness"), "ui.pages.assess.readiness_page:ReadinessPage"),
        ),
    ),
    Stage(
        "rank",
        N_("Rank"),
        "ui.pages.rank:RankPage",
        number=5,
        icon="list-ordered",
        tabs=(
            Tab("answer", N_("Answer"), "ui.pages.rank.answer_page:AnswerPage", needs="hours"),
            Tab("order", N_("Table"), "ui.pages.rank.order_page:OrderPage", needs="hours"),
            Tab("picture", N_("Picture"), "ui.pages.rank.priority_page:PriorityPage", needs="hours"),
            Tab("weights", N_("Weights"), "ui.pages.rank.weights_page:WeightsPage", needs="hours"),
            Tab(
                "certainty",
                N_("Certainty"),
                "ui.pages.rank.certainty_page:CertaintyPage",
                needs="hours",
                word="certainty",
            ),
            Tab("money", N_("Money"), "ui.pages.rank.money_page:MoneyPage", needs="hours"),
            Tab("assumptions", N_("Assumptions"), "ui.pages.rank.assumptions_page:AssumptionsPage"),
        ),
    ),
    Stage(
        "plan",
        N_("Plan"),
        "ui.pages.plan:PlanPage",
        number=6,
        icon="calendar-range",
        tabs=(
            Tab("portfolio", N_("Portfolio"), "ui.pages.plan.portfolio_page:PortfolioPage", needs="hours"),
            Tab("roadmap", N_("Roadmap"), "ui.pages.plan.roadmap_page:RoadmapPage", needs="hours"),
            Tab("quotations", N_("Quotations"), "ui.pages.plan.quotations:QuotationsPage", needs="hours"),
            Tab("people", N_("People"), "ui.pages.plan.people_page:PeoplePage", needs="hours"),
            Tab("after", N_("Before and after"), "ui.pages.plan.before_after_page:BeforeAfterPage", needs="hours"),
            Tab("simulate", N_("Simulate"), "ui.pages.plan.simulate:SimulatePage", needs="hours"),
            Tab("compare", N_("Planned and realised"), "ui.pages.plan.realised_page:RealisedPage", needs="hours"),
        ),
    ),
    Stage("report", N_("Report"), "ui.pages.report:ReportPage", number=7, icon="file-text"),
)


def stage(key: str) -> Stage:
    """A stage by its key."""
    return next(s for s in STAGES if s.key == key)
