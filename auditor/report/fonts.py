"""Embedded fonts: Source Sans Pro, with fallbacks for scripts it lacks; user text made safe for a paragraph."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

BODY, BOLD, ITALIC = "Body", "Body-Bold", "Body-Italic"
MISSING = "\N{BLACK SQUARE}"

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
_SOURCES = {
    BODY: ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    BOLD: ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    ITALIC: ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "Arabic": ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf"),
    "Hebrew": ("fontpkg_heebo", "Heebo[wght].ttf"),
}
_FALLBACKS = ("Arabic", "Hebrew")


@cache
def register() -> None:
    """Register the fonts with reportlab, once per process."""
    for name, (package, file) in _SOURCES.items():
        if name not in _FALLBACKS:
            pdfmetrics.registerFont(TTFont(name, str(Path(str(files(package) / "files" / file)))))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


@cache
def _font(name: str) -> Any:
    register()
    if name in _FALLBACKS:
        package, file = _SOURCES[name]
        pdfmetrics.registerFont(TTFont(name, str(Path(str(files(package) / "files" / file)))))
    return pdfmetrics.getFont(name)


@cache
def _covered(name: str) -> frozenset[int]:
    return frozenset(_font(name).face.charToGlyph)


def is_plain(text: str, font: str = BODY) -> bool:
    """Whether every character can be shown by the font as it is.

    Args:
        text: any text; line breaks do not count.
        font: a name that is registered.

    Returns:
        True where neither another font nor a square is needed.
    """
    return _covered(font).issuperset(map(ord, text.replace("\n", "")))


def runs(text: str, font: str = BODY) -> list[tuple[str, str]]:
    """Visual text as (font, text) runs: each character in the first font that has it, else a square.

    Control and formatting characters are dropped; right-to-left text is shaped and put in visual order.

    Args:
        text: any text, in the order in which it is read.
        font: preferred; the others are tried where it lacks a character.

    Returns:
        name of the font and text of each run, from left to right; empty where nothing is left to show.
    """
    clean = _CONTROL.sub("", text.replace("\t", " "))
    covered = _covered(font)
    if all(ord(c) in covered or c == "\n" for c in clean):
        return [(font, clean)] if clean else []
    if _RIGHT_TO_LEFT.search(clean):
        clean = _visual(clean)
    result: list[tuple[str, str]] = []
    for char in clean:
        name, shown = font, char
        if ord(char) not in covered and char != "\n":
            name = next((f for f in _FALLBACKS if ord(char) in _covered(f)), font)
            if name == font:
                shown = MISSING
        if result and result[-1][0] == name:
            result[-1] = (name, result[-1][1] + shown)
        else:
            result.append((name, shown))
    return result


def _visual(text: str) -> str:
    """Joined letter forms, in the order in which they stand on paper."""
    import arabic_reshaper
    from bidi import get_display

    return "\n".join(str(get_display(arabic_reshaper.reshape(line))) for line in text.split("\n"))


def markup(text: str, font: str = BODY) -> str:
    """Any text as paragraph markup that shows it and nothing else: no tag or entity of it is interpreted.

    Args:
        text: any text.
        font: that of the paragraph.

    Returns:
        markup for reportlab, escaped, with a tag for each run in another font.
    """
    parts = []
    for name, part in runs(text, font):
        safe = escape(part).replace("\n", "<br/>")
        parts.append(safe if name == font else f'<font name="{name}">{safe}</font>')
    return "".join(parts)


def width(text: str, font: str, size: float) -> float:
    """Width of a line of text in points.

    Args:
        text: one line.
        font: a name that is registered.
        size: points.

    Returns:
        points.
    """
    return float(sum(pdfmetrics.stringWidth(part, name, size) for name, part in runs(text, font)))


def fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, or as much of its beginning as fits, with an ellipsis.

    Args:
        text: one line.
        font: a name that is registered.
        size: points.
        room: width in points.

    Returns:
        text no wider than the room, unless the ellipsis alone is.
    """
    if width(text, font, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrapped(text: str, font: str, size: float, room: float, lines: int) -> list[str]:
    """The text in at most ``lines`` lines of ``room`` points; what does not fit is elided.

    Args:
        text: any text; white space is folded.
        font: a name that is registered.
        size: points.
        room: width of a line, points.
        lines: at most so many.

    Returns:
        the lines; empty for a blank text.
    """
    result: list[str] = []
    rest = text.split()
    while rest and len(result) < lines:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", font, size) <= room:
            line += " " + rest.pop(0)
        if len(result) == lines - 1 and rest:
            line = fitted(f"{line} {rest[0]}…", font, size, room) if rest else line
            rest = []
        result.append(fitted(line, font, size, room))
    return result
