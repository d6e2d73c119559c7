"""The suppliers' half of a dossier: a request for quotation without the firm's own price, hours and doubt."""

from __future__ import annotations

from auditor.decide import Ranked
from auditor.decide.money.evaluation import Evaluation
from auditor.locale import _, ngettext, number, percent, quoted
from auditor.model import WORKING_KINDS, Audit, Estimate, QuotedItem
from auditor.model.units import format_time
from auditor.phrases.quotations import item_label
from auditor.report.context import Context
from auditor.report.papers.content import Block, Grid, Head, Lead, Remark, Title, listed, words

_MOST_STEPS, _MOST_QUESTIONS, _MOST_SPECIAL = 6, 8, 3
#: An acceptance run takes so many pieces at least, and about two hours. Our own judgement.
_LEAST_PIECES, _RUN_S = 20, 7200.0
_SOFTWARE = frozenset({"software", "ai"})
_WIDE = (0.34, 0.22, 0.44)


def request_blocks(context: Context, ranked: Ranked) -> list[Block]:
    """What a supplier has to know to quote, and what he is asked to fill in.

    Args:
        context: the audit and all its results.
        ranked: the project.

    Returns:
        blocks in reading order; none where nobody supplies it, as the firm does it itself.
    """
    audit, e = context.audit, ranked.evaluation
    technology = e.candidate.technology
    if technology.kind == "organisation":
        return []
    above = " · ".join(filter(None, (audit.firm.name, context.date_text)))
    asked = _("Please quote for: {technology}, at {steps}.")
    steps = ", ".join(quoted(audit.steps[i].name) for i in e.candidate.step_ids[:_MOST_STEPS])
    return [
        Title(_("Request for quotation: {technology}").format(technology=technology.name), above),
        Lead(asked.format(technology=technology.name, steps=steps)),
        *words(technology.summary),
        Grid((_("Reply to"), _("Contact"), _("Reply by")), ((audit.firm.name or "", "", ""),), (0.4, 0.36, 0.24), tall=True),
        Head(_("The work: how much and how fast")),
        _volumes(context, e),
        Remark(_hours_of_work(audit)),
        *(_records() if technology.kind in _SOFTWARE else _part(audit, e)),
        Head(_("Interfaces, location and surroundings")),
        _place(context, e),
        Head(_("Price: please fill in every line, even where the amount is nil")),
        _prices(audit),
        Head(_("Questions")),
        *listed(technology.questions[:_MOST_QUESTIONS]),
        Head(_("Acceptance test: paid in full when all is met")),
        _acceptance(context, e),
        Remark(_("Factory test at the supplier with our own products, site test here, then a month of normal work. The figures are those of the work as it is now; adjust them together before the order.")),
    ]  # fmt: skip


def _range(estimate: Estimate | None) -> str:
    if estimate is None:
        return "–"
    if estimate.is_point:
        return format_time(estimate.likely)
    return f"{format_time(estimate.low)} – {format_time(estimate.high)}"


def _volumes(context: Context, e: Evaluation) -> Grid:
    """Every step: how often, how long now, batch, set-up and variants."""
    audit = context.audit
    rows = []
    for step_id in e.candidate.step_ids[:_MOST_STEPS]:
        numbers, work = context.analysis.step(step_id), audit.work(step_id)
        passes = numbers.workload.passes_per_year if numbers is not None else None
        rows.append(
            (
                audit.steps[step_id].name,
                number(passes) if passes is not None else "–",
                _range(work.cycle_time_s),
                number(work.batch_size) if work.batch_size is not None else "–",
                _range(work.setup_time_s),
                number(work.variants) if work.variants is not None else "–",
            )
        )
    head = (_("Step"), _("Passes a year"), _("Cycle time now"), _("Batch"), _("Set-up now"), _("Variants"))
    return Grid(head, tuple(rows), (0.3, 0.14, 0.2, 0.1, 0.16, 0.1), right=(1, 2, 3, 4, 5))


def _hours_of_work(audit: Audit) -> str:
    calendar = audit.calendar
    text = ngettext(
        "We work {days} days a year, {shifts} shift a day, with {time} available a day. “–”: not known; ask, or see for yourself.",
        "We work {days} days a year, {shifts} shifts a day, with {time} available a day. “–”: not known; ask, or see for yourself.",
        1 if calendar.shifts_per_day == 1 else 2,
    )
    return text.format(
        days=number(calendar.working_days_per_year),
        shifts=number(calendar.shifts_per_day, 1),
        time=format_time(calendar.available_time_per_day_s),
    )


