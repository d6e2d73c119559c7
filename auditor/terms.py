"""The trade's own words as people read them: labels of kinds, classes, bases, roles of a step."""

from __future__ import annotations

from auditor.locale import N_, _

_STEP_KINDS = {
    "operation": N_("Operation"),
    "inspection": N_("Inspection"),
    "transport": N_("Transport"),
    "delay": N_("Delay"),
    "storage": N_("Storage"),
    "decision": N_("Decision"),
    "fork": N_("Fork"),
    "join": N_("Join"),
    "start": N_("Start"),
    "end": N_("End"),
    "subprocess": N_("Sub-process"),
}
_BASES = {
    "measured": N_("measured"),
    "stated": N_("stated"),
    "calculated": N_("calculated"),
    "benchmark": N_("benchmark"),
    "catalogue": N_("catalogue"),
    "assumed": N_("assumed"),
}
_TECHNOLOGY_KINDS = {
    "robotics": N_("Robotics"),
    "mechanisation": N_("Mechanisation"),
    "software": N_("Software"),
    "ai": N_("AI"),
    "organisation": N_("Organisation"),
}
_GRADES = {
    "firm": N_("stated by the firm"),
    "government": N_("government"),
    "academic": N_("academic"),
    "independent": N_("independent body"),
    "vendor_price": N_("supplier's price"),
    "press": N_("press or consultancy"),
    "vendor_claim": N_("supplier's claim"),
    "vendor_example": N_("supplier's worked example"),
    "estimate": N_("our own estimate"),
}
_PLACES = {
    "workshop": N_("in the workshop"),
    "office": N_("in the office"),
    "site": N_("at the customer's"),
    "road": N_("on the road"),
}
_COSTS = {
    "device": N_("Device"),
    "tooling": N_("Tooling"),
    "safety": N_("Safety"),
    "integration": N_("Integration"),
    "installation": N_("Installation"),
    "training": N_("Training"),
    "stop": N_("Production stop"),
}
_FIGURES = {
    "investment": N_("Investment"),
    "subsidy": N_("Subsidy"),
    "running_cost_per_year": N_("Running cost a year"),
    "saving_share": N_("Share of the labour saved"),
    "scrap_saving_share": N_("Share of the scrap avoided"),
    "cycle_saving_share": N_("Share of the machine time gained"),
    "lead_time_months": N_("Lead time in months"),
    "ramp_up_months": N_("Ramp-up in months"),
    "resale_share": N_("Resale, share of the device"),
    "useful_life_years": N_("Useful life in years"),
    "own_hours": N_("Own hours for the project"),
    "consumables_saving_share": N_("Share of the consumables saved"),
}
_UNITS = {
    "hour / year": N_("h a year"),
    "currency": "{currency}",
    "currency / hour": N_("{currency} an hour"),
    "currency / year": N_("{currency} a year"),
}
_DOMAINS = {
    "production": N_("Production"),
    "logistics": N_("Logistics"),
    "quality": N_("Quality"),
    "office": N_("Office"),
}
_VALUE_CLASSES = {
    "value_adding": N_("value-adding"),
    "necessary": N_("necessary, not value-adding"),
    "waste": N_("waste"),
}
_PARTS = {
    "manual": N_("by hand"),
    "machine": N_("machine"),
    "walking": N_("walking"),
    "waiting": N_("waiting"),
}
_COUPLINGS = {
    "good": N_("good: handles or a good hold"),
    "fair": N_("fair: fingers can be bent under it"),
    "poor": N_("poor: bulky, loose or slippery"),
}
_LIFT_LEVELS = {
    "acceptable": N_("acceptable for nearly everybody"),
    "increased": N_("increased risk for some"),
    "high": N_("high risk for many"),
}
_EXPOSURES = {
    "low": N_("low: look at the person"),
    "medium": N_("medium: look further"),
    "high": N_("high: look further at once"),
    "must_change": N_("the force must become less, whatever the rest"),
}
_TRANSFERS = {
    "push": N_("push"),
    "pull": N_("pull from a supermarket"),
    "fifo": N_("first in, first out"),
}
_TAGS = {
    "repetitive": N_("repetitive"),
    "heavy": N_("heavy"),
    "dirty": N_("dirty"),
    "dangerous": N_("dangerous"),
    "monotonous": N_("monotonous"),
    "precise": N_("precise"),
    "seasonal": N_("seasonal"),
    "paper-based": N_("paper-based"),
    "double entry": N_("double entry"),
    "waiting": N_("waiting"),
    "searching": N_("searching"),
    "hot or cold": N_("hot or cold"),
    "noisy": N_("noisy"),
    "night work": N_("night work"),
}
#: Of a step that a log never shows, and that a person knows not to be recorded.
NOT_IN_LOG = "not in log"
_KNOWN_TAGS = _TAGS | {NOT_IN_LOG: N_("not in the log")}
_TABLES = {
    "firm": N_("Firm"),
    "calendar": N_("Working time"),
    "role": N_("Roles"),
    "family": N_("Products"),
    "process": N_("Processes"),
    "lane": N_("Lanes"),
    "step": N_("Steps"),
    "flow": N_("Flows"),
    "study": N_("Time studies"),
    "element": N_("Elements of time studies"),
    "allowance": N_("Allowances"),
    "work": N_("Time and labour of steps"),
    "observation": N_("Observations"),
    "tag": N_("Tags"),
    "photo": N_("Photos"),
    "answer": N_("Answers on suitability"),
    "weight": N_("Weights"),
    "candidate": N_("Candidates"),
    "project": N_("Projects"),
    "outcome": N_("What became of projects"),
    "quotation": N_("Quotations"),
    "quoted_line": N_("Quotations"),
    "readiness_answer": N_("Answers on readiness"),
    "report_part": N_("Sections of the report"),
    "source_model": N_("Models of other programs"),
}
BUILT_IN_TAGS = tuple(_TAGS)


