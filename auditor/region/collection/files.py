"""Where a collection lies: a folder with a file for each table, Parquet where DuckDB is installed, CSV else."""

from __future__ import annotations

import contextlib
import csv
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.engines.duck import is_installed, parquet_of
from auditor.region.tables import CSV, TABLES

_MARK = "collection.txt"
_MARK_TEXT = (
    "A collection of extracts of Automation Auditor. Pseudonymous figures of single firms: not to be passed on.\n"
)


def is_collection(folder: Path) -> bool:
    """Whether a folder was made by :func:`auditor.region.collection.collect`.

    Args:
        folder: any path.

    Returns:
        True where its mark is there.
    """
    return (folder / _MARK).is_file()


@contextlib.contextmanager
def finish(target: Path) -> Iterator[Path]:
    """A folder beside the target to write CSV files to; at the end rows of firms that do not count are gone, and it takes the
    target's place.

    Args:
        target: where the collection is to be; something else than a collection is never replaced.

    Yields:
        the folder to write to.

    Raises:
        InputError: the target is taken, or can't be written.
    """
    if target.exists() and not is_collection(target):
        raise InputError(_("{path} is there already and is no collection; choose another place.").format(path=target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{target.name[:80]}.", dir=target.parent))
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error
    try:
        yield part
        _drop_the_rest(part)
        (part / _MARK).write_text(_MARK_TEXT, "utf-8")
        if target.exists():
            shutil.rmtree(target)
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _drop_the_rest(part: Path) -> None:
    """Rows of firms that were superseded or withdrawn leave the files, not only the queries."""
    if is_installed():
        parquet_of(part)
        return
    with (part / f"firm{CSV}").open(encoding="utf-8", newline="") as file:
        kept = {row["firm"] for row in csv.DictReader(file)}
    for table in TABLES[1:]:
        path = part / f"{table.name}{CSV}"
        rest = path.with_suffix(".rest")
        with path.open(encoding="utf-8", newline="") as source, rest.open("w", encoding="utf-8", newline="") as copy:
            rows = csv.reader(source)
            writer = csv.writer(copy, lineterminator="\n")
            writer.writerow(next(rows))
            writer.writerows(row for row in rows if row[0] in kept)
        rest.replace(path)
