"""Sectors by NACE (and so SBI and WZ) code, in the scheme of 2008 and that of 2025, and what a code falls under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from auditor.resources import RESOURCES, InLanguage

OLD_SCHEME, NEW_SCHEME = "NACE 2", "NACE 2.1, SBI 2025"
_LANGUAGES = ("nl", "en", "de")
_CODE = re.compile(r"\d{2}(\.?\d{1,4}(\.\d{1,3})?)?\.?")


@dataclass(frozen=True, slots=True)
class Sector:
    """A division (43) or group (25.5) of NACE Rev. 2, with its codes in Rev. 2.1 and what people call such a firm."""

    code: str
    new_codes: tuple[str, ...]
    names: dict[str, str]
    everyday: dict[str, tuple[str, ...]]

    name = InLanguage("names")

    @property
    def codes_2025(self) -> tuple[str, ...]:
        """Its codes in NACE Rev. 2.1, where they differ and where they don't."""
        return self.new_codes or (self.code,)

    @property
    def label(self) -> str:
        """Code and name, as in a list to choose from; with the schemes where the code means two things."""
        return f"{coded(self.code, self)} {self.name}"


@cache
def sectors() -> tuple[Sector, ...]:
    """All sectors, by code."""
    found: list[Sector] = []
    for line in (RESOURCES / "sectors.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, new, *texts = line.split("\t")
            words = [_listed(text) for text in texts[3:]]
            names = dict(zip(_LANGUAGES, texts[:3], strict=True))
            found.append(Sector(code, _listed(new), names, dict(zip(_LANGUAGES, words, strict=True))))
    return tuple(found)


def sector_of(code: str) -> Sector | None:
    """The sector of a code; of its group or division where it is finer.

    Args:
        code: a code of NACE Rev. 2 or finer, with or without dots.

    Returns:
        the finest sector that the code falls under; None where there is none.
    """
    fitting = [s for s in sectors() if _falls_under(code, s.code)]
    return max(fitting, key=lambda s: len(s.code), default=None)


def sectors_of_2025(code: str) -> tuple[Sector, ...]:
    """The sectors of a code in the scheme of 2025.

    Args:
        code: a code of NACE Rev. 2.1, SBI 2025, WZ 2025 or finer, with or without dots.

    Returns:
        those whose code in that scheme is the finest that the code falls under; several where one new code holds what
        were two.
    """
    fitting = [(len(new), s) for s in sectors() for new in s.codes_2025 if _falls_under(code, new)]
    finest = max((length for length, _sector in fitting), default=0)
    return tuple(s for length, s in fitting if length == finest)


def coded(code: str, sector: Sector) -> str:
    """A code as it is shown: with its code in either scheme wherever one of the two could be taken for another's.

    Args:
        code: a code of NACE Rev. 2, perhaps finer than its sector's.
        sector: the sector it falls under.

    Returns:
        such as "25.6 (NACE 2) / 25.5 (NACE 2.1, SBI 2025)"; the bare code where both schemes mean the same by it.
    """
    if not sector.new_codes and sectors_of_2025(sector.code) == (sector,):
        return code
    return f"{code} ({OLD_SCHEME}) / {', '.join(sector.codes_2025)} ({NEW_SCHEME})"


def sector_division(code: str) -> str | None:
    """The division of a code, which in manufacturing is the same in NACE Rev. 2 and 2.1.

    Args:
        code: a code as the audit holds it: a division, a group or finer, with or without dots.

    Returns:
        its first two digits, such as "25" for "25.6"; None for no code and for a text that is none.
    """
    bare = code.strip()
    return bare[:2] if _CODE.fullmatch(bare) and bare[:2] != "00" else None


def _listed(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _falls_under(code: str, listed: str) -> bool:
    digits = code.replace(".", "")
    return bool(digits) and digits.startswith(listed.replace(".", ""))
