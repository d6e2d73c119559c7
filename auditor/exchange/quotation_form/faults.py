"""Cells of a spreadsheet whose formula says nothing: its reader takes them for empty ones."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from posixpath import join, normpath

from auditor.errors import InputError
from auditor.exchange.xml.read import read_tree
from auditor.exchange.xml.tree import Node
from auditor.locale import _

#: As far as a form goes; beyond it nothing of ours stands.
_PLACE = re.compile(r"[A-Z]{1,2}[1-9]\d{0,3}")
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
    found = {}
    for cell in _all(tree, "c"):
        value = next((v.text for v in cell.elements if v.local == "v"), "")
        is_formula = any(e.local == "f" for e in cell.elements)
        if cell.get("t") == "e" or (is_formula and not value and cell.get("t") != "str"):
            place = cell.get("r").upper()
            if _PLACE.fullmatch(place) is None:
                continue
            found[place] = value if cell.get("t") == "e" else ""
    return found


def _part_of(archive: zipfile.ZipFile, sheet: str, name: str) -> str:
    """The part of the package that holds a sheet."""
    book = read_tree(archive.read(_BOOK), name)
    link = next((s.get("id") for s in _all(book, "sheet") if s.get("name") == sheet), "")
    links = read_tree(archive.read(_LINKS), name)
    target = next((e.get("Target") for e in _all(links, "Relationship") if e.get("Id") == link), "")
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _all(node: Node, name: str) -> list[Node]:
    return [each for each in node.walk() if each.local == name]
