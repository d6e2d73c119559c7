"""The roles of a log: as a column names them, or as the names of its workers show (“Clerk-000012”)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.exchange.draft import ImportReport
from auditor.exchange.eventlog.events import Codes, Events
from auditor.exchange.eventlog.labour import distinct_people
from auditor.exchange.eventlog.visits import Visits
from auditor.locale import _, ngettext, number, quoted
from auditor.model import Role

_NUMBERED = re.compile(r"^(?P<name>[^\W\d_][^\d]{2,}?)[\s_\-#.]+\d+$")
_MOST_ROLES = 40


@dataclass(frozen=True)
class Roles:
    """Roles, and which step is whose.

    Attributes:
        listed: as entities, with ids from 1.
        of_activity: number of an activity → id of the role that does most of it.
        people: how many workers the log names.
    """

    listed: Sequence[Role]
    of_activity: Mapping[int, int]
    people: int


def with_roles(log: Events, report: ImportReport) -> Events:
    """The log with the role of every event, where the names of its workers show one.

    Args:
        log: the events.
        report: takes what is assumed.

    Returns:
        the log.
    """
    if log.roles or not log.resources:
        return log
    stems = [match["name"].strip() if (match := _NUMBERED.match(name)) else "" for name in log.resources]
    distinct = sorted(set(stems))
    if "" in distinct or len(distinct) * 2 > len(log.resources) or len(distinct) > _MOST_ROLES:
        return log
    code_of = np.array([distinct.index(stem) for stem in stems] + [-1], np.int32)
    log.roles, log.role = distinct, code_of[log.resource]
    report.guessed.append(
        _("The workers are numbered within {roles}: these became the roles.").format(
            roles=", ".join(quoted(name) for name in distinct[:6]) + (" …" if len(distinct) > 6 else "")
        )
    )
    return log


def roles_of(log: Events, visits: Visits, report: ImportReport) -> Roles:
    """The roles as entities; one for all where the log names none.

    Args:
        log: the events, with roles.
        visits: of the log.
        report: takes what is assumed.

    Returns:
        the roles; none where the log names no workers.
    """
    people = distinct_people(_met(log.resource, log.resources))
    used = [i for i in range(len(log.roles)) if (log.role == i).any()]
    if not used or len(used) > _MOST_ROLES:
        if not people:
            return Roles([], {}, 0)
        report.guessed.append(
            ngettext(
                "{n} worker became the headcount of one role; the name was not kept.",
                "{n} different workers became the headcount of one role; their names were not kept.",
                people,
            ).format(n=people)
        )
        role = Role(id=1, name=_("Operator"), headcount=float(people))
        return Roles([role], dict.fromkeys(np.unique(visits.activity).tolist(), 1), people)
    listed = []
    for role_id, i in enumerate(used, 1):
        heads = distinct_people(_met(log.resource[log.role == i], log.resources))
        listed.append(Role(id=role_id, name=log.roles[i], headcount=float(heads) if heads else None))
    if people:
        report.guessed.append(
            _(
                "The headcount of each role is how many different workers the log names in it; their names were not kept."
            )
        )
    id_of = {i: role_id for role_id, i in enumerate(used, 1)}
    return Roles(listed, _most(visits, id_of, report), people)


def _met(codes: Codes, names: Sequence[str]) -> list[str]:
    return [names[i] for i in np.unique(codes) if i >= 0]


def _most(visits: Visits, id_of: Mapping[int, int], report: ImportReport) -> dict[int, int]:
    """Activity → the role with most of its passages; those that others do much of are said."""
    found: dict[int, int] = {}
    mixed: list[str] = []
    for activity in np.unique(visits.activity).tolist():
        roles = visits.role[visits.of(activity)]
        counts = np.bincount(roles[roles >= 0], minlength=1)
        if not counts.sum():
            continue
        best = int(counts.argmax())
        found[activity] = id_of[best]
        if counts[best] < 0.8 * counts.sum():
            mixed.append(visits.activities[activity])
    if mixed:
        report.guessed.append(
            _("Several roles do {steps}: each step has the role that does most of it.").format(
                steps=", ".join(quoted(name) for name in mixed[:5])
                + (f" … ({number(len(mixed))})" if len(mixed) > 5 else "")
            )
        )
    return found
