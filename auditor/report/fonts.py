"""Embedded fonts: Source Sans Pro, with fallbacks for scripts it lacks; user text made safe for a paragraph."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from threading import Condition
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from auditor.report.office_fonts import OfficeFonts
from auditor.report.typography import printed

BODY, BOLD, ITALIC = "Body", "Body-Bold", "Body-Italic"
MISSING = "\N{BLACK SQUARE}"
#: The program's own, where an office's stands in its place and lacks a character.
_OWN, _OWN_BOLD = "Own", "Own-Bold"

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
_SOURCES |= {_OWN: _SOURCES[BODY], _OWN_BOLD: _SOURCES[BOLD]}
_SET = (BODY, BOLD, ITALIC)
_SCRIPTS = ("Arabic", "Hebrew")
_FALLBACKS = (_OWN, _OWN_BOLD, *_SCRIPTS)


class _InForce:
    """Which fonts the papers in the making are set in: reportlab knows one font of a name in a whole process."""

    changed = Condition()
    fonts: OfficeFonts | None = None
    users = 0


def visible(text: str) -> str:
    """Text without what no paper shows: control characters, marks of direction and of variants.

    Args:
        text: of anybody.

    Returns:
        the same, with a space for a tab.
    """
    return _CONTROL.sub("", text.replace("\t", " "))


@cache
def register() -> None:
    """Register the fonts with reportlab, once per process."""
    for name in _SET:
        pdfmetrics.registerFont(_own(name))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


@contextmanager
def using_fonts(fonts: OfficeFonts | None) -> Iterator[None]:
    """Set papers in an office's fonts for a while; who wants others waits until nobody uses these.

    Args:
        fonts: within the ``with`` block; None for the program's own.
    """
    own = _InForce
    with own.changed:
        own.changed.wait_for(lambda: own.users == 0 or own.fonts == fonts)
        if own.fonts != fonts:
            _put_in_force(fonts)
        own.users += 1
    try:
        yield
    finally:
        with own.changed:
            own.users -= 1
            if not own.users and own.fonts is not None:
                _put_in_force(None)
            own.changed.notify_all()


def _put_in_force(fonts: OfficeFonts | None) -> None:
    register()
    made = {name: _own(name) for name in _SET} if fonts is None else _made(fonts)
    pdfmetrics._fonts.update(made)  # registerFont keeps the first of a name
    _covered.cache_clear()
    _width.cache_clear()
    _InForce.fonts = fonts


def _made(fonts: OfficeFonts) -> dict[str, TTFont]:
    """A font for each of our names. A file has no two fonts of one name, so the same bytes are the same font."""
    by_bytes: dict[bytes, TTFont] = {}
    made = {}
    for name, content in ((BODY, fonts.regular), (BOLD, fonts.bold), (ITALIC, fonts.italic)):
        if content not in by_bytes:
            font = by_bytes[content] = TTFont(name, io.BytesIO(content))
            font.face.name += f"-{name}".encode()
        made[name] = by_bytes[content]
    return made


@cache
def _own(name: str) -> TTFont:
    return TTFont(name, str(_path(name)))


def _path(name: str) -> Path:
    package, file = _SOURCES[name]
    return Path(str(files(package) / "files" / file))


def _font(name: str) -> Any:
    register()
    if name in _FALLBACKS and name not in pdfmetrics._fonts:
        pdfmetrics._fonts[name] = _own(name)  # registerFont would take the one of the same face
        pdfmetrics.registerFontFamily(name)
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
    clean = visible(printed(text))
    covered = _covered(font)
    if all(ord(c) in covered or c == "\n" for c in clean):
        return [(font, clean)] if clean else []
    if _RIGHT_TO_LEFT.search(clean):
        clean = _visual(clean)
    result: list[tuple[str, str]] = []
    for char in clean:
        name, shown = font, char
        if ord(char) not in covered and char != "\n":
            name = next((f for f in _other_fonts(font) if ord(char) in _covered(f)), font)
            if name == font:
                shown = MISSING
        if result and result[-1][0] == name:
            result[-1] = (name, result[-1][1] + shown)
        else:
            result.append((name, shown))
    return result


def _other_fonts(font: str) -> tuple[str, ...]:
    """Where a character is looked for that a font lacks."""
    return _SCRIPTS if _InForce.fonts is None else (_OWN_BOLD if font == BOLD else _OWN, *_SCRIPTS)


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
    return _width(printed(text), font, size)  # what is kept must not depend on the language


@lru_cache(maxsize=8192)
def _width(text: str, font: str, size: float) -> float:
    """Names are measured again and again where room is looked for."""
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
