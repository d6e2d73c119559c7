"""The texts: ``python -m tools.texts extract`` brings the .po files up to date, ``compile`` makes the .mo files."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("nl", "de")  # English is the source
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "auditor.po"


def template() -> Catalog:
    """All texts in the code, with the files they stand in."""
    catalog = Catalog(project="Automation Auditor", charset="utf-8", fuzzy=False)
    for folder in ("auditor", "ui"):
        for file, _line, message, comments, context in extract_from_dir(
            str(ROOT / folder), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            catalog.add(message, None, [(f"{folder}/{file}", 0)], auto_comments=comments, context=context)
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in _within_others(path):
                catalog.add(text, None, [(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def _within_others(path: Path) -> Iterator[str]:
    """Texts wherever they stand: Babel passes over those within f-strings (before Python 3.12) and within other calls."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            yield from (a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str))


def read(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def extract() -> None:
    for language in LANGUAGES:
        catalog = read(language)
        created = catalog.creation_date
        catalog.update(template(), no_fuzzy_matching=True)
        catalog.creation_date = created  # a new date at every run would be a change where nothing has changed
        catalog.obsolete.clear()
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file, catalog, sort_output=True, omit_header=False, no_location=True, width=0, include_previous=False
            )
        print(f"{path.relative_to(ROOT)}: {sum(1 for m in catalog if m.id and not m.string)} untranslated")


def compile_all() -> None:
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source:
            catalog = read_po(source, locale=path.parts[-3], charset="utf-8")
        with target.open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    {"extract": extract, "compile": compile_all}[sys.argv[1]]()
