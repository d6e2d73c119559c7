"""The manual: its pages in the language in force, and what is found in them.

Texts are the files of ``resources/manual``; how they are written stands at the head of its ``contents.toml``. What
stands there as ``{{name}}`` is filled in by who reads: figures and rows of tables that the program knows better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from auditor.folding import folded
from auditor.locale import DEFAULT_LANGUAGE, _, language
from auditor.resources import RESOURCES, InLanguage, read_toml

PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_FOLDER = "manual"
_HEADING = re.compile(r"^(#{2,3}) (.+?)(?: \{#([\w-]+)\})?$")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")
_SIGNS = re.compile(r"\*\*|\*(?=\S)|(?<=\S)\*|`|^\|[-| :]+\|$|^- ", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_EXCERPT, _BEFORE = 150, 18  # letters of what a hit shows, and of them before the word that was found


@dataclass(frozen=True)
class Entry:
    """A page of the manual in its list.

    Attributes:
        key: its name for programs, and that of its files.
        titles: what it is called, by language.
        belongs_to: the page of the window that it explains; empty for a topic without one.
    """

    key: str
    titles: dict[str, str]
    belongs_to: str

    title = InLanguage("titles")


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it, up to the next heading.

    Attributes:
        heading: as it is read; of what stands before the first heading, the title of the page.
        anchor: names it in every language; empty where nothing leads there, and at the head of the page.
        level: 1 for the head of the page, 2 and 3 below it.
        text: in Markdown.
    """

    heading: str
    anchor: str
    level: int
    text: str


@dataclass(frozen=True)
class ManualPage:
    """A page with its text.

    Attributes:
        language: of the text; English where the page is not translated.
        sections: from top to bottom; the first one is its head.
    """

    key: str
    title: str
    language: str
    sections: tuple[Section, ...]

    @property
    def markdown(self) -> str:
        """The whole page, with its title; anchors are left out."""
        return "\n\n".join(f"{'#' * s.level} {s.heading}\n\n{s.text}".strip() for s in self.sections)


@dataclass(frozen=True)
class Hit:
    """A place in the manual that has what was looked for.

    Attributes:
        key: of the page.
        number: of the section in it.
        title: of the page.
        heading: of the section; the title where it is the head of the page.
        excerpt: what stands there around the rarest word that was looked for, without signs of Markdown.
    """

    key: str
    number: int
    title: str
    heading: str
    excerpt: str


@cache
def contents() -> tuple[Entry, ...]:
    """The pages in the order in which they are listed.

    Returns:
        the pages.
    """
    rows = read_toml(_FOLDER, "contents.toml")["page"]
    return tuple(Entry(row["key"], row["title"], row.get("belongs_to", "")) for row in rows)


def page_for(belongs_to: str) -> str:
    """The page of the manual that explains a page of the window.

    Args:
        belongs_to: key of a page of the window.

    Returns:
        key of the page of the manual; the first one where none explains it.
    """
    return next((e.key for e in contents() if e.belongs_to == belongs_to), contents()[0].key)


def text_of(key: str, code: str) -> str | None:
    """The text of a page as it is stored.

    Args:
        key: of the page.
        code: of the language.

    Returns:
        Markdown with anchors and names of values; None where the page is not written in that language.
    """
    path = RESOURCES / _FOLDER / code / f"{key}.md"
    return path.read_text("utf-8") if path.is_file() else None


