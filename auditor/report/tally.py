"""Sheets to measure with for a week: a page a step, to be filled in by hand where the work is done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.platypus import Flowable, PageBreak

from auditor.files import replace_file
from auditor.locale import _, language
from auditor.model import Audit
from auditor.report.blocks import gap, note, paragraph
from auditor.report.blocks.table import table
from auditor.report.blocks.text import bullets, heading
from auditor.report.fonts import using_fonts
from auditor.report.pdf.document import Furniture, build_pdf
from auditor.report.pdf.lasting import Properties
from auditor.report.readable import readable
from auditor.report.theme import LEAD, TEXT_WIDTH

_LINES_A_DAY = 5
_ROW = 21.5
_WIDTHS = (0.17, 0.11, 0.11, 0.11, 0.12, 0.38)


def tally_bytes(audit: Audit, step_ids: Sequence[int]) -> bytes:
    """The PDF in the language in force.

    Args:
        audit: the snapshot.
        step_ids: the steps to measure; a page each.

    Returns:
        bytes of a PDF.
    """
    shown = readable(audit)
    story: list[Flowable] = []
    for number, step_id in enumerate(step_ids):
        story += [PageBreak()] if number else []
        story += _page(shown, step_id)
    firm = shown.firm.name or _("Unnamed firm")
    properties = Properties(f"{_('Measure for a week')} – {firm}", shown.firm.advisor, language(), None)
    with using_fonts(None):  # a report in an office's fonts may be in the making beside it
        return build_pdf(story, properties, Furniture(firm, _("Measure for a week")))[0]


def write_tally(audit: Audit, step_ids: Sequence[int], target: Path) -> None:
    """Write the sheets; an existing file is replaced whole or not at all.

    Args:
        audit: the snapshot.
        step_ids: the steps to measure.
        target: the file.

    Raises:
        InputError: it can't be written there.
    """
    replace_file(target, tally_bytes(audit, step_ids))


def _page(audit: Audit, step_id: int) -> list[Flowable]:
    step = audit.steps[step_id]
    unit = audit.processes[step.process_id].unit or _("pieces")
    head = (_("Day"), _("Begin"), _("Until"), _("People"), unit[:1].upper() + unit[1:], _("What got in the way"))
    rows = [(day if line == 0 else "", "", "", "", "", "") for day in _days() for line in range(_LINES_A_DAY)]
    return [
        heading(_("Measure for a week: {step}").format(step=step.name)),
        paragraph(_("Lay this sheet where the work is done. Whoever does it writes a line each time."), LEAD),
        *bullets(
            [
                _("From and to: the clock, to five minutes. Breaks are a new line."),
                _("People: how many worked at it at the same time. Who only waits does not count."),
                _("Not the person is measured but the work: no names."),
            ]
        ),
        gap(),
        table(head, rows, [share * TEXT_WIDTH for share in _WIDTHS], row_height=_ROW),
        note(
            _(
                "At the end of the week: hours × people, added up, are the hours a week of this work. Enter them under Measure, Table."
            )
        ),
    ]


def _days() -> tuple[str, ...]:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"))
