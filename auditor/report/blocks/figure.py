"""Figures with a title that says the message, and photos; both say in words what they show."""

from __future__ import annotations

from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing
from reportlab.platypus import Flowable, Image, KeepTogether

from auditor.report.blocks.text import note, paragraph
from auditor.report.drawings.shown import DescribedDrawing
from auditor.report.fonts import BODY
from auditor.report.pdf.structure import Node
from auditor.report.theme import FIGURE_TITLE

STATE_DEFAULTS["fontName"] = BODY  # a drawing begins with a font of its own, which would not be embedded


class Picture(Flowable):  # type: ignore[misc]
    """A drawing or a photo with a text in its place."""

    def __init__(self, alt: str, content: Drawing | Image, jpeg: bytes = b"") -> None:
        super().__init__()
        self.alt, self.content, self.jpeg, self.hAlign = alt, content, jpeg, "LEFT"
        self.width, self.height = (
            (content.drawWidth, content.drawHeight) if isinstance(content, Image) else (content.width, content.height)
        )

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size is that of the drawing or photo.

        Args:
            _width: points; not used.
            _height: points; not used.

        Returns:
            width and height in points.
        """
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, tagged as a figure with its text and its box on the page."""
        canvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = " ".join(f"{v:.1f}" for v in (left, bottom, left + self.width, bottom + self.height))
        canvas.begin(Node("Figure", alt=self.alt, attributes=f"<</O/Layout/BBox [{box}]/Placement/Block>>"))
        if isinstance(self.content, Image):
            self.content.drawOn(canvas, 0, 0)
        else:
            renderPDF.draw(self.content, canvas, 0, 0)
        canvas.end()


def figure(shown: DescribedDrawing, title: str, below: str = "") -> Flowable:
    """A drawing under its message, with what it needs to be read below it; never torn apart.

    Args:
        shown: the drawing and what it says in words.
        title: the message above it; empty for none.
        below: a note under it; empty for none.

    Returns:
        title, drawing and note, kept together on one page.
    """
    parts: list[Flowable] = [paragraph(title, FIGURE_TITLE)] if title else []
    parts.append(Picture(shown.alt, shown.drawing))
    if below:
        parts.append(note(below))
    return KeepTogether(parts)


def photo(jpeg: bytes, most_wide: float, most_high: float, alt: str) -> Flowable:
    """A photo fitted into a box (points), to the left.

    Args:
        jpeg: bytes of a JPEG.
        most_wide: width of the box, points.
        most_high: height of the box, points.
        alt: what it shows, in words.

    Returns:
        the photo in its own proportions, as large as the box allows.
    """
    from reportlab.lib.utils import ImageReader

    width, height = ImageReader(BytesIO(jpeg)).getSize()
    scale = min(most_wide / width, most_high / height)
    return Picture(alt, Image(BytesIO(jpeg), width * scale, height * scale), jpeg)
