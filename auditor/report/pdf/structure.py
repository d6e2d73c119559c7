"""The tagged structure of a PDF: which text is a heading, a row, a figure, and in which order they are read.

reportlab draws pages and knows no structure. Every flowable here carries a :class:`Node`; what it draws stands between
``BDC`` and ``EMC`` operators under a number, and :meth:`Structure.store` writes the tree beside the pages.
Source: ISO 32000-1:2008, 14.7 (logical structure) and 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject, PDFString

from auditor.report.typography import printed

#: Marked content of a node: page (from 0) and number on the page.
Mark = tuple[int, int]


class Node:
    """An element of the structure; it joins the tree when something of it is first drawn.

    Attributes:
        role: a standard structure type: ``H1``, ``P``, ``Table``, ``Figure`` …
        children: nodes, marks, and names of annotations, in reading order.
        alt: what a figure shows, in words.
        attributes: PDF source of the attribute dictionary, empty for none.
        spoken: the language of its text where that is not the document's.
    """

    __slots__ = ("alt", "attributes", "children", "is_placed", "name", "parent", "role", "spoken")

    def __init__(
        self, role: str, parent: Node | None = None, alt: str = "", attributes: str = "", spoken: str = ""
    ) -> None:
        self.role, self.parent, self.alt, self.attributes, self.spoken = role, parent, alt, attributes, spoken
        self.children: list[Node | Mark | str] = []
        self.is_placed = False
        self.name = ""

    @property
    def has_marks(self) -> bool:
        """Whether something of it is drawn already."""
        return any(isinstance(child, tuple) for child in self.children)


class Structure:
    """The tree of one document, and which node owns each mark on each page."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self.root.is_placed = True
        self._owners: dict[int, list[Node]] = defaultdict(list)
        self._links: list[Node] = []
        self._notes: list[str] = []

    def place(self, node: Node) -> None:
        """Hang a node, and what it stands in, at the end of what was read so far.

        Args:
            node: one that is placed already stays where it is.
        """
        if not node.is_placed:
            parent = node.parent or self.root
            self.place(parent)
            parent.children.append(node)
            node.is_placed = True

    def mark(self, node: Node, page: int) -> int:
        """The number under which the next piece of a node is drawn on a page.

        Args:
            node: what is drawn.
            page: from 0.

        Returns:
            the number (MCID), from 0 on each page.
        """
        self.place(node)
        number = len(self._owners[page])
        self._owners[page].append(node)
        node.children.append((page, number))
        return number

    def link(self, node: Node, annotation: str, pages: int) -> int:
        """Tie an annotation to its node; returns its key in the parent tree of a document of so many pages.

        Args:
            node: what the annotation belongs to.
            annotation: its name in the document.
            pages: number of pages of the whole document.

        Returns:
            the key, from ``pages`` on.
        """
        self.place(node)
        node.children.append(annotation)
        self._links.append(node)
        return pages + len(self._links) - 1

    def store(self, document: Any, pages: int) -> None:
        """Write the tree into a reportlab document whose pages are all there.

        Args:
            document: reportlab's ``PDFDocument``, changed in place.
            pages: how many it has.
        """
        root = _Source()
        root_ref = document.Reference(root)
        refs: dict[int, str] = {}
        self._notes.clear()
        page_refs = [_reference(document, document.Pages.pages[i]) for i in range(pages)]
        self._write(document, self.root, _reference(document, root), refs, page_refs)
        entries = [
            f"{page} [{' '.join(refs[id(node)] for node in self._owners[page])}]" for page in range(pages)
        ]  # fmt: skip
        entries += [f"{pages + i} {refs[id(node)]}" for i, node in enumerate(self._links)]
        tree = _Source(f"<</Nums [{' '.join(entries)}]>>")
        document.Reference(tree)
        named = " ".join(f"({_note_id(i)}) {ref}" for i, ref in enumerate(self._notes))
        ids = f"/IDTree <</Names [{named}]>>" if named else ""
        root.text = (
            f"<</Type/StructTreeRoot{ids}/K {refs[id(self.root)]}/ParentTree {_reference(document, tree)}"
            f"/ParentTreeNextKey {pages + len(self._links)}>>"
        )
        document.Catalog.StructTreeRoot = root_ref
        document.Catalog.MarkInfo = _Source("<</Marked true>>")

    def _write(self, document: Any, node: Node, parent: str, refs: dict[int, str], pages: list[str]) -> None:
        element = _Source()
        document.Reference(element)
        own = refs[id(node)] = _reference(document, element)
        kids = []
        page_of = next((child[0] for child in node.children if isinstance(child, tuple)), None)
        for child in node.children:
            if isinstance(child, Node):
                self._write(document, child, own, refs, pages)
                kids.append(refs[id(child)])
            elif isinstance(child, str):
                target = document.refAnnotation(child)
                kids.append(f"<</Type/OBJR/Obj {target.format(document).decode('ascii')}>>")
            elif child[0] == page_of:
                kids.append(str(child[1]))
            else:
                kids.append(f"<</Type/MCR/Pg {pages[child[0]]}/MCID {child[1]}>>")
        parts = [f"<</Type/StructElem/S/{node.role}/P {parent}"]
        if page_of is not None:
            parts.append(f"/Pg {pages[page_of]}")
        if kids:
            parts.append(f"/K [{' '.join(kids)}]" if len(kids) > 1 else f"/K {kids[0]}")
        if node.role == "Note":
            parts.append(f"/ID ({_note_id(len(self._notes))})")
            self._notes.append(own)
        if node.spoken:
            parts.append(f"/Lang ({node.spoken})")
        if node.alt:
            parts.append(f"/Alt {pdf_text(printed(node.alt), document)}")
        if node.attributes:
            parts.append(f"/A {node.attributes}")
        element.text = "".join(parts) + ">>"


def enrol_page(page: Any, number: int) -> None:
    """Give a reportlab page (number from 0) its key in the parent tree, and reading order to its annotations.

    Args:
        page: reportlab's ``PDFPage``, changed in place.
        number: from 0.
    """
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents, page.Tabs = number, PDFName("S")


class _Source(PDFObject):  # type: ignore[misc]
    """An object given as PDF source."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


def pdf_text(text: str, document: Any) -> str:
    """A text string as PDF source.

    Args:
        text: any text.
        document: reportlab's ``PDFDocument``, which may encrypt it.

    Returns:
        the string with its brackets, as it stands in the file.
    """
    source: bytes = PDFString(text).format(document)
    return source.decode("latin-1") if isinstance(source, bytes) else source


def _reference(document: Any, item: Any) -> str:
    """“12 0 R” for an object, known to the document or not yet."""
    source = document.Reference(item).format(document)
    return source.decode("ascii") if isinstance(source, bytes) else str(source)


def _note_id(place: int) -> str:
    """Of a footnote, in the order in which they are read: ISO 14289-1, 7.9 wants one on each."""
    return f"note{place:05}"  # names in a tree stand in rising order
