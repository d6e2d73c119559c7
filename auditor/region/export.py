"""The tables of a region as a PDF in the style of the report, and as a workbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from auditor.errors import InputError
from auditor.exchange.xlsx.file import finished, new_workbook
from auditor.exchange.xlsx.sheet import Book, Format, Sheet
from auditor.files import replace_file
from auditor.locale import _, language, mid_sentence, number
from auditor.region.cells import cell_label
from auditor.region.disclosure.rules import QUANTILES
from auditor.region.measures import MEASURES
from auditor.region.overview import Figures, Section, nothing_yet, sections
from auditor.region.pack.document import Pack
from auditor.region.words import item_label, measure_label, pack_sentence, unit_text

ENDINGS = (".pdf", ".xlsx")
_FIRST_COLUMN = 0.34
#: Of two columns: names beside a number, and names beside a sentence.
_BESIDE_NUMBER, _BESIDE_SENTENCE = 0.75, 0.25
#: How a number with two digits is written, by its decimals.
_DECIMALS = ((Format.WHOLE, 0), (Format.ONE, 1), (Format.TWO, 2))
#: Points that a table's heading and its first rows need on a page.
_ROOM = 170


def write_region(pack: Pack, target: Path) -> None:
    """Write the tables of a region in the format that the name of the file ends in.

    Args:
        pack: of the programme; only what was handed out is written.
        target: OUT.pdf or OUT.xlsx.

    Raises:
        InputError: another ending, or it can't be written there.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise InputError(
            _("{path} ends in nothing that can be written: {endings}.").format(
                path=target.name, endings=", ".join(ENDINGS)
            )
        )
    replace_file(target, region_pdf(pack) if ending == ".pdf" else region_xlsx(pack))


def region_pdf(pack: Pack) -> bytes:
    """The PDF in the language in force; the same pack gives the same bytes.

    Args:
        pack: of the programme.

    Returns:
        the file.
    """
    from reportlab.platypus import CondPageBreak

    from auditor.report.blocks import facts, gap, heading, note, paragraph, table
    from auditor.report.fonts import using_fonts
    from auditor.report.pdf.document import Furniture, build_pdf
    from auditor.report.pdf.lasting import Properties
    from auditor.report.theme import LEAD, TEXT_WIDTH, TITLE

    title = _("What the firms of a region have in common")
    found = sections(pack)
    story = [
        paragraph(title, LEAD),
        paragraph(pack.programme, TITLE),
        gap(1),
        facts(
            [(_("Firms, about"), number(pack.firms)), (_("Year"), str(pack.year)), (_("Tables"), str(len(found)))], 3
        ),
        note(pack_sentence(pack)),
        note(rules_note()),
    ]
    for i, section in enumerate(found, 1):
        first = _first_share(section) * TEXT_WIDTH
        others = (TEXT_WIDTH - first) / (len(section.heads) - 1)
        widths = [first, *([others] * (len(section.heads) - 1))]
        title_of = heading(section.title)
        assert title_of.heading is not None
        title_of.heading.key = f"h{i}"
        story += [
            CondPageBreak(_ROOM),
            title_of,
            note(section.note),
            table(section.heads, section.rows, widths, right=section.right),
        ]
    if not found:
        story.append(paragraph(nothing_yet(), LEAD))
    properties = Properties(f"{title} – {pack.programme}", pack.programme, language(), date(pack.year, 1, 1))
    with using_fonts(None):  # a report in an office's fonts may be in the making beside it
        return build_pdf(story, properties, Furniture(pack.programme, pack_sentence(pack)))[0]


def region_xlsx(pack: Pack) -> bytes:
    """The workbook in the language in force: a sheet for each table.

    Args:
        pack: of the programme.

    Returns:
        the file.
    """
    buffer, workbook = new_workbook(pack.programme, datetime(pack.year, 1, 1))
    book = Book(workbook)
    first = book.sheet(_("About"))
    for row, text in enumerate((pack.programme, pack_sentence(pack), rules_note())):
        first.text(row, 0, text, 14 if row == 0 else 0)
    for section in sections(pack):
        _write_section(book, section)
    _write_figures(book, pack)
    return finished(buffer, workbook)


def rules_note() -> str:
    """What keeps a firm from being told apart, in short."""
    return _(
        "So that no firm can be told apart, a figure stands for ten firms or more from three advisors or more, is a quantile with five firms on "
        "each side and has two digits; counts are to fives."
    )


def _first_share(section: Section) -> float:
    if len(section.heads) > 2:
        return _FIRST_COLUMN
    return _BESIDE_NUMBER if section.right else _BESIDE_SENTENCE


def _write_section(book: Book, section: Section) -> None:
    """Numbers as numbers: a range stands in three columns."""
    sheet = book.sheet(section.title)
    sheet.text(0, 0, section.title, 14)
    sheet.text(1, 0, section.note)
    column = 0
    for i, head in enumerate(section.heads):
        cells = [row[i] for row in section.cells]
        width = max((len(c.values) if isinstance(c, Figures) else 1 for c in cells), default=1)
        parts = (_("Lower quartile"), _("Middle firm"), _("Upper quartile")) if width > 1 else ("",)
        for part in range(width):
            text = f"{head}: {mid_sentence(parts[part])}" if parts[part] else head
            sheet.text(3, column + part, text, 11)
            words = [len(c) for c in cells if isinstance(c, str)]
            sheet.raw.set_column(column + part, column + part, min(max(len(text), *words, 9) + 3, 60))
            for at, cell in enumerate(cells, 4):
                if isinstance(cell, str):
                    sheet.text(at, column, cell)
                else:
                    _write_number(sheet, at, column + part, cell.values[part], is_share=cell.is_share)
        column += width


def _write_number(sheet: Sheet, row: int, column: int, value: float | None, *, is_share: bool = False) -> None:
    """With as many decimals as its two digits need; nothing where it is not shown."""
    if value is not None:
        kind = next((kind for kind, step in _DECIMALS if value == round(value, step)), Format.FINE)
        sheet.number(row, column, value, Format.SHARE if is_share else kind)


def _write_figures(book: Book, pack: Pack) -> None:
    """Every figure of the pack as a number, to reckon with."""
    sheet = book.sheet(_("Figures"))
    heads = [
        _("Figure"),
        _("Of"),
        _("Whose figures"),
        _("Firms"),
        _("of them yes"),
        *(f"P{q}" for q in QUANTILES),
        _("Unit"),
    ]
    for column, head in enumerate(heads):
        sheet.text(0, column, head, 11)
        sheet.raw.set_column(column, column, 34 if column < 3 else 12)
    for at, cell in enumerate(pack.cells, 1):
        words = (measure_label(cell.measure), item_label(cell.measure, cell.item), cell_label(cell.cell))
        for column, text in enumerate(words):
            sheet.text(at, column, text)
        is_share = MEASURES[cell.measure].unit == "0–1"
        _write_number(sheet, at, len(words), cell.firms)
        _write_number(sheet, at, len(words) + 1, cell.yes)
        for column, q in enumerate(QUANTILES, len(words) + 2):
            _write_number(sheet, at, column, cell.at(q), is_share=is_share)
        sheet.text(at, len(heads) - 1, unit_text(cell.measure))
