"""Cells of a spreadsheet whose formula says nothing: its reader takes them for empty ones."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import join, normpath

from auditor.errors import InputError
from auditor.exchange.table import column_of, letters
from auditor.exchange.xml.read import read_tree
from auditor.exchange.xml.tree import Node
from auditor.locale import _

_PLACE, _ROW = re.compile(r"([A-Z]{1,3})[1-9]\d{0,6}"), re.compile(r"[1-9]\d{0,6}")
#: As far as a form goes; beyond it nothing of ours stands. From 1 and from 0.
_LAST_ROW, _LAST_COLUMN = 9_999, 701
_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def formula_faults(path: Path, sheet: str) -> Mapping[str, str]:
    """Formulas without a value, and those that went wrong.

    Args:
        path: an .xlsx or .xlsm file whose size was looked at.
        sheet: name of the sheet.

    Returns:
        address of the cell (“C12”) → the error that it shows; empty text where it shows nothing.

    Raises:
        InputError: a part of it is no XML that is accepted, or is missing.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            part = _part_of(archive, sheet, path.name)
            tree = read_tree(archive.read(part), path.name)
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        text = _("{path} can't be read as a spreadsheet: {reason}")
        raise InputError(text.format(path=path.name, reason=_("it is damaged"))) from error
    return {place: fault for place, cell in _placed(tree) if (fault := _fault(cell)) is not None}


def _placed(tree: Node) -> Iterator[tuple[str, Node]]:
    """The cells of a sheet with their addresses, as far as a form goes; one that does not say where it is follows the one before."""
    row = 0
    for line in _all(tree, "row"):
        row = int(line.get("r")) if _ROW.fullmatch(line.get("r")) else row + 1
        column = -1
        for cell in line.all("c"):
            said = _PLACE.fullmatch(cell.get("r").upper())
            column = column_of(said[1]) if said is not None else column + 1
            if row <= _LAST_ROW and column <= _LAST_COLUMN:
                yield f"{letters(column)}{row}", cell


def _fault(cell: Node) -> str | None:
    """The error that a cell shows; empty where its formula shows nothing; None where all is well."""
    value = next((v.text for v in cell.all("v")), "")
    if cell.get("t") == "e":
        return value
    return "" if cell.all("f") and not value and cell.get("t") != "str" else None


def _part_of(archive: zipfile.ZipFile, sheet: str, name: str) -> str:
    """The part of the package that holds a sheet."""
    book = read_tree(archive.read(_BOOK), name)
    link = next((s.get("id") for s in _all(book, "sheet") if s.get("name") == sheet), "")
    links = read_tree(archive.read(_LINKS), name)
    target = next((e.get("Target") for e in _all(links, "Relationship") if e.get("Id") == link), "")
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _all(node: Node, name: str) -> list[Node]:
    return [each for each in node.walk() if each.local == name]
