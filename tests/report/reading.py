"""A PDF read back as a reader for the blind would: the structure, and which text stands in it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWN = ("Tj", "TJ", "'", '"')
_DRAWN = ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh")


@dataclass
class Element:
    """An element of the structure with what it holds."""

    role: str
    raw: Any
    children: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tree(pdf: pikepdf.Pdf) -> Element:
    pages = {page.objgen: i for i, page in enumerate(pdf.pages)}
    return _element(pdf.Root.StructTreeRoot.K, pages, None)


def _element(raw: Any, pages: dict[Any, int], page: int | None) -> Element:
    page = pages[raw.Pg.objgen] if "/Pg" in raw else page
    made = Element(str(raw.S)[1:], raw)
    kids = raw.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            made.marks.append((page, kid))
        elif kid.get("/Type") == "/MCR":
            made.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") != "/OBJR":
            made.children.append(_element(kid, pages, page))
    return made


def marked(page: Any) -> tuple[list[int], list[str]]:
    """The numbers of marked content on a page, and what is drawn outside of any mark."""
    found: list[int] = []
    loose: list[str] = []
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name == "BDC":
            depth += 1
            found.append(int(instruction.operands[1].MCID))
        elif name == "BMC":
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif depth == 0 and name in (*_SHOWN, *_DRAWN):
            loose.append(name)
        assert depth in (0, 1)
    return found, loose
