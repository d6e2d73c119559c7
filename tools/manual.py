"""The manual as one document: ``python -m tools.manual`` writes ``docs/manual.md`` from ``resources/manual/en``."""

from __future__ import annotations

import re
from pathlib import Path

from auditor.locale import set_language
from auditor.manual import ManualPage, contents, page
from ui.help.manual_values import manual_values

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual.md"
_HEAD = "# Manual\n\n<!-- Written by python -m tools.manual from resources/manual/en. -->\n"
_LINK = re.compile(r"\[([^\]]+)\]\((page|manual|term):([^)\s]+)\)")


def document() -> str:
    """All pages in the language in force, one after the other; links within the program become links within the document."""
    pages = [page(entry.key, manual_values()) for entry in contents()]
    slugs = _slugs(pages)

    def link(found: re.Match[str]) -> str:
        text, kind, where = found.groups()
        if kind == "term":
            return text
        key, _dot, tab = where.partition("." if kind == "page" else "#")
        return f"[{text}](#{slugs[key, tab]})"

    parts = [_HEAD]
    for shown in pages:
        for section in shown.sections:
            parts.append(f"{'#' * (section.level + 1)} {section.heading}\n")
            if section.text:
                parts.append(_LINK.sub(link, section.text) + "\n")
    return "\n".join(parts)


def _slugs(pages: list[ManualPage]) -> dict[tuple[str, str], str]:
    """What leads to a heading in the document, by page and anchor, as GitHub makes it."""
    made: dict[tuple[str, str], str] = {}
    counts: dict[str, int] = {"manual": 1}
    for shown in pages:
        for section in shown.sections:
            slug = re.sub(r"[^\w\- ]", "", section.heading.lower()).replace(" ", "-")
            count = counts[slug] = counts.get(slug, 0) + 1
            made.setdefault((shown.key, section.anchor), slug if count == 1 else f"{slug}-{count - 1}")
    return made


if __name__ == "__main__":
    set_language("en")
    MANUAL.write_text(document(), "utf-8")
