"""What is wrong with a map, why a step counts as repetitive, and the names of bars, in the language in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from auditor.flow.breakdown import HoursShare
from auditor.flow.line.yamazumi import Bar
from auditor.flow.problems import Loose, Problem, ProblemKind
from auditor.flow.workload.coverage import Coverage
from auditor.flow.workload.repetitive import Repetitive, RepetitiveReason
from auditor.locale import N_, _, number, percent, quoted, significant
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.terms import tag_label, value_class_label

_MOST_DECIMALS = 4

#: What is said of one step, where its name stands beside it.
_AT_THE_STEP: Mapping[ProblemKind, str] = {
    ProblemKind.ENDLESS: N_("Work that gets here never leaves: the loop needs a flow that leads out."),
    ProblemKind.UNREACHABLE: N_("No work gets here from a start."),
    ProblemKind.ASSUMED_START: N_(
        "No start is drawn and only a loop leads in, so work is taken to start here. Put a start before the step where "
        "it does."
    ),
    ProblemKind.SHARES: N_("The shares out of it add up to {total}, not 100%."),
    ProblemKind.FORK_SHARES: N_("The shares at this fork are not counted: behind a fork each branch gets all."),
    ProblemKind.SPLIT_FORK: N_(
        "The branches of this fork do not all come together at one join. Each is counted as an equal part of the unit."
    ),
    ProblemKind.UNJOINED: N_(
        "The branches of this fork meet at “{place}”, which is no join: what follows is counted once for each branch."
    ),
    ProblemKind.ADDED_UP: N_(
        "Not all that comes in here are branches of a fork that it closes: that part is added up, not waited for."
    ),
    ProblemKind.DUPLICATE: N_("Another step has the same name."),
    ProblemKind.NO_TIME: N_("No time is known yet."),
    ProblemKind.NO_BATCH: N_("Its set-up time is not counted without a batch size."),
}
_LOOSE: Mapping[Loose, str] = {
    Loose.ALONE: N_("It is not connected to anything."),
    Loose.SPLITS_NOTHING: N_("It splits nothing: give it two flows or more."),
    Loose.LEADS_ON: N_("An end has no flow leading out."),
}
#: What is said of a process, with the names of the steps.
_OF_THE_PROCESS: Mapping[ProblemKind, str] = {
    ProblemKind.ENDLESS: N_("Work that reaches {steps} never leaves: give one of these steps a flow that leads out."),
    ProblemKind.NO_STEPS: N_("There are no steps yet."),
    ProblemKind.NO_DEMAND: N_("The yearly demand is not known, so hours, cost and takt can't be computed."),
    ProblemKind.NOTHING_FINISHED: N_(
        "Nothing is ever finished, so no volume can be computed: no flow leads from a start to an end, or all is scrapped."
    ),
    ProblemKind.UNREACHABLE: N_("No work gets from a start to: {steps}."),
    ProblemKind.ASSUMED_START: N_(
        "No start is drawn and every step has a way in: work is taken to start at {steps}. Put a start before the step "
        "where it does."
    ),
    ProblemKind.SHARES: N_("The shares out of “{step}” add up to {total}, not 100%; they were scaled."),
    ProblemKind.FORK_SHARES: N_("The shares at {steps} are not counted: behind a fork each branch gets all."),
    ProblemKind.SPLIT_FORK: N_(
        "The branches of {steps} do not all come together at one join. Each is counted as an equal part of the unit."
    ),
    ProblemKind.UNJOINED: N_(
        "The branches of “{step}” meet at “{place}”, which is no join: what follows is counted once for each branch."
    ),
    ProblemKind.ADDED_UP: N_(
        "Not all that comes in at {steps} are branches of a fork closed there: that part is added up, not waited for."
    ),
    ProblemKind.NO_TIME: N_("No time is known for: {steps}."),
    ProblemKind.NO_BATCH: N_("Set-up time without a batch size is not counted at: {steps}."),
    ProblemKind.OVERLOADED: N_(
        "“{step}” would have to run {share} of its available time: it can't meet the demand in regular hours."
    ),
    ProblemKind.SHORT_OF_PEOPLE: N_("The work mapped for “{role}” needs {need} people; there are {people}."),
    ProblemKind.BUSY_SEASON: N_("In the busiest month “{step}” would have to run {share} of its available time."),
}
_REPETITIVE: Mapping[RepetitiveReason, str] = {
    RepetitiveReason.MARKED: N_("Marked by the advisor."),
    RepetitiveReason.REFUSED: N_("Judged not to be."),
    RepetitiveReason.SHORT_CYCLE: N_("The cycle of {cycle} is under 30 s (Silverstein 1986)."),
    RepetitiveReason.MANY_PASSES: N_("It is done about {passes} times a year."),
}
#: Ways to group hours (their keys), and what is in none of the groups.
_GROUPINGS: Mapping[str, tuple[str, str]] = {
    "step": (N_("Step"), ""),
    "lane": (N_("Lane"), N_("without a lane")),
    "role": (N_("Role"), N_("without a role")),
    "product": (N_("Product family"), N_("all products")),
    "class": (N_("Value"), ""),
    "tag": (N_("Tag"), N_("without a tag")),
    "process": (N_("Process"), ""),
}


def step_problem(audit: Audit, problem: Problem) -> str:
    """What is wrong with the step that the problem is of, to be read beside its name.

    Args:
        audit: the snapshot.
        problem: one that is of a step.

    Returns:
        a sentence that does not name the step.
    """
    how = problem.values.get("how")
    text = _LOOSE[Loose(how)] if isinstance(how, str) else _AT_THE_STEP[problem.kind]
    return _filled(audit, problem, text)


def warning_sentences(audit: Audit, found: Iterable[Problem]) -> tuple[str, ...]:
    """A sentence for each problem that bears on the numbers, with the process where there are several.

    Args:
        audit: the snapshot.
        found: the problems.

    Returns:
        the sentences, in the order of the problems.
    """
    return tuple(_warning(audit, problem) for problem in found)


def _warning(audit: Audit, problem: Problem) -> str:
    text = _filled(audit, problem, _OF_THE_PROCESS[problem.kind])
    name = audit.processes[problem.process_id].name
    if problem.kind is ProblemKind.SHORT_OF_PEOPLE:  # of the firm: its work may lie in several processes
        return text
    if problem.kind is ProblemKind.ENDLESS:
        return _("{process}: {message}").format(process=name, message=text)
    return f"{name}: {text}" if len(audit.processes) > 1 else text


def _filled(audit: Audit, problem: Problem, text: str) -> str:
    values = problem.values
    step, place = (audit.steps.get(key) for key in (problem.step_id, int(values.get("place", 0))))
    return _(text).format(
        step=step.name if step is not None else "",
        steps=_listed(audit, problem),
        total=_not_quite(float(values.get("total", 1.0))),
        share=percent(float(values.get("use", 0.0))),
        role=values.get("role", ""),
        need=_more_than(float(values.get("need", 0.0)), float(values.get("people", 0.0))),
        people=number(float(values.get("people", 0.0)), 1),
        place=place.name if place is not None else "",
    )


def _not_quite(total: float) -> str:
    """A sum of shares that is not 100%, with as many decimals as it takes to see so."""
    return next(
        (said for n in range(_MOST_DECIMALS) if (said := percent(total, n)) != percent(1.0, n)),
        percent(total, _MOST_DECIMALS),
    )


def _more_than(need: float, people: float) -> str:
    """Persons needed where there are fewer, with as many decimals as it takes to see so."""
    return next(
        (said for n in range(1, _MOST_DECIMALS) if (said := number(need, n)) != number(people, n)),
        number(need, _MOST_DECIMALS),
    )


def _listed(audit: Audit, problem: Problem) -> str:
    names = [quoted(audit.steps[i].name) for i in problem.step_ids]
    if problem.kind is ProblemKind.ENDLESS:
        return ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    if len(names) <= 6:
        return ", ".join(names)
    return _("{names} and {n} more").format(names=", ".join(names[:6]), n=len(names) - 6)


def repetitive_reason(found: Repetitive) -> str:
    """Why a step is taken for repetitive or not; empty where nothing points to it.

    Args:
        found: whether the step is repetitive, and by what.

    Returns:
        a sentence, or an empty text.
    """
    if found.reason is None:
        return ""
    said: Mapping[str, Callable[[float], str]] = {"cycle": format_time, "passes": significant}
    value = found.value if found.value is not None else 0.0
    return _(_REPETITIVE[found.reason]).format(**{name: say(value) for name, say in said.items()})


def grouping_label(key: str) -> str:
    """The name of a way to group hours.

    Args:
        key: ``step``, ``lane``, ``role``, ``product``, ``class``, ``tag`` or ``process``.

    Returns:
        the label.
    """
    return _(_GROUPINGS[key][0])


def group_name(share: HoursShare) -> str:
    """The name of a group of hours.

    Args:
        share: the hours of the group.

    Returns:
        what a person called it, or the label of its value class or tag; as in “without a role” for what is in no group.
    """
    if share.name is None:
        return _(_GROUPINGS[share.grouping][1])
    said = {"class": value_class_label, "tag": tag_label}.get(share.grouping)
    return said(share.name) if said is not None else share.name


def bar_name(bar: Bar) -> str:
    """The name of a bar of the line: its step's or its operator's.

    Args:
        bar: the bar.

    Returns:
        the step's name, “Operator 2”, or “Nobody yet” for work without an operator.
    """
    if bar.name is not None:
        return bar.name
    return _("Operator {n}").format(n=bar.key) if bar.key else _("Nobody yet")


def bar_time(bar: Bar) -> str:
    """The height of a bar of the line in words.

    Args:
        bar: the bar.

    Returns:
        the time a unit; with a question mark where nobody said how many people do the step.
    """
    return format_time(bar.seconds) + ("" if bar.is_known else " ?")


def uncounted_sentence(bars: Iterable[Bar]) -> str:
    """Which steps of the line are not judged.

    Args:
        bars: those of handwork whose people nobody counted.

    Returns:
        a sentence; empty without any.
    """
    names = [quoted(bar_name(bar)) for bar in bars]
    if not names:
        return ""
    said = ", ".join(names[:6])
    if len(names) > 6:
        said = _("{names} and {n} more").format(names=said, n=len(names) - 6)
    return _(
        "How many people do it, or how many places it has, is not known, so whether it keeps up is not judged: {steps}."
    ).format(steps=said)


def coverage_sentence(found: Coverage) -> str:
    """How much of the people's hours the map holds, or why that can't be said.

    Args:
        found: the hours of the map against those of the people.

    Returns:
        a sentence; empty where no hours are mapped.
    """
    if found.mapped_hours <= 0:
        return ""
    if found.share is None:
        return _("What share of your people's hours is on the map is not known: give every role its number of people.")
    return _("{share} of your people's hours are on the map: {mapped} of {all} hours a year.").format(
        share=percent(found.share), mapped=number(found.mapped_hours), all=number(found.hours_of_people or 0.0)
    )