def _part(audit: Audit, e: Evaluation) -> tuple[Block, ...]:
    """What is handled; what nobody stated is left open for the firm to write in before it is sent."""
    loads = [load for i in e.candidate.step_ids if (load := audit.work(i).load_kg) is not None]
    weight = " – ".join(dict.fromkeys((number(min(loads), 1), number(max(loads), 1)))) + " kg" if loads else ""
    rows = (
        (_("Weight, from lightest to heaviest"), weight, ""),
        (_("Size, from smallest to largest (mm)"), "", ""),
        (_("Material and surface"), "", ""),
        (_("How it arrives: loose, on a pallet or tray, in a crate, in a jig"), "", ""),
        (_("Tolerances, such as shape and position (mm) or weight"), "", ""),
        (_("What varies, and how often something new comes"), "", ""),
    )
    head = (_("The product"), _("Known"), _("To be filled in by the firm; drawings enclosed"))
    return Head(_("The product")), Grid(head, rows, _WIDE, tall=True)


def _records() -> tuple[Block, ...]:
    """What a program reads and writes."""
    rows = (
        (_("Programs it has to read from and write to"), "", ""),
        (_("What arrives: mail, PDF, paper, drawing, spoken"), "", ""),
        (_("Languages"), "", ""),
        (_("Personal data, and where it is kept"), "", ""),
        (_("Users, and who manages it"), "", ""),
    )
    head = (_("The information"), _("Known"), _("To be filled in by the firm; examples enclosed"))
    return Head(_("The information")), Grid(head, rows, _WIDE, tall=True)


def _place(context: Context, e: Evaluation) -> Grid:
    audit, own = context.audit, set(e.candidate.step_ids)
    flows = audit.flows_of(e.candidate.process_id)
    before = _reached(audit, own, {(f.target_id, f.source_id) for f in flows})
    after = _reached(audit, own, {(f.source_id, f.target_id) for f in flows})
    rows = [
        (_("Comes from"), audit.step_names(before, 3) or "–", ""),
        (_("Goes on to"), audit.step_names(after, 3) or "–", ""),
    ]
    if e.candidate.technology.kind not in _SOFTWARE:
        rows += [
            (_("Floor space and height (m), doors, floor load"), "", ""),
            (_("Power, compressed air, extraction, network"), "", ""),
            (_("Dust, damp, temperature, noise"), "", ""),
        ]
    head = (_("Interface or location"), _("Known"), _("To be filled in by the firm; layout enclosed"))
    return Grid(head, tuple(rows), _WIDE, tall=True)


def _reached(audit: Audit, own: set[int], ways: set[tuple[int, int]]) -> tuple[int, ...]:
    """The steps with work that one comes to from some steps, past decisions and the like."""
    seen, edge, found = set(own), set(own), set()
    while edge:
        edge = {b for a, b in ways if a in edge} - seen
        seen |= edge
        working = {i for i in edge if audit.steps[i].kind in WORKING_KINDS}
        found |= working
        edge -= working
    return tuple(sorted(found))


def _prices(audit: Audit) -> Grid:
    """What the audit enters of a quotation, so that quotations can be laid side by side."""
    rows = [(item_label(item), "", "", "") for item in QuotedItem]
    rows += [(label, "", "", "") for label in (_("Total"), _("Service and licences a year"))]
    head = (
        _("Heading"),
        _("{currency}, without VAT").format(currency=audit.firm.currency),
        _("Included: yes / no"),
        _("Remarks, conditions"),
    )
    return Grid(head, tuple(rows), (0.34, 0.18, 0.16, 0.32), tall=True)


def _acceptance(context: Context, e: Evaluation) -> Grid:
    """What is tested, and the number that has to be met."""
    audit = context.audit
    rows: list[tuple[str, str, str]] = []
    for step_id in e.candidate.step_ids[:_MOST_SPECIAL]:
        work, name = audit.work(step_id), audit.steps[step_id].name
        if work.cycle_time_s is not None and e.candidate.technology.kind not in _SOFTWARE:
            cycle = work.cycle_time_s.likely
            pieces = max(round(_RUN_S / max(cycle, 1.0)), _LEAST_PIECES)
            text = _("{n} good pieces in a row at “{step}”, each within")
            rows.append((text.format(n=number(pieces), step=name), format_time(cycle), ""))
        if work.setup_time_s is not None and work.setup_time_s.likely > 0:
            rows.append((_("Changeover at “{step}”, by our own people, within").format(step=name), format_time(work.setup_time_s.likely), ""))  # fmt: skip
        if work.scrap is not None:
            rows.append((_("Good pieces at “{step}”, at least").format(step=name), percent(1 - work.scrap.likely, 1), ""))  # fmt: skip
    months = number(e.candidate.figures.ramp_up_months.likely, 1)
    rows += [
        (_("In use after delivery within, months"), months, ""),
        (_("Our people work with it unaided, after days of training"), "", ""),
        (_("Up and running in a month of normal work, at least"), "", ""),
        (_("Manual, declaration of conformity, back-up of programs handed over"), _("yes"), ""),
    ]
    head = (_("What is tested"), _("To be met"), _("Supplier agrees, or offers"))
    return Grid(head, tuple(rows), (0.54, 0.18, 0.28), bold=())