def page(key: str, values: Mapping[str, str] | None = None) -> ManualPage:
    """A page in the language in force.

    Args:
        key: of the page.
        values: what is put in for ``{{name}}``, by name; what has no value stays as it stands.

    Returns:
        the page; in English, with a line that says so, where it is not translated.
    """
    entry = next(e for e in contents() if e.key == key)
    code = language()
    text = text_of(key, code)
    if text is None:
        code, text = DEFAULT_LANGUAGE, text_of(key, DEFAULT_LANGUAGE) or ""
        notice = _("This page is not translated yet; it stands here in English.")
        text = f"{notice}\n\n{text}"
    return ManualPage(key, entry.title, code, tuple(_sections(entry.title, filled(text, values or {}))))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its values.

    Args:
        text: with ``{{name}}`` where a value belongs.
        values: by name.

    Returns:
        the text; what has no value stays as it stands.
    """
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def search(query: str, values: Mapping[str, str] | None = None) -> list[Hit]:
    """Sections that have every word that is typed, the likeliest first.

    Args:
        query: words or parts of them; capitals, accents, umlauts and ß do not matter.
        values: as for :func:`page`.

    Returns:
        pages whose title has all words, then headings that have them, then texts, then pages in which they stand apart;
        in the order of the manual among themselves. None for nothing typed.
    """
    words = folded(query).split()
    found: list[tuple[int, int, Hit]] = []
    for entry in contents() if words else ():
        shown = page(entry.key, values)
        fits = list(_fits(shown, words))
        for fit, number in fits or _apart(shown, words):
            section = shown.sections[number]
            begin = -sum(word in folded(section.heading).split() for word in words)
            hit = Hit(shown.key, number, shown.title, section.heading, _excerpt(section.text, words))
            found.append((fit, begin, hit))
    return [hit for _fit, _begin, hit in sorted(found, key=lambda item: item[:2])]


def plain(text: str) -> str:
    """A text without the signs of Markdown, on one line.

    Args:
        text: in Markdown.

    Returns:
        what is read of it; cells of a table are divided by dots, its rows by semicolons.
    """
    bare = _SIGNS.sub("", _LINK.sub(r"\1", text))
    lines = (f"{_cells(line)};" if line.startswith("|") else line for line in bare.split("\n"))
    return " ".join(" ".join(lines).split())


def _cells(row: str) -> str:
    return " · ".join(cell.strip() for cell in row.strip("| ").split(" | "))


def _sections(title: str, text: str) -> Iterator[Section]:
    heading, anchor, level = title, "", 1
    lines: list[str] = []
    for line in text.splitlines():
        found = _HEADING.match(line)
        if found is None:
            lines.append(line)
            continue
        yield Section(heading, anchor, level, "\n".join(lines).strip())
        heading, anchor, level, lines = found[2], found[3] or "", len(found[1]), []
    yield Section(heading, anchor, level, "\n".join(lines).strip())


_IN_TITLE, _IN_HEADING, _IN_TEXT, _APART = range(4)


def _fits(shown: ManualPage, words: list[str]) -> Iterator[tuple[int, int]]:
    """How well each section fits, the best first, with its number; a word of the title alone does not count below the head."""
    title = folded(shown.title)
    for number, section in enumerate(shown.sections):
        heading, text = ("" if number == 0 else folded(section.heading)), folded(plain(section.text))
        if number == 0 and all(word in title for word in words):
            yield _IN_TITLE, number
        elif all(word in f"{title} {heading}" for word in words) and any(word in heading for word in words):
            yield _IN_HEADING, number
        elif all(word in f"{title} {heading} {text}" for word in words) and any(word in text for word in words):
            yield _IN_TEXT, number


def _apart(shown: ManualPage, words: list[str]) -> Iterator[tuple[int, int]]:
    """The first section with one of the words, where the page has them all but no section has."""
    texts = [f"{folded(section.heading)} {folded(plain(section.text))}" for section in shown.sections]
    if all(any(word in text for text in texts) for word in words):
        yield _APART, next(n for n, text in enumerate(texts) if any(word in text for word in words))


def _rarest(spots: list[int]) -> tuple[bool, int]:
    return not spots, len(spots)


def _excerpt(text: str, words: list[str]) -> str:
    """What stands around the rarest of the words that were looked for."""
    bare = plain(text)
    spots = min(([m.start() for m in _WORD.finditer(bare) if word in folded(m[0])] for word in words), key=_rarest)
    start = max(spots[0] - _BEFORE, 0) if spots else 0
    if start:
        start = bare.find(" ", start) + 1
    cut = bare[start : start + _EXCERPT]
    if start + _EXCERPT < len(bare):
        cut = cut.rsplit(" ", 1)[0] + " …"
    return f"… {cut}" if start else cut
