"""Making, importing and removing a pack of facts. What is kept counts from the next start of the program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from auditor.errors import InputError
from auditor.facts import Facts, Pack, in_force, kept, pack_of, read_pack, trying
from auditor.facts.in_force import own_day
from auditor.facts.pack import is_fact_file
from auditor.locale import _, long_date
from auditor.renewal.sound import check_facts
from auditor.resources import RESOURCES


@dataclass(frozen=True, slots=True)
class Renewal:
    """What a pack brings.

    Attributes:
        added: keys of technologies that the program does not have itself.
        changed: names of files that differ from those of the program.
    """

    pack: Pack
    added: tuple[str, ...]
    changed: tuple[str, ...]


def looked_at_pack(path: Path) -> Renewal:
    """Read a pack and look at all that it holds; nothing is kept.

    Args:
        path: the file.

    Returns:
        what it would bring.

    Raises:
        InputError: it can't be read or relied on, or is no newer than the program.
    """
    pack = read_pack(path)
    own = own_day()
    if pack.day <= own:
        raise InputError(
            _("The facts of {path} are of {day}; those of the program are of {own} and count.").format(
                path=path, day=long_date(pack.day), own=long_date(own)
            )
        )
    _check(pack)
    own_names = set(Facts(own).names("catalogue"))
    added = tuple(n for n in pack.texts if n.startswith("catalogue/") and n not in own_names)
    changed = tuple(n for n, text in pack.texts.items() if n not in added and text != Facts(own).text(n))
    return Renewal(pack, added, changed)


def import_pack(path: Path) -> Renewal:
    """Keep a pack in the user's folder; it counts from the next start.

    Args:
        path: the file.

    Returns:
        what it brings.

    Raises:
        InputError: it can't be read, relied on or kept; what was kept stays.
    """
    renewal = looked_at_pack(path)
    kept.keep(renewal.pack, own_day().isoformat())
    return renewal


def remove_pack() -> bool:
    """Remove the pack that is kept; the program's own facts count again from the next start.

    Returns:
        whether there was one.

    Raises:
        InputError: it can't be removed.
    """
    return kept.forget()


def make_pack(folder: Path, day: date, sources: Sequence[str]) -> Pack:
    """A pack of the files of facts in a folder that is laid out as the program's own data.

    Args:
        folder: with ``law.toml``, ``catalogue/rpa.toml`` and the like; other files are passed over.
        day: as of which the facts were gone through.
        sources: where they come from.

    Returns:
        the pack, of files that differ from the program's own, or of all where none does.

    Raises:
        InputError: the folder holds no facts, or facts that would be refused.
    """
    texts = {}
    for path in sorted(folder.rglob("*.toml")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        if is_fact_file(name):
            try:
                texts[name] = path.read_text("utf-8")
            except (OSError, ValueError) as error:
                raise InputError(_("Can't read {path}: {reason}").format(path=path, reason=error)) from error
    if not texts:
        raise InputError(_("{path} holds no files of facts (law.toml, catalogue/….toml).").format(path=folder))
    own = Facts(own_day())
    differing = {n: text for n, text in texts.items() if not (RESOURCES / n).exists() or own.text(n) != text}
    pack = pack_of(day, sources, differing or texts)
    _check(pack)
    return pack


def settle() -> None:
    """Look at the pack that is kept once more where the program was replaced since; done at the start, before facts are read."""
    own = own_day()
    try:
        pack = kept.read_kept()
        if pack is None or pack.day <= own or kept.is_looked_at(pack, own.isoformat()):
            return
        _check(pack)
        kept.keep(pack, own.isoformat())
    except InputError:
        return  # it does not count, and facts_in_force() says why
    in_force.read_again()


def _check(pack: Pack) -> None:
    with trying(Facts(own_day(), pack)):
        check_facts()
