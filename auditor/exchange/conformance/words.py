"""What a comparison says to people, and the keys by which a program names a problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.exchange.conformance.compare import Conformance
from auditor.exchange.conformance.problems import (
    ENTRY,
    EXIT,
    DemandDiffers,
    NeverSeen,
    NeverTaken,
    NoStep,
    NoWay,
    Problem,
    SharesDiffer,
    TimeDiffers,
)
from auditor.locale import _, inner_percent, ngettext, number, percent, quoted
from auditor.model import Audit
from auditor.model.units import format_time

#: English key of each kind, in the order in which they are shown.
KIND_OF: dict[type[Problem], str] = {
    NoStep: "no_step",
    NoWay: "no_connection",
    NeverSeen: "never_seen",
    NeverTaken: "never_taken",
    TimeDiffers: "time",
    SharesDiffer: "shares",
    DemandDiffers: "demand",
}


#: Of more shares out of one step, those are said that differ most.
_MOST_SHARES = 3


@dataclass(frozen=True)
class Said:
    """A problem in words.

    Attributes:
        what: a sentence with the figures.
        mend: what mending it does, on a button.
    """

    what: str
    mend: str


def group_label(kind: str) -> str:
    """What problems of one kind are called.

    Args:
        kind: value of :data:`KIND_OF`.

    Returns:
        a heading.
    """
    return {
        "no_step": _("In the log, and not on the map"),
        "no_connection": _("Ways that the map has no connection for"),
        "never_seen": _("Steps that the log never shows"),
        "never_taken": _("Connections that no case takes"),
        "time": _("Times"),
        "shares": _("Shares of branches"),
        "demand": _("Demand"),
    }[kind]


def key_of(audit: Audit, problem: Problem) -> str:
    """How a program names a problem: its kind, and the names of what it is about.

    Args:
        audit: the snapshot that it was found in.
        problem: of a comparison.

    Returns:
        such as ``time:Weld`` or ``no_connection:Saw>Pack``.
    """
    kind = KIND_OF[type(problem)]
    match problem:
        case NoStep():
            return f"{kind}:{problem.activity}"
        case NoWay() | NeverTaken():
            return f"{kind}:{_plain(audit, problem.source)}>{_plain(audit, problem.target)}"
        case NeverSeen() | TimeDiffers() | SharesDiffer():
            return f"{kind}:{_plain(audit, problem.step)}"
        case DemandDiffers():
            return kind


def keys_of(audit: Audit, problems: Sequence[Problem]) -> list[str]:
    """How a program names the problems of a comparison: no two alike.

    Args:
        audit: the snapshot that they were found in.
        problems: all of the comparison.

    Returns:
        a key each; of those about things of one name the later ones are numbered, such as ``time:Pack (2)``.
    """
    plain = [key_of(audit, problem) for problem in problems]
    given, numbers, found = set(plain), dict.fromkeys(plain, 0), []
    for key in plain:
        numbers[key] += 1
        name = key
        while numbers[key] > 1 and (name := f"{key} ({numbers[key]})") in given:
            numbers[key] += 1
        given.add(name)
        found.append(name)
    return found


def in_words(audit: Audit, problem: Problem) -> Said:
    """A problem, and what would mend it.

    Args:
        audit: the snapshot that it was found in.
        problem: of a comparison.

    Returns:
        both, in the language in force.
    """
    match problem:
        case NoStep():
            text = _("“{activity}”: {times} in {cases} ({share} of the cases)")
            return Said(
                text.format(
                    activity=problem.activity,
                    times=_times(problem.passages),
                    cases=_cases(problem.cases),
                    share=_part(problem.share),
                ),
                _("Add the step"),
            )
        case NoWay():
            text = _("{source} → {target}: {times} in {cases} ({share} of the cases)")
            return Said(
                text.format(
                    source=_name(audit, problem.source),
                    target=_name(audit, problem.target),
                    times=_times(problem.count),
                    cases=_cases(problem.cases),
                    share=_part(problem.share),
                ),
                _("Connect"),
            )
        case NeverSeen():
            return Said(_name(audit, problem.step), _("Mark as not in the log"))
        case NeverTaken():
            source, target = (_name(audit, node) for node in (problem.source, problem.target))
            text = _("{source} → {target}: {share} on the map")
            return Said(
                text.format(source=source, target=target, share=_part(problem.share)), _("Take out the connection")
            )
        case TimeDiffers():
            return Said(_time(audit, problem), _("Take the log's time"))
        case SharesDiffer():
            return Said(_shares(audit, problem), _("Take the log's shares"))
        case DemandDiffers():
            return Said(_demand(problem), _("Take the log's demand"))


def fitness_in_words(found: Conformance) -> str:
    """How much of the log the map allows.

    Args:
        found: a comparison.

    Returns:
        a sentence or two.
    """
    if found.fitness is None:
        return _("The log holds no cases to compare.")
    text = _("{share} of the cases ({n} of {cases}) go only ways that the map has.").format(
        share=_part(found.fitness), n=number(found.fitting), cases=number(found.cases)
    )
    if found.moves:
        more = _("Of all {moves} moves from step to step the map has {share}.")
        text += " " + more.format(moves=number(found.moves), share=_part(found.allowed / found.moves))
    return text


def notes_of(found: Conformance, *, whole_only: bool) -> list[str]:
    """What there is to know of a comparison beside its problems.

    Args:
        found: the comparison.
        whole_only: only whole cases were compared.

    Returns:
        a sentence each.
    """
    if found.cases and not found.matching.step_of:
        return [
            _(
                "No activity of the log has the name of a step here. If it is the log of other work, compare it with another map; else say which activity is which step."
            )
        ]
    notes = []
    if found.cut:
        text = ngettext(
            "{n} case does not begin and end where the map does", "{n} cases do not begin and end where the map does", found.cut
        )  # fmt: skip
        if whole_only:
            notes.append(f"{text.format(n=number(found.cut))}: {_('not compared.')}")
        else:
            notes.append(
                f"{text.format(n=number(found.cut))}. {_('Where the log is cut out of a longer one, compare whole cases only.')}"
            )
    if found.factor is not None:
        notes.append(
            _(
                "Nearly all times in the log are {factor} times those on the map: does one of them count orders, and the other pieces?"
            ).format(factor=number(found.factor, 2))
        )
    return notes


def _times(n: int) -> str:
    return ngettext("{n} time", "{n} times", n).format(n=number(n))


def _cases(n: int) -> str:
    return ngettext("{n} case", "{n} cases", n).format(n=number(n))


def _part(share: float) -> str:
    """A share with a decimal where it is small, so that nothing that is there reads as 0 %, and not all as 100 %."""
    if not 0 < share < 1:
        return percent(share)
    return inner_percent(share, 0 if 0.1 <= share <= 0.9 else 1)


def _plain(audit: Audit, node: int) -> str:
    if node in (ENTRY, EXIT):
        return "start" if node == ENTRY else "end"
    return audit.steps[node].name


def _name(audit: Audit, node: int) -> str:
    if node in (ENTRY, EXIT):
        return _("Start of the case") if node == ENTRY else _("End of the case")
    return quoted(audit.steps[node].name)


def _time(audit: Audit, problem: TimeDiffers) -> str:
    step, seen = _name(audit, problem.step), _range(problem.seen.low, problem.seen.likely, problem.seen.high)
    if problem.stated is None:
        return _("{step}: no time on the map, in the log {seen}").format(step=step, seen=seen)
    stated = _range(problem.stated.low, problem.stated.likely, problem.stated.high)
    if problem.factor is None:
        return _("{step}: on the map {stated}, in the log {seen}").format(step=step, stated=stated, seen=seen)
    text = _("{step}: on the map {stated}, in the log {seen} – {factor} times as long")
    return text.format(step=step, stated=stated, seen=seen, factor=number(problem.factor, 2))


def _range(low: float, likely: float, high: float) -> str:
    if low == high:
        return format_time(likely)
    return _("{likely} ({low} – {high})").format(
        likely=format_time(likely), low=format_time(low), high=format_time(high)
    )


def _shares(audit: Audit, problem: SharesDiffer) -> str:
    most = sorted(problem.stated.items(), key=lambda item: -abs(problem.seen[item[0]] - item[1]))
    parts = [
        _("to {target} {stated}, in the log {seen}").format(
            target=_name(audit, audit.flows[flow].target_id), stated=_part(share), seen=_part(problem.seen[flow])
        )
        for flow, share in most[:_MOST_SHARES]
    ]
    if len(most) > _MOST_SHARES:
        parts.append(_("and {n} more").format(n=number(len(most) - _MOST_SHARES)))
    text = _("{step}: {shares} (of {times})")
    return text.format(step=_name(audit, problem.step), shares="; ".join(parts), times=_times(problem.count))


def _demand(problem: DemandDiffers) -> str:
    seen = number(problem.seen.likely)
    if problem.seen.low < problem.seen.high:
        seen = _("{likely} ({low} – {high})").format(
            likely=seen, low=number(problem.seen.low), high=number(problem.seen.high)
        )
    if problem.stated is None:
        return _("No yearly demand on the map; the log shows {seen} a year.").format(seen=seen)
    text = _("{stated} a year on the map; the log shows {seen} a year.")
    if problem.of_families:
        text += " " + _("It is the demand of the product families: change it on the Firm page.")
    return text.format(stated=number(problem.stated), seen=seen)
