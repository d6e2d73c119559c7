"""A pack made from a collection and its ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from auditor.errors import InputError
from auditor.files import written_beside
from auditor.locale import _
from auditor.region.disclosure import Disclosed, Strictness, disclose
from auditor.region.disclosure.rules import to_fives
from auditor.region.engines import engine_for
from auditor.region.pack.document import MOST_NAME, Pack, pack_from, written
from auditor.region.pack.ledger import note_release, read_ledger, refuse_too_early


@dataclass(frozen=True)
class Made:
    """A pack, and what was kept back."""

    pack: Pack
    disclosed: Disclosed


def preview(
    collection: Path, ledger: Path, programme: str, year: int, *, engine: str = "", strictness: Strictness | None = None
) -> Made:
    """The pack that could be made now; nothing is written, and nothing counts as handed out.

    Args:
        collection: its folder.
        ledger: folder of the programme's releases.
        programme: its name.
        year: in which it is made.
        engine: as of :func:`auditor.region.engines.engine_for`.
        strictness: of the programme; None: the rules as they are.

    Returns:
        the pack, and what was kept back.

    Raises:
        InputError: no collection, or too few firms.
    """
    _refuse_name(programme)
    known = read_ledger(ledger)
    with engine_for(collection, engine) as running:
        made = disclose(running, known.releases, strictness or Strictness())
        refuse_too_early(known, made)
        return Made(pack_from(programme, year, to_fives(made.firms), made.cells), made)


def make_pack(
    collection: Path,
    ledger: Path,
    programme: str,
    year: int,
    target: Path,
    *,
    engine: str = "",
    strictness: Strictness | None = None,
) -> Made:
    """Make a pack and note it in the ledger: it counts as handed out from then on.

    Args:
        collection: its folder.
        ledger: folder of the programme's releases.
        programme: its name.
        year: in which it is made.
        target: the file; one that is there is replaced.
        engine: as of :func:`auditor.region.engines.engine_for`.
        strictness: of the programme; None: the rules as they are.

    Returns:
        the pack, and what was kept back.

    Raises:
        InputError: no collection, too few firms, or a file that can't be written.
    """
    _refuse_name(programme)
    known = read_ledger(ledger)
    with _writing(target) as part, engine_for(collection, engine) as running:
        made = disclose(running, known.releases, strictness or Strictness())
        refuse_too_early(known, made)
        pack = pack_from(programme, year, to_fives(made.firms), made.cells)
        content = written(pack)
        part.write_bytes(content)
        note_release(known, running, made, content)
    return Made(pack, made)


@contextmanager
def _writing(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place at the end. Where none can be written that is known before anything counts as
    handed out."""
    try:
        with written_beside(target) as part:
            yield part
    except OSError as error:
        raise InputError(_("Can't write {path}: {reason}").format(path=target, reason=error.strerror)) from error


def _refuse_name(programme: str) -> None:
    if not programme.strip() or len(programme) > MOST_NAME or not programme.isprintable():
        raise InputError(_("The name of the programme has 1 to {n} characters on one line.").format(n=MOST_NAME))
