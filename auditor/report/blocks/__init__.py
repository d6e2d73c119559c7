"""What sections are made of: text, lists, tables, figures, contents, footnotes; each tells readers what it is."""

from auditor.report.blocks.figure import figure, photo
from auditor.report.blocks.table import facts, table
from auditor.report.blocks.text import (
    Heading,
    Text,
    bullets,
    gap,
    heading,
    note,
    paragraph,
    part_heading,
    plain,
    sub_heading,
)

__all__ = [
    "Heading",
    "Text",
    "bullets",
    "facts",
    "figure",
    "gap",
    "heading",
    "note",
    "paragraph",
    "part_heading",
    "photo",
    "plain",
    "sub_heading",
    "table",
]
