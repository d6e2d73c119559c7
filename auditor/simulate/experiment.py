"""How many runs it takes, as it is and after a change, and what they say together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from auditor.decide.doubt.draws import pert
from auditor.errors import InputError
from auditor.locale import _, number
from auditor.model import Audit
from auditor.simulate.build import build
from auditor.simulate.built import Built
from auditor.simulate.draws import Purpose, stream
from auditor.simulate.layout import StuckLoop
from auditor.simulate.measure import Replication, growth, known, replication, scenario, warm_up_s
from auditor.simulate.net import Net
from auditor.simulate.notes import Note
from auditor.simulate.playing import Stopped, fixed_of, play
from auditor.simulate.result import Doubt, Interval, ProcessDifference, ScenarioResult, Simulation, interval
from auditor.simulate.run import STAY, Run, Stays
from auditor.simulate.settings import Settings, WhatIf

#: Told how much is done (0–1); answers whether to go on.
Progress = Callable[[float], bool]

#: Passes that one run should hold, and the most that it may.
_PASSES, _MOST_PASSES = 24_000.0, 2_000_000.0
_LEAST_WEEKS, _MOST_WEEKS = 6.0, 52.0
#: Where demand has seasons a whole year counts, after this part of the run; a multiple of the distance of its marks.
_SEASONAL_WARM_UP = 0.12
_DOUBT_RUNS = 12
_DOUBT_ENDS = (10, 90)
_TRIES = 5


@dataclass(frozen=True)
class _State:
    """One state of the floor, and what was found of it so far."""

    built: Built
    found: list[Replication]


class Memory:
    """The floor as it is, built and played, kept while only changes of it are tried out."""

    def __init__(self) -> None:
        self._audit: Audit | None = None
        self._settings: Settings | None = None
        self._built: Built | None = None
        self._runs: dict[int, Run] = {}

    def built(self, audit: Audit, settings: Settings) -> Built:
        """The net of the floor as it is; built anew where the audit or the settings are others.

        Args:
            audit: the snapshot.
            settings: without a what-if.

        Returns:
            its net.
        """
        same = replace(settings, least=0, most=0, precision=0.0, difference_precision=0.0, due_days=None)
        if self._built is None or self._audit is not audit or self._settings != same:
            self._audit, self._settings, self._runs = audit, same, {}
            self._built = build(audit, settings)
        return self._built

    def played(self, number_of_run: int, make: Callable[[], Run]) -> Run:
        """A run of it, played once.

        Args:
            number_of_run: its number.
            make: plays it.

        Returns:
            what it counted.
        """
        if number_of_run not in self._runs:
            self._runs[number_of_run] = make()
        return self._runs[number_of_run]


def weeks_of(built: Built, settings: Settings) -> float:
    """How many working weeks one run lasts.

    Args:
        built: the net.
        settings: what was asked for.

    Returns:
        weeks: as asked; else so many that enough jobs pass to say something, a whole year where demand has seasons.

    Raises:
        InputError: so many jobs pass that following each of them would take too long.
    """
    passes = max(built.visits_per_week, 1e-9)
    year = built.net.clock.days_per_year / built.net.clock.days_per_week
    if settings.weeks is not None:
        weeks = settings.weeks
    elif is_seasonal(built):
        weeks = year / (1 - _SEASONAL_WARM_UP)
    else:
        weeks = min(max(_PASSES / passes, _LEAST_WEEKS), _MOST_WEEKS)
    if weeks * passes > _MOST_PASSES:
        lot = max(s.lot for s in built.net.sources) * weeks * passes / _MOST_PASSES
        raise InputError(
            _("{n} passes in {weeks} weeks are too many to follow one by one. Let pieces go on in lots of at least {lot}, or simulate fewer weeks.").format(
                n=number(weeks * passes), weeks=number(weeks, 1), lot=number(np.ceil(lot))
            )
        )  # fmt: skip
    return weeks


def is_seasonal(built: Built) -> bool:
    """Whether the demand of some product differs from month to month.

    Args:
        built: the net.

    Returns:
        True where it does.
    """
    return any(source.season for source in built.net.sources)


def simulate(
    audit: Audit,
    settings: Settings | None = None,
    after: Audit | None = None,
    progress: Progress | None = None,
    with_doubt: bool = True,
    memory: Memory | None = None,
) -> Simulation:
    """Simulate the map as it is, and with a change where one is given, with the same luck.

    Replications are added until the interval of the lead time of each process is as narrow as asked, and that of the
    difference too (or it is plainly not zero), up to the most that is allowed. What keeps no pace has no lead time and
    asks for no precision. Source: sequential sampling, Law, Simulation Modeling and Analysis (2015), ch. 9.4 and 10.2.

    Args:
        audit: the snapshot as it is.
        settings: seed, precision and what is assumed; None: the usual.
        after: the snapshot with a change; a what-if of the settings is a change too.
        progress: told how far it is; a no ends it.
        with_doubt: whether the doubt of the times is looked into too.
        memory: keeps the floor as it is from one simulation to the next.

    Returns:
        figures with intervals, and what they rest on.

    Raises:
        EndlessLoop: work gets caught in a process with a demand.
        InputError: there is nothing to simulate, or too much.
        Stopped: ``progress`` said no.
    """
    settings = settings or Settings()
    tell = progress or (lambda _share: True)
    memory = memory or Memory()
    base = memory.built(audit, replace(settings, what_if=WhatIf()))
    if settings.arrivals_s and len(base.net.sources) > 1:
        raise InputError(_("A log says when the work of one process comes in, and this audit has several, or several product families."))  # fmt: skip
    changed = None
    if after is not None or not settings.what_if.is_nothing:
        changed = build(after if after is not None else audit, settings, like=base)
    weeks = weeks_of(base, settings)
    week_s = base.net.clock.day_s * base.net.clock.days_per_week
    span = weeks * week_s
    states = [_State(built, []) for built in (base, changed) if built is not None]
    share = 0.0

    def keep_on() -> bool:
        return tell(share)

    def played(state: _State, i: int) -> Run:
        def make() -> Run:
            return play(state.built.net, settings.seed, i, span, keep_on, state.built.fixed)

        return memory.played(i, make) if state.built is base else make()

    try:
        pilots = [[played(state, i) for i in range(min(_TRIES, settings.least))] for state in states]
        cut = _warm_up(states, pilots, settings, span)
        for state, runs in zip(states, pilots, strict=True):
            state.found.extend(replication(state.built, run, cut) for run in runs)
        done, is_precise = len(states[0].found), False
        while done < settings.most and not (is_precise and done >= settings.least):
            share = 0.9 * done / max(settings.least, min(_expected(states, settings), settings.most))
            for state in states:
                state.found.append(replication(state.built, played(state, done), cut))
            done += 1
            is_precise = done >= settings.least and _expected(states, settings) <= done
        share = 0.9
        doubt = _doubt(states[0], settings, span, cut, keep_on) if with_doubt else {}
    except StuckLoop as error:
        raise _stuck(audit, error) from None
    results = [scenario(state.built, state.found, settings.confidence, settings.due_days) for state in states]
    tell(1.0)
    return Simulation(
        settings, results[0], results[1] if len(results) > 1 else None,
        _differences(states, settings.confidence) if len(states) > 1 else {},
        doubt, weeks, cut / week_s, done, _expected(states, settings) <= done,
        base.net.clock.day_s, base.net.clock.days_per_week, _notes(base, changed),
    )  # fmt: skip


def follow(
    audit: Audit, settings: Settings, days: float, keep_on: Callable[[], bool], before: Audit | None = None
) -> tuple[Built, Stays]:
    """The way of every job through one run, for the animation: some days after the floor has filled.

    Args:
        audit: the snapshot.
        settings: as those of a simulation.
        days: working days to be seen.
        keep_on: asked every few hundredths of a second.
        before: the snapshot as it is, where ``audit`` or the settings are a change of it: what was assumed of it stays so.

    Returns:
        the net, and stays at places in the order in which they ended; times are those of the run (working time, s).

    Raises:
        Stopped: ``keep_on`` said no.
    """
    base = build(before, replace(settings, what_if=WhatIf())) if before is not None else None
    built = build(audit, settings, like=base)
    try:
        run = play(built.net, settings.seed, 0, days * built.net.clock.day_s, keep_on, built.fixed, follows=True)
    except StuckLoop as error:
        raise _stuck(audit, error) from None
    return built, run.stays if run.stays is not None else np.empty(0, STAY)


def _warm_up(states: list[_State], pilots: list[list[Run]], settings: Settings, span_s: float) -> float:
    """How much of each run is left out (s): by rule, or all but a whole year where demand has seasons."""
    if settings.weeks is None and is_seasonal(states[0].built):
        return _SEASONAL_WARM_UP * span_s
    pairs = zip(states, pilots, strict=True)
    return max(warm_up_s(state.built, runs, settings.confidence) for state, runs in pairs)


def _stuck(audit: Audit, error: StuckLoop) -> InputError:
    step = audit.steps.get(error.step_id)
    text = _(
        "Work goes round “{step}” without any time passing. Give a step of the loop a time, or the loop a way out."
    )
    return InputError(text.format(step=step.name if step is not None else ""))


def _expected(states: list[_State], settings: Settings) -> int:
    """How many replications it will take, going by those done: the widest interval decides."""
    done = len(states[0].found)
    most = float(settings.least)
    for key in _steady(states, settings.confidence):
        leads = [interval(known([r.lead[key][0] for r in s.found]), settings.confidence) for s in states]
        for lead in leads:
            if lead.mean > 0:
                most = max(most, done * (lead.half / lead.mean / settings.precision) ** 2)
        if len(states) > 1:
            gap = _paired(states, key, settings.confidence)
            if not _is_settled(gap, leads[0], settings):
                wanted = max(abs(gap.mean) * settings.difference_precision, leads[0].mean * settings.precision / 10)
                most = max(most, done * (gap.half / wanted) ** 2 if wanted > 0 else 0.0)
    return int(np.ceil(min(most, 1e6)))


def _is_settled(gap: Interval, lead: Interval, settings: Settings) -> bool:
    """Whether a difference is known well enough: as narrow as asked, plainly not zero, or too small to matter."""
    return (
        gap.half <= abs(gap.mean) * settings.difference_precision
        or gap.is_plainly_not_zero
        or max(abs(gap.low), abs(gap.high)) <= lead.mean * settings.precision
    )


def _steady(states: list[_State], confidence: float) -> list[int]:
    """The processes that keep up in all states, as far as is known."""
    processes = dict.fromkeys(s.process_id for s in states[0].built.net.sources)
    return [key for key in processes if all(growth(s.built, key, s.found, confidence) is None for s in states)]


def _paired(states: list[_State], key: int, confidence: float) -> Interval:
    gaps = [b.lead[key][0] - a.lead[key][0] for a, b in zip(states[0].found, states[1].found, strict=True)]
    return interval(known(gaps), confidence)


def _differences(states: list[_State], confidence: float) -> dict[int, ProcessDifference]:
    pairs = list(zip(states[0].found, states[1].found, strict=True))

    def gap(values: list[float]) -> Interval:
        return interval(known(values), confidence)

    return {
        key: ProcessDifference(
            _paired(states, key, confidence),
            gap([b.lead[key][2] - a.lead[key][2] for a, b in pairs]),
            gap([b.finished[key] - a.finished[key] for a, b in pairs]),
            gap([b.wip[key] - a.wip[key] for a, b in pairs]),
        )
        for key in pairs[0][0].lead
    }


def _doubt(state: _State, settings: Settings, span: float, cut: float, keep_on: Callable[[], bool]) -> dict[int, Doubt]:
    """Runs with drawn mean times, each against the run with the same luck and likely times."""
    steady = _steady([state], settings.confidence)
    if not state.built.spans or not steady:
        return {}
    gaps: dict[int, list[float]] = {key: [] for key in steady}
    for i in range(min(_DOUBT_RUNS, len(state.found))):
        net = _with_drawn_times(state.built, settings.seed, i)
        found = replication(state.built, play(net, settings.seed, i, span, keep_on, fixed_of(net)), cut)
        for key in steady:
            gaps[key].append(found.lead[key][0] - state.found[i].lead[key][0])
    result: dict[int, Doubt] = {}
    for key in steady:
        lead = interval(known([r.lead[key][0] for r in state.found]), settings.confidence)
        low, high = np.percentile(known(gaps[key]), _DOUBT_ENDS)
        result[key] = Doubt(max(lead.mean + float(low), 0.0), lead.mean + float(high), lead.half)
    return result


def _with_drawn_times(built: Built, seed: int, number_of_run: int) -> Net:
    """The net with one mean time drawn for each step from its range (PERT)."""
    places = list(built.net.places)
    for i, span in built.spans.items():
        luck = stream(seed, number_of_run, places[i].step_id, Purpose.DOUBT).random(1)
        times = float(pert(span, luck)[0])
        places[i] = replace(
            places[i], contents=tuple(replace(c, piece_s=c.piece_s * times) for c in places[i].contents)
        )
    return replace(built.net, places=tuple(places))


def _notes(base: Built, changed: Built | None) -> tuple[Note, ...]:
    """What there is to say of the state as it is, and what else of the one after the change."""
    if changed is None:
        return base.notes
    said = {(n.kind, n.step_ids, tuple(n.values.items())) for n in base.notes}
    more = [
        replace(n, is_after=True) for n in changed.notes if (n.kind, n.step_ids, tuple(n.values.items())) not in said
    ]
    return (*base.notes, *more)


__all__ = ["Memory", "Progress", "ScenarioResult", "Stopped", "follow", "play", "simulate", "weeks_of"]
