"""From a folder of extracts to a collection: every file is checked, and what was not taken is told with the reason."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.locale import _
from auditor.region.collection.files import finish
from auditor.region.collection.rows import candidate_rows, firm_row, readiness_rows, step_rows
from auditor.region.extract import Extract, Withdrawal, read_shared
from auditor.region.extract.document import SUFFIX, WITHDRAWAL_SUFFIX
from auditor.region.tables import CANDIDATE, CSV, FIRM, READINESS, STEP

_ENDINGS = (SUFFIX, WITHDRAWAL_SUFFIX)
#: Told how many files were read, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Told:
    """A file that was not taken, and why.

    Attributes:
        name: with its folder where it is in one of those in the folder that was read.
        reason: a sentence; it may begin with the name of the file.
    """

    name: str
    reason: str

    @property
    def text(self) -> str:
        """Both for people; the name once."""
        folder, slash, name = self.name.rpartition("/")
        return f"{folder}{slash}{self.reason}" if self.reason.startswith(name) else f"{self.name}: {self.reason}"


@dataclass
class Collected:
    """What a collection was made from.

    Attributes:
        firms: how many firms are in it.
        refused: files that no extract can be read from.
        repeated: extracts that are there twice.
        older: extracts of which there is a newer one of the same firm.
        withdrawn: extracts that their firm took back.
        ignored: how many files end in something else.
    """

    firms: int = 0
    refused: list[Told] = field(default_factory=list)
    repeated: list[Told] = field(default_factory=list)
    older: list[Told] = field(default_factory=list)
    withdrawn: list[Told] = field(default_factory=list)
    ignored: int = 0


@dataclass(frozen=True)
class _Known:
    """An extract that was read: its number in the tables, which edition, and a print of its content."""

    number: int
    edition: int
    print: bytes
    name: str
    row: tuple[Any, ...]


def collect(folder: Path, target: Path, progress: Progress | None = None) -> Collected:
    """Read all extracts of a folder, and of the folders in it, into a new collection.

    Of several extracts of one firm the newest counts. Two that say different things under one number are both refused: which
    of them is true can't be told here.

    Args:
        folder: where the extracts are.
        target: a folder that is not there yet, or a collection, which is replaced.
        progress: told how far it is; None for nobody.

    Returns:
        what was taken and what not.

    Raises:
        InputError: there is no such folder, no extract in it, or the target can't be written.
    """
    if not folder.is_dir():
        raise InputError(_("{path} is not a folder.").format(path=folder))
    everything = sorted(path for path in folder.rglob("*") if path.is_file())
    paths = [path for path in everything if path.suffix.lower() in _ENDINGS]
    if not paths:
        raise InputError(_("There is no extract in {path}; they end in {ending}.").format(path=folder, ending=SUFFIX))
    made = Collected(ignored=len(everything) - len(paths))
    with finish(target) as part:
        _write(folder, paths, part, made, progress)
    return made


def _write(folder: Path, paths: list[Path], part: Path, made: Collected, progress: Progress | None) -> None:
    newest: dict[str, _Known] = {}
    withdrawn: set[str] = set()
    with ExitStack() as open_files:
        rows = {t.name: _writer(open_files, part / f"{t.name}{CSV}", t.columns) for t in (STEP, CANDIDATE, READINESS)}
        for number, path in enumerate(paths, 1):
            if progress is not None:
                progress(number, len(paths))
            name = path.relative_to(folder).as_posix()
            try:
                found = read_shared(path)
            except InputError as error:
                made.refused.append(Told(name, str(error)))
                continue
            if isinstance(found, Withdrawal):
                withdrawn.add(found.key)
            elif _is_newest(found, number, name, newest, made):
                rows["step"].writerows(step_rows(found, number))
                rows["candidate"].writerows(candidate_rows(found, number))
                rows["readiness"].writerows(readiness_rows(found, number))
    for key in withdrawn & newest.keys():
        made.withdrawn.append(Told(newest.pop(key).name, _("Its firm took it back.")))
    kept = {key: known for key, known in newest.items() if known.row}
    made.firms = len(kept)
    with ExitStack() as open_files:
        firms = _writer(open_files, part / f"firm{CSV}", FIRM.columns)
        firms.writerows(known.row for _key, known in sorted(kept.items()))


def _is_newest(found: Extract, number: int, name: str, newest: dict[str, _Known], made: Collected) -> bool:
    """Whether its rows are to be written; they count only if no newer one comes behind it."""
    content = sha256(repr(found.document()).encode()).digest()
    known = newest.get(found.key)
    fresh = _Known(number, found.edition, content, name, firm_row(found, number))
    if known is None or found.edition > known.edition:
        if known is not None and known.row:
            made.older.append(Told(known.name, _("{name} of the same firm is newer.").format(name=name)))
        newest[found.key] = fresh
        return True
    if found.edition < known.edition:
        made.older.append(Told(name, _("{name} of the same firm is newer.").format(name=known.name)))
    elif content == known.print:
        made.repeated.append(Told(name, _("It says the same as {name}.").format(name=known.name)))
    else:
        reason = _("It has the key and the number of {name} but says something else; neither was taken.")
        made.refused.append(Told(name, reason.format(name=known.name)))
        if known.row:
            made.refused.append(Told(known.name, reason.format(name=name)))
        newest[found.key] = _Known(known.number, known.edition, b"", known.name, ())
    return False


def _writer(open_files: ExitStack, path: Path, columns: Iterable[str]) -> Any:
    file = open_files.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    return writer
