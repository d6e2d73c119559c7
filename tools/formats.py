"""What becomes of other people's tables: ``python -m tools.formats FOLDER`` writes the table of ``docs/formats.md`` anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import AuditorError
from auditor.exchange.importers import Source, SourceOptions, importer_of
from auditor.exchange.table import TABLE_SUFFIXES
from auditor.locale import using

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "formats.md"
_BEGINS, _ENDS = "<!-- tables -->", "<!-- end of tables -->"
#: Where a refusal begins to say what may be done; that is the same for all.
_WAY_ON = "What does it hold?"


def rows(folder: Path) -> Iterator[str]:
    """One row a file: what it is read as and how much, or why it is refused."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in TABLE_SUFFIXES):
        if path.name == "MANIFEST.tsv":
            continue
        try:
            source = Source(path, SourceOptions())
            importer = importer_of(source)
            draft = importer.read(source)
            key, what = importer.key, draft.read_in_words.removeprefix("Read: ").removesuffix(".")
            if draft.seen:
                what += f"; {draft.seen}"
        except AuditorError as error:
            key, what = "refused", " ".join(str(error).removeprefix(path.name).partition(_WAY_ON)[0].split())
        what = what.replace("|", "\\|")
        yield f"| `{path.relative_to(folder).as_posix()}` | {key} | {what} |"


def table(folder: Path) -> str:
    """The whole table."""
    with using("en"):
        listed = list(rows(folder))
    refused = sum(" | refused | " in row for row in listed)
    head = f"{len(listed)} files: {len(listed) - refused} read, {refused} refused.\n\n| file | read as | what |\n|---|---|---|\n"
    return f"{head}{chr(10).join(listed)}\n"


def main(folder: Path) -> None:
    before, _begins, rest = PAGE.read_text("utf-8").partition(_BEGINS)
    _old, _ends, after = rest.partition(_ENDS)
    PAGE.write_text(f"{before}{_BEGINS}\n{table(folder)}{_ENDS}{after}", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
