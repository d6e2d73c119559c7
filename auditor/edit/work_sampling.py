"""Work sampling: rounds of looks at random moments, planned and made."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Moment, WorkSampling
from auditor.model.units import Kind, parse_as
from auditor.store import Edit
from auditor.study.work_sampling import lines, planned_moments

_DAY_S = 24 * 3600.0
_LEAST_SPAN_S = 60.0
_MOST_ROUNDS = 1000
_SEEDS = 2**31 - 2


@verb(N_("New sampling round"))
def new_sampling(edit: Edit, seed: int) -> WorkSampling:
    """A round with what is usually seen.

    Args:
        edit: the edit to do it in.
        seed: of the random moments, from 1.

    Returns:
        the round with its id.
    """
    number = len(edit.audit.table(WorkSampling)) + 1
    return edit.put(
        WorkSampling(
            name=_("Round {n}").format(n=number),
            subjects=_("Operator"),
            categories="\n".join((_("works"), _("sets up"), _("walks"), _("searches"), _("waits"), _("is not there"))),
            seed=seed,
        )
    )


@verb(N_("Remove sampling round"))
def remove_sampling(edit: Edit, sampling: WorkSampling) -> None:
    """One round less, with its looks.

    Args:
        edit: the edit to do it in.
        sampling: the round to remove.
    """
    edit.delete(sampling)


@verb(N_("Change sampling round"))
def set_sampling_text(edit: Edit, sampling: WorkSampling, key: str, typed: str) -> None:
    """What a person typed about a round.

    Args:
        edit: the edit to do it in.
        sampling: the round as it is.
        key: ``name``, ``start_s``, ``end_s``, or ``subjects`` or ``categories`` (one a line).
        typed: the text; times of day as 8:00.

    Raises:
        InputError: no time of day, or the end does not lie after the beginning.
    """
    value: Any = typed[:500]
    if key in ("subjects", "categories"):
        value = "\n".join(lines(typed))[:20_000]
    elif key != "name":
        value = time_of_day(typed)
        start, end = (value, sampling.end_s) if key == "start_s" else (sampling.start_s, value)
        if end - start < _LEAST_SPAN_S:
            raise InputError(_("The end lies after the beginning."))
    edit.put(replace(sampling, **{key: value}))


@verb(N_("Plan sampling moments"))
def plan_moments(edit: Edit, sampling: WorkSampling, typed: str) -> None:
    """So many rounds at random; looks already made stay, planned ones are planned anew.

    Args:
        edit: the edit to do it in.
        sampling: the round as it is.
        typed: how many looks at everybody.

    Raises:
        InputError: no whole number, or too many.
    """
    rounds = parse_as(typed, Kind.COUNT).likely
    if rounds != int(rounds) or not 1 <= rounds <= _MOST_ROUNDS:
        raise InputError(_("Whole rounds, from 1 to {most}.").format(most=_MOST_ROUNDS))
    for moment in edit.audit.moments_of(sampling.id):
        if not moment.seen:
            edit.delete(moment)
    edit.put(replace(sampling, seed=sampling.seed % _SEEDS + 1))
    for moment in planned_moments(sampling, int(rounds)):
        edit.put(moment)


@verb(N_("Sampling look"))
def see(edit: Edit, moment: Moment, what: str) -> None:
    """What was seen at a look.

    Args:
        edit: the edit to do it in.
        moment: the look as it was planned.
        what: one of the round's categories; nothing: not looked yet.
    """
    edit.put(replace(moment, seen=what))


def time_of_day(typed: str) -> float:
    """A time of day such as “8:00” or “16.30”.

    Args:
        typed: hours and minutes.

    Returns:
        seconds since midnight.

    Raises:
        InputError: it is none.
    """
    parts = typed.replace(".", ":").split(":")
    if len(parts) == 2 and all(p.isascii() and p.isdigit() for p in parts) and int(parts[1]) < 60:
        seconds = int(parts[0]) * 3600.0 + int(parts[1]) * 60.0
        if seconds <= _DAY_S:
            return seconds
    raise InputError(_("Write a time of day: 8:00."))
