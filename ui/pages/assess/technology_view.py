"""One technology of the catalogue to read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from auditor.assess import Technology
from auditor.assess.law import LegalPoint
from auditor.assess.tasks import tasks
from auditor.assess.technology import FIGURES
from auditor.locale import _, money, month_name_and_year, number, percent
from auditor.model import Estimate, Firm
from auditor.model.units import format_time
from auditor.phrases.evidence import evidence_sentence, known_by
from auditor.terms import cost_label, domain_label, figure_label, technology_kind_label
from ui.theme import UNIT
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

#: Ends of the names of figures that are neither money nor a share.
_NO_MONEY = ("_months", "_years", "_hours")


def technology_view(technology: Technology, firm: Firm) -> QWidget:
    """What it does, its limits, its figures with their ground, barriers, law and questions."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
    column.setSpacing(UNIT)
    column.addWidget(label(technology.name, bold=True, size=3))
    domains = ", ".join(sorted(domain_label(d.value) for d in technology.domains))
    column.addWidget(label(f"{technology_kind_label(technology.kind)}  ·  {domains}", quiet=True))
    column.addWidget(label(technology.summary, size=1))
    names = ", ".join(tasks()[key].name for key in sorted(technology.tasks))
    lists: list[tuple[str, list[str]]] = [
        (_("Tasks it fits"), [names]),
        (_("Hard limits"), _limits(technology) or [_("none known")]),
    ]
    for heading, lines in lists:
        _section(column, heading, lines)
    column.addWidget(label(_("Figures"), bold=True, size=1))
    column.addWidget(_figures(technology, firm.currency))
    split = ", ".join(f"{cost_label(h.value)} {percent(s)}" for h, s in technology.split.items())
    _section(column, _("The investment by heading"), [f"{split}."])
    _section(column, _("Where the figures come from"), [evidence_sentence(technology), *_grounds(technology)])
    ease = _("Ease: {level} out of 5. {reason}").format(level=technology.ease, reason=technology.ease_reason)
    _section(column, _("How easily it is brought in"), [ease])
    _section(column, _("What stands in the way"), [b.text for b in technology.barriers])
    _section(column, _("Safety and law"), [_law(point) for point in technology.legal_points_in(firm.country)])
    _section(column, _("Whether it fits"), [question.text for question in technology.fit_questions])
    _section(column, _("Ask first"), list(technology.questions))
    column.addStretch(1)
    return body


def _section(column: QVBoxLayout, heading: str, lines: list[str]) -> None:
    if lines:
        column.addSpacing(UNIT // 2)
        column.addWidget(label(heading, bold=True, size=1))
        for line in lines:
            column.addWidget(label(f"• {line}" if len(lines) > 1 else line))


def _grounds(technology: Technology) -> list[str]:
    """A line for each ground: the figures that rest on it, what kind of source it is, and what was read there."""
    figures: dict[tuple[str, str], list[str]] = {}
    for name, figure in technology.figures.items():
        figures.setdefault((known_by(figure.ground), figure.source), []).append(figure_label(name))
    return [f"{', '.join(names)} ({known}): {text}" for (known, text), names in figures.items()]


def _law(point: LegalPoint) -> str:
    known = _("{source}; as of {month}").format(source=point.source, month=month_name_and_year(point.as_of))
    return f"{point.name}: {point.text} ({known})"


def _limits(technology: Technology) -> list[str]:
    limits = technology.limits
    found = []
    for value, text in (
        (limits.min_load_kg, _("load of at least {n} kg")),
        (limits.max_load_kg, _("load of at most {n} kg")),
        (limits.min_batch, _("batches of at least {n}")),
        (limits.max_variants, _("at most {n} variants")),
        (limits.min_hours_per_year, _("at least {n} hours of labour a year")),
    ):
        if value is not None:
            found.append(text.format(n=number(value)))
    if limits.max_cycle_s is not None:
        found.append(_("a cycle of at most {time}").format(time=format_time(limits.max_cycle_s)))
    return found


def _figures(technology: Technology, currency: str) -> PlainTable:
    table = PlainTable(_("Figures"), ["", _("Low"), _("Likely"), _("High"), _("Known by")], 4, (240, 84, 112, 84))

    def amount(value: float) -> str:
        return money(value, currency)

    def plain(value: float) -> str:
        return number(value, 1)

    rows = []
    for key in FIGURES:
        shown = percent if key.endswith("_share") else plain if key.endswith(_NO_MONEY) else amount
        e: Estimate = technology[key]
        known = known_by(technology.figures[key].ground)
        rows.append([figure_label(key), shown(e.low), shown(e.likely), shown(e.high), known])
    table.show_rows(rows, right=(1, 2, 3))
    return table