def step_kind_label(kind: str) -> str:
    """What kind of step it is, in the language in force.

    Args:
        kind: value of a ``StepKind``.

    Returns:
        the label.
    """
    return _(_STEP_KINDS[kind])


def basis_label(basis: str) -> str:
    """How a figure is known, in the language in force.

    Args:
        basis: value of a ``Basis``.

    Returns:
        the label.
    """
    return _(_BASES[basis])


def grade_label(grade: str) -> str:
    """What kind of source a figure has, in the language in force.

    Args:
        grade: value of a ``Grade``.

    Returns:
        the label.
    """
    return _(_GRADES[grade])


def technology_kind_label(kind: str) -> str:
    """What kind of technology it is, in the language in force.

    Args:
        kind: key of the kind, as in the catalogue.

    Returns:
        the label.
    """
    return _(_TECHNOLOGY_KINDS[kind])


def value_class_label(value_class: str) -> str:
    """Lean's class of a step's work.

    Args:
        value_class: value of a ``ValueClass``.

    Returns:
        the label.
    """
    return _(_VALUE_CLASSES[value_class])


def part_label(part: str) -> str:
    """What fills the time of an element of work.

    Args:
        part: value of a ``Part``.

    Returns:
        the label.
    """
    return _(_PARTS[part])


def coupling_label(coupling: str) -> str:
    """How well hands hold what is lifted (Waters et al. 1993), in the language in force.

    Args:
        coupling: value of a ``Coupling``.

    Returns:
        the label.
    """
    return _(_COUPLINGS[coupling])


def lift_level_label(level: str) -> str:
    """What a lifting index means (Waters et al. 1994).

    Args:
        level: key of the level.

    Returns:
        the label.
    """
    return _(_LIFT_LEVELS[level])


def exposure_label(exposure: str) -> str:
    """What a score of the ART tool means (HSE INDG438).

    Args:
        exposure: key of the exposure.

    Returns:
        the label.
    """
    return _(_EXPOSURES[exposure])


def transfer_label(transfer: str) -> str:
    """How work goes on to the next step.

    Args:
        transfer: value of a ``Transfer``.

    Returns:
        the label.
    """
    return _(_TRANSFERS[transfer])


def tag_key(typed: str) -> str:
    """The tag that a person means: one of the trade's own in the language in force, else as it was typed.

    Args:
        typed: what a person typed.

    Returns:
        the key of the trade's own tag, else the text as it was typed.
    """
    return next((key for key, label in _KNOWN_TAGS.items() if typed.casefold() in (_(label).casefold(), key)), typed)


def tag_label(name: str) -> str:
    """The trade's own tags in the language in force; others as they were typed.

    Args:
        name: key of a tag, or a tag of the firm's own.

    Returns:
        the label.
    """
    return _(_KNOWN_TAGS[name]) if name in _KNOWN_TAGS else name


def domain_label(domain: str) -> str:
    """Where in the firm work belongs.

    Args:
        domain: value of a ``Domain``.

    Returns:
        the label.
    """
    return _(_DOMAINS[domain])


def place_label(place: str) -> str:
    """Where work is done.

    Args:
        place: value of a ``Place``.

    Returns:
        the label.
    """
    return _(_PLACES[place])


def cost_label(heading: str) -> str:
    """A heading of an investment.

    Args:
        heading: value of a ``CostHeading``.

    Returns:
        the label.
    """
    return _(_COSTS[heading])


def figure_label(name: str) -> str:
    """A figure of a technology or a candidate.

    Args:
        name: field of a technology's or a candidate's figures.

    Returns:
        the label.
    """
    return _(_FIGURES[name])


def unit_label(symbol: str, currency: str) -> str:
    """A unit as the head of a column says it; ``symbol`` as the fields of the model declare it.

    Args:
        symbol: the symbol of a :class:`~auditor.model.unit.Unit`, such as ``currency / hour``.
        currency: what stands for the audit's currency in the label.

    Returns:
        the label.
    """
    return _(_UNITS[symbol]).format(currency=currency) if symbol in _UNITS else symbol


def table_label(table: str) -> str:
    """What a table of the audit holds; those that few people know by name are other data.

    Args:
        table: name of a table of the audit file.

    Returns:
        the label.
    """
    return _(_TABLES.get(table, N_("Other data")))
