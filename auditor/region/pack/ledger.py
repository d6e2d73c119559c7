"""The ledger of releases: what each pack was made from, so that the next one can't be subtracted from it.

It holds figures of single firms and stays with the programme. Without it no second pack may be made.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from auditor.errors import InputError
from auditor.files import replace_file
from auditor.locale import _, number
from auditor.region.disclosure.disclose import Disclosed, Release
from auditor.region.disclosure.rules import LEAST_FIRMS
from auditor.region.engines import Engine
from auditor.region.pack.read import read_pack
from auditor.region.strict import parsed, read_bounded
from auditor.region.tables import BEHIND, MEMBER, path_of

#: R7: the next pack rests on at least so many times the firms of the last one.
GROWTH = 1.5
_PACK, _FACTS = "pack.aapack", "release.json"


@dataclass(frozen=True)
class Ledger:
    """The releases of a programme, oldest first."""

    folder: Path
    releases: tuple[Release, ...]

    @property
    def least_for_next(self) -> int:
        """How many firms the next pack needs."""
        return max(LEAST_FIRMS, ceil(GROWTH * self.releases[-1].firms)) if self.releases else LEAST_FIRMS


def read_ledger(folder: Path) -> Ledger:
    """The ledger of a programme.

    Args:
        folder: where it is; one that is not there yet holds no release.

    Returns:
        the ledger.

    Raises:
        InputError: a release of it is damaged.
    """
    paths = sorted(path for path in folder.glob("release-*") if path.is_dir()) if folder.is_dir() else []
    releases = []
    for path in paths:
        pack = read_pack(path / _PACK)
        firms = parsed(read_bounded(path / _FACTS, 4096), _FACTS).get("firms")
        if not isinstance(firms, int) or isinstance(firms, bool) or firms < 1:
            raise InputError(_("The ledger {path} is damaged: {name} can't be used.").format(path=path, name=_FACTS))
        releases.append(Release(path_of(path, BEHIND, MEMBER), pack.by_place, firms))
    return Ledger(folder, tuple(releases))


def refuse_too_early(ledger: Ledger, made: Disclosed) -> None:
    """R1 and R7: whether a pack may be made now.

    Args:
        ledger: of the programme.
        made: what may be shown of its collection.

    Raises:
        InputError: there are too few firms, or too few more than at the last pack.
    """
    if made.firms < LEAST_FIRMS:
        text = _("There are {n} firms; below {least} no pack is made.")
        raise InputError(text.format(n=number(made.firms), least=number(LEAST_FIRMS)))
    if made.firms < ledger.least_for_next:
        text = _(
            "There are {n} firms; the next pack can be made from {least} on, half as many again as the last one rested on. "
            "With fewer new firms, two packs could be subtracted from each other."
        )
        raise InputError(text.format(n=number(made.firms), least=number(ledger.least_for_next)))


def note_release(ledger: Ledger, engine: Engine, made: Disclosed, pack: bytes) -> None:
    """Put a pack in the ledger: from here on it counts as handed out.

    Args:
        ledger: of the programme.
        engine: in which :func:`auditor.region.disclosure.disclose` worked.
        made: what it gave.
        pack: the file that is handed out.

    Raises:
        InputError: the ledger can't be written.
    """
    name = f"release-{len(ledger.releases) + 1:04}"
    try:
        ledger.folder.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".release.", dir=ledger.folder))
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=ledger.folder, reason=error.strerror)) from error
    try:
        engine.write(made.behind, BEHIND, part)
        replace_file(part / _PACK, pack)
        replace_file(part / _FACTS, f'{{"firms":{made.firms}}}\n'.encode())
        part.rename(ledger.folder / name)
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=ledger.folder, reason=error.strerror)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
