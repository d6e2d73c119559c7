"""The texts: ``python -m tools.texts extract`` brings the .po files up to date, ``compile`` makes the .mo files."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("nl", "de")  # English is the source
#: Functions of the translation, and how many of their arguments are texts.
KEYWORDS = {"_": 1, "N_": 1, "ngettext": 2}


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "auditor.po"


def template() -> Catalog:
    """All texts in the code, with the files they stand in."""
    catalog = Catalog(project="Automation Auditor", charset="utf-8", fuzzy=False)
    for folder in ("auditor", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for message in messages_in(path.read_text("utf-8")):
                catalog.add(message, None, [(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def messages_in(code: str) -> Iterator[str | tuple[str, ...]]:
    """The texts that a file of Python hands to the translation, those in the middle of an f-string too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            wanted = node.args[: KEYWORDS[node.func.id]]
            texts = [arg.value for arg in wanted if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(texts) == len(wanted):
                yield texts[0] if len(texts) == 1 else tuple(texts)


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
