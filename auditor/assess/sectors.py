"""Sectors by NACE (and so SBI) code, to be searched by code or by words in any of the languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from auditor.resources import RESOURCES, InLanguage


@dataclass(frozen=True, slots=True)
class Sector:
    """A division (25) or group (25.5) of NACE Rev. 2."""

    code: str
    names: dict[str, str]

    name = InLanguage("names")


@cache
def sectors() -> tuple[Sector, ...]:
    """All sectors, by code."""
    found: list[Sector] = []
    for line in (RESOURCES / "sectors.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *names = line.split("\t")
            found.append(Sector(code, dict(zip(("nl", "en", "de"), names, strict=True))))
    return tuple(found)


def search(text: str) -> tuple[Sector, ...]:
    """Sectors whose code begins with the text (dots do not matter) or whose name holds all its words.

    Args:
        text: the beginning of a code, a code finer than those listed, or words in one of the languages; capitals do not
            matter.

    Returns:
        the sectors, by code; all of them for no text.
    """
    code = text.strip().replace(".", "")
    words = text.casefold().split()
    if not words:
        return sectors()
    if code.isdigit():
        return tuple(
            s for s in sectors() if s.code.replace(".", "").startswith(code) or code.startswith(s.code.replace(".", ""))
        )
    return tuple(s for s in sectors() if any(all(w in name.casefold() for w in words) for name in s.names.values()))


def sector_of(code: str) -> Sector | None:
    """The sector of a code; of its group or division where it is finer.

    Args:
        code: a code of NACE Rev. 2 or finer, with or without dots.

    Returns:
        the finest sector that the code falls under; None where there is none.
    """
    digits = code.replace(".", "")
    fitting = [s for s in sectors() if digits and digits.startswith(s.code.replace(".", ""))]
    return max(fitting, key=lambda s: len(s.code), default=None)
