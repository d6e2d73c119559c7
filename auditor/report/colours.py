"""The colours of the report: ink, greys, and one accent, which may be that of the firm's logo."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from io import BytesIO

from reportlab.lib.colors import Color, HexColor, white

from auditor.model.jpeg import plain_jpeg

INK = HexColor("#1f2933")
QUIET = HexColor("#52606d")
LINE = HexColor("#cbd2d9")
PALE = HexColor("#f2f5f7")
WARM = HexColor("#b4540a")
PAPER = white
_ACCENT = HexColor("#0b6e75")

#: Dark enough to be read on white: WCAG 2.1, success criterion 1.4.3.
_LEAST_CONTRAST = 4.5

_accent: ContextVar[Color] = ContextVar("accent", default=_ACCENT)


def accent() -> Color:
    """The one colour of this report."""
    return _accent.get()


def accent_pale(share: float = 0.16) -> Color:
    """The accent mixed with white; ``share`` of it is left.

    Args:
        share: of the accent that is left, 0–1: 0 is white.

    Returns:
        the mixed colour.
    """
    c = accent()
    return Color(*(1 - share * (1 - part) for part in (c.red, c.green, c.blue)))


@contextmanager
def using_accent(color: Color | None) -> Iterator[None]:
    """Use another accent for a while; None keeps ours.

    Args:
        color: the accent within the ``with`` block; None for the program's own.
    """
    token = _accent.set(color or _ACCENT)
    try:
        yield
    finally:
        _accent.reset(token)


def accent_of(logo: bytes) -> Color | None:
    """The strongest colour of a logo, darkened until it can be read on white; None where it is grey or no picture.

    Args:
        logo: bytes of a picture.

    Returns:
        a colour with a contrast of at least 4.5 with white; None where there is none.
    """
    from PIL import Image

    plain = plain_jpeg(logo)
    if plain is None:
        return None
    try:
        with Image.open(BytesIO(plain), formats=["JPEG"]) as opened:
            opened.draft("RGB", (128, 128))
            small = opened.convert("RGBA")
            small.thumbnail((96, 96))
    except (OSError, ValueError, Image.DecompressionBombError):
        return None
    counts: dict[tuple[int, int, int], float] = {}
    raw = small.tobytes()
    for r, g, b, opaque in zip(raw[::4], raw[1::4], raw[2::4], raw[3::4], strict=True):
        _h, saturation, value = colorsys.rgb_to_hsv(r / 255, g / 255, b / 255)
        if opaque > 128 and saturation > 0.35 and value > 0.2:
            key = (r // 24, g // 24, b // 24)
            counts[key] = counts.get(key, 0.0) + saturation
    if not counts:
        return None
    red, green, blue = (min((part * 24 + 12) / 255, 1.0) for part in max(counts, key=lambda k: (counts[k], k)))
    return darkened(Color(red, green, blue))


def darkened(color: Color) -> Color:
    """A colour, darkened in its own hue until it can be read on white.

    Args:
        color: any.

    Returns:
        the same where it can be read already.
    """
    red, green, blue = color.red, color.green, color.blue
    if contrast_with_white(red, green, blue) >= _LEAST_CONTRAST:
        return color
    while contrast_with_white(red, green, blue) < _LEAST_CONTRAST:
        red, green, blue = red * 0.95, green * 0.95, blue * 0.95
    return Color(red, green, blue)


def hex_of(color: Color) -> str:
    """A colour as people write it.

    Args:
        color: any.

    Returns:
        six hexadecimal digits, without a mark before them.
    """
    return "".join(f"{round(255 * part):02x}" for part in (color.red, color.green, color.blue))


def contrast_with_white(red: float, green: float, blue: float) -> float:
    """WCAG 2.1 contrast ratio, 1–21.

    Args:
        red: sRGB, 0–1.
        green: sRGB, 0–1.
        blue: sRGB, 0–1.

    Returns:
        the ratio: 1 for white, 21 for black.
    """

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return float(1.05 / (luminance + 0.05))
