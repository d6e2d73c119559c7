"""A poster for the canteen wall: the map and the roadmap on one page of A3. No money, no names."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from auditor.files import replace_file
from auditor.flow import ProcessNumbers
from auditor.locale import _, ngettext, number
from auditor.model import Audit
from auditor.report.blocks import gap, note, paragraph
from auditor.report.blocks.figure import Picture
from auditor.report.context import Context
from auditor.report.drawings import map_overview, roadmap_figure
from auditor.report.foot import foot_text
from auditor.report.office import using_look
from auditor.report.pdf.document import Furniture, build_pdf
from auditor.report.precomputed import NOTHING, Precomputed
from auditor.report.sections.process_maps import legend
from auditor.report.theme import LEAD, PART, TITLE, Sheet
from auditor.report.write import make_context, properties_of

_SHEET = Sheet(landscape(A3), 15 * mm, 14 * mm, 12 * mm)
_WIDTH = _SHEET.size[0] - 2 * _SHEET.margin_x
_HEIGHT = _SHEET.size[1] - _SHEET.margin_top - _SHEET.margin_bottom
_HEAD, _LABEL, _FOOT = 84.0, 40.0, 26.0
_SCALE = 1.0
_PITCH, _ROADMAP_HEAD = 24.0 * _SCALE, 30.0 * _SCALE
_MOST_MAPS, _MOST_PROJECTS = 2, 5
_ENDLESS = (100_000.0, 100_000.0)


def poster_bytes(audit: Audit, *, known: Precomputed = NOTHING, revision: int = 0) -> bytes:
    """The PDF in the language in force: always one page.

    Args:
        audit: the snapshot.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Returns:
        bytes of a PDF of one A3 page.
    """
    context = make_context(audit, known, revision)
    with using_look(audit):
        properties = properties_of(context, _("How we work, and what is coming"))
        return build_pdf(_story(context), properties, Furniture("", ""), sheet=_SHEET)[0]


def write_poster(audit: Audit, target: Path, *, known: Precomputed = NOTHING, revision: int = 0) -> None:
    """Write the poster; an existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        target: the file.
        known: ranking and plan that were computed before; what is missing is computed.
        revision: number of the edit that is shown.

    Raises:
        InputError: it can't be written there.
    """
    replace_file(target, poster_bytes(audit, known=known, revision=revision))


def _story(context: Context) -> list[Flowable]:
    firm = context.audit.firm
    name = " ".join((firm.name or _("Unnamed firm")).split())[:60]
    planned = context.plan.planned[:_MOST_PROJECTS]
    below = _ROADMAP_HEAD + _PITCH * len(planned) + _LABEL if planned else 0.0
    shown = _largest(context)
    story: list[Flowable] = [
        paragraph(_("How we work, and what is coming"), LEAD),
        paragraph(name, TITLE),
        gap(1),
    ]
    natural = {p.process.id: map_overview(context.audit, p, _ENDLESS)[0].drawing.height for p in shown}
    room = _HEIGHT - _HEAD - _FOOT - below - _LABEL * len(shown)
    for process in shown:
        share = natural[process.process.id] / sum(natural.values())  # cards of one size in all maps
        found, _scale = map_overview(context.audit, process, (_WIDTH, max(room * share, 60.0)))
        title = " ".join(process.process.name.split())[:90]
        story += [paragraph(title, PART), Picture(found.alt, found.drawing)]
    if planned:
        names = [" ".join(p.evaluation.candidate.technology.name.split())[:60] for p in planned]
        names = [
            f"{technology} – {context.audit.step_names(p.evaluation.candidate.step_ids, 1)}"
            for technology, p in zip(names, planned, strict=True)
        ]
        roadmap = roadmap_figure(planned, names, _WIDTH, _SCALE)
        story += [paragraph(_("The roadmap"), PART), Picture(roadmap.alt, roadmap.drawing)]
    elif not shown:
        story.append(paragraph(_("There is nothing on the map yet."), LEAD))
    hidden = len(context.processes) - len(shown)
    more = ""
    if hidden:
        more = " " + ngettext("{n} process is not shown.", "{n} processes are not shown.", hidden).format(
            n=number(hidden)
        )
    story.append(note(f"{legend()}{more} {foot_text(context)}."))
    return story


def _largest(context: Context) -> list[ProcessNumbers]:
    """The processes with most labour, in the order of the map."""

    def hours(process: ProcessNumbers) -> float:
        found = process.labour_hours_per_year
        return found.likely if found is not None else 0.0

    most = sorted(context.processes, key=hours, reverse=True)[:_MOST_MAPS]
    return [p for p in context.processes if p in most]
