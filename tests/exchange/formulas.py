"""A small calculator for the formulas that our spreadsheets hold, read back from the file itself."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL = re.compile(r"\$?([A-Z]+)\$?(\d+)")
_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)")


class Sheets:
    """The sheets of a workbook by name: stored values, formulas, and what the formulas come to."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
            strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
            self._strings = ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in strings]
            names = [str(s.get("name")) for s in book.iter(f"{_MAIN}sheet")]
            self.raw = [archive.read(f"xl/worksheets/sheet{i}.xml") for i in range(1, len(names) + 1)]
            self._defined = {str(d.get("name")): str(d.text) for d in book.iter(f"{_MAIN}definedName")}
        self.values: dict[str, dict[str, Any]] = {}
        self.formulas: dict[str, dict[str, str]] = {}
        for name, raw in zip(names, self.raw, strict=True):
            self._read(name, ElementTree.fromstring(raw))

    def _read(self, name: str, root: ElementTree.Element) -> None:
        values: dict[str, Any] = {}
        formulas: dict[str, str] = {}
        for cell in root.iter(f"{_MAIN}c"):
            at, value, formula = str(cell.get("r")), cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
            if formula is not None:
                formulas[at] = str(formula.text)
            if value is not None and value.text is not None:
                kind = cell.get("t")
                values[at] = (
                    self._strings[int(value.text)]
                    if kind == "s"
                    else value.text
                    if kind == "str"
                    else float(value.text)
                )
        self.values[name], self.formulas[name] = values, formulas

    def put(self, sheet: str, at: str, value: float) -> None:
        """Change an input."""
        self.values[sheet][at] = value

    def compute(self, sheet: str, at: str) -> Any:
        """What a cell comes to, from formulas alone."""
        formula = self.formulas[sheet].get(at)
        return self.values[sheet].get(at, 0.0) if formula is None else self._evaluate(sheet, formula)

    def _evaluate(self, sheet: str, formula: str) -> Any:
        text = formula
        for name, target in self._defined.items():
            place, _bang, cell = target.rpartition("!")
            text = re.sub(rf"\b{name}\b", f"({self.compute(place.strip(chr(39)), cell.replace('$', ''))})", text)
        text = _RANGE.sub(lambda m: f"R('{m[1]}{m[2]}','{m[3]}{m[4]}')", text)
        text = re.sub(r"(?<!')\$?\b([A-Z]{1,2})\$?(\d+)\b(?!')", lambda m: f"C('{m[1]}{m[2]}')", text)
        text = text.replace("^", "**").replace("<=", "≤").replace("≤", "<=")
        text = _lazy_if(text)
        scope = {
            "C": lambda cell: self.compute(sheet, cell),
            "R": lambda a, b: [self.compute(sheet, c) for c in _between(a, b)],
            "SUM": lambda cells: sum(cells),
            "SUMPRODUCT": lambda a, b: sum(x * y for x, y in zip(a, b, strict=True)),
            "MIN": min,
            "MAX": max,
            "NPV": lambda rate, cells: sum(v / (1 + rate) ** t for t, v in enumerate(cells, 1)),
        }
        return eval(text, {"__builtins__": {}}, scope)


def _lazy_if(text: str) -> str:
    """IF(a,b,c) as Python's conditional, innermost last."""
    while "IF(" in text:
        start = text.rindex("IF(")
        depth, parts, begin = 0, [], start + 3
        for i in range(start + 3, len(text)):
            if text[i] == "(":
                depth += 1
            elif text[i] == ")" and depth:
                depth -= 1
            elif text[i] in ",)" and not depth:
                parts.append(text[begin:i])
                begin = i + 1
                if text[i] == ")":
                    text = f"{text[:start]}(({parts[1]}) if ({parts[0]}) else ({parts[2]})){text[i + 1 :]}"
                    break
    return text


def _between(a: str, b: str) -> list[str]:
    (first, top), (last, bottom) = (_CELL.fullmatch(x).groups() for x in (a, b))  # type: ignore[union-attr]
    return [
        f"{chr(column)}{row}" for row in range(int(top), int(bottom) + 1) for column in range(ord(first), ord(last) + 1)
    ]
