"""Many problems mended, with a comparison only after those that change the ways of the map."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from auditor.errors import InputError
from auditor.exchange.conformance.compare import Comparing, compare
from auditor.exchange.conformance.mend import mend
from auditor.exchange.conformance.problems import NeverTaken, NoStep, NoWay, about
from auditor.exchange.conformance.words import KIND_OF, in_words, keys_of
from auditor.exchange.log_seen import LogSeen
from auditor.locale import _
from auditor.store import AuditFile

#: After these, others are gone, new, or of other figures.
_CHANGE_WAYS = frozenset({NoStep, NoWay, NeverTaken})
#: No more at a time, so that a log of other work does not fill a map for hours; a judgement.
MOST_MENDED = 1000


@dataclass(frozen=True)
class Mended:
    """A problem that is gone.

    Attributes:
        key: as the first comparison names it; where it is new since then, as the one that found it.
        what: the problem in words, as it was.
    """

    key: str
    what: str


def mend_many(
    file: AuditFile, process_id: int, log: LogSeen, comparing: Comparing, wanted: Collection[str] | None
) -> list[Mended]:
    """Mend problems kind by kind, each in one step of undo.

    Args:
        file: the open audit.
        process_id: whose map.
        log: as it was read.
        comparing: what a person says of it.
        wanted: keys of problems; None for all, also those that come up by what is mended before.

    Returns:
        those that were mended, in order; no more than :data:`MOST_MENDED`.

    Raises:
        InputError: there is no problem of such a key; nothing has changed.
        AuditorError: one could not be stored, or was refused; those before it are mended.
    """
    problems = compare(file.audit, process_id, log, comparing, proposing=False).problems
    keys = keys_of(file.audit, problems)
    first = {about(problem): key for problem, key in zip(problems, keys, strict=True)}
    unknown = [key for key in wanted or () if key not in keys]
    if unknown:
        text = _("There is no problem “{key}”. Without --mend they are listed with their keys.")
        raise InputError(text.format(key=unknown[0]))
    done: list[Mended] = []
    has_changed = False
    for kind in KIND_OF:
        if wanted is not None and not any(kind is of[0] and key in wanted for of, key in first.items()):
            continue
        if has_changed:
            problems = compare(file.audit, process_id, log, comparing, proposing=False).problems
            keys, has_changed = keys_of(file.audit, problems), False
        for problem, now in zip(problems, keys, strict=True):
            if len(done) >= MOST_MENDED:
                return done
            key = first.get(about(problem), now)
            if isinstance(problem, kind) and (wanted is None or (about(problem) in first and key in wanted)):
                what, before = in_words(file.audit, problem).what, file.revision
                if mend(file, process_id, problem) and file.revision != before:
                    done.append(Mended(key, what))
                    has_changed |= kind in _CHANGE_WAYS
    return done
