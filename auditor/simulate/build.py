"""The net of an audit: the only place of the simulation that knows the map, and where all it assumes is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil, floor, inf

from auditor.errors import InputError
from auditor.flow import Analysis, analyse
from auditor.flow.branching import ENTRY, EXIT
from auditor.flow.problems import lacks_time
from auditor.flow.volume.visits import live_map, visits
from auditor.flow.volume.volumes import volumes
from auditor.flow.workload.capacity import at_once, is_handwork
from auditor.flow.workload.mix import family_view, skipped
from auditor.flow.workload.step_workload import periods_per_year
from auditor.flow.workload.waiting import is_unattended
from auditor.locale import _
from auditor.model import WORKING_KINDS, Audit, Basis, Estimate, Family, Process, Step, StepKind, Transfer, Work
from auditor.simulate.branches import Meeting, meetings
from auditor.simulate.built import Built, Draft, flows_into, season_of, uptime
from auditor.simulate.lots import lot_of
from auditor.simulate.net import Clock, Content, Kind, Net, Place, Pool, Source, Way
from auditor.simulate.notes import Note, NoteKind
from auditor.simulate.settings import Settings
from auditor.simulate.variation import attended_share, left_of, variation_of

#: People whom nobody counted are taken to be as many as are busy for this part of their time at most.
_MOST_USE = 0.85
_NO_ROLE, _MOST_FORKS = 0, 400
#: From this use on queues are so long that intervals stay wide.
_NEARLY, _LEAST_UPTIME = 0.95, 1e-3


def build(audit: Audit, settings: Settings, like: Built | None = None) -> Built:
    """The net of an audit.

    Args:
        audit: the snapshot.
        settings: what it is told beside the map.
        like: of the audit before a change: people that were assumed, and lots, stay as they were there.

    Returns:
        the net, with notes on what was assumed.

    Raises:
        EndlessLoop: work gets caught in a process with a demand.
        InputError: no process has a demand, or there is no working time.
    """
    return _Builder(audit, settings, like).built()


class _Builder:
    def __init__(self, audit: Audit, settings: Settings, like: Built | None) -> None:
        self.audit, self.settings, self.like = audit, settings, like
        self.analysis: Analysis = analyse(audit)
        self.clock = Clock(
            audit.calendar.available_time_per_day_s,
            audit.calendar.days_per_week or 5.0,
            audit.calendar.working_days_per_year,
        )
        self.year_s = audit.calendar.available_time_per_year_s
        if self.year_s <= 0:
            raise InputError(_("There is no working time: enter shifts and working days on the page “Firm”."))
        self.drafts: list[Draft] = []
        self.index: dict[int, int] = {}
        self.ends: dict[tuple[int, int], int] = {}
        self.sources: list[Source] = []
        self.notes: dict[object, Note] = {}
        self.into = flows_into(audit)
        self.labour: dict[int, float] = {}
        self.demand: dict[int, float] = {}
        self.spans: dict[int, Estimate] = {}
        self.station_s: dict[int, float] = {}
        self.jobs_per_year = 0.0
        self.root, self.peak = 0, 1.0
        self.passes: dict[int | None, Mapping[int, float]] = {}
        self.peak_s: dict[int, float] = {}
        self.peak_labour: dict[int, float] = {}

    def built(self) -> Built:
        roots = [p for p in self.audit.processes.values() if p.id not in self.audit.parent_steps]
        for process in sorted(roots, key=lambda p: p.id):
            self._process(process)
        if not self.sources:
            raise InputError(
                _(
                    "Nothing can be simulated: no process has a demand and a way from a start to an end. Enter the demand on the page “Firm” or on the map."
                )
            )
        pools, numbers = self._pools()
        places = tuple(
            Place(
                step_id=d.step_id,
                contents=tuple(d.contents),
                stations=d.stations,
                pool=numbers[d.role] if d.role is not None else None,
                crew=min(d.crew, max(ceil(pools[numbers[d.role]].people), 1)) if d.role is not None else d.crew,
                limit=d.limit,
                failure_s=d.failure_s,
                repair_s=d.repair_s,
                meets_at=d.meets_at,
                heads_before=d.heads_before,
            )
            for d in self.drafts
        )
        weeks = self.clock.days_per_year / self.clock.days_per_week
        times = self.settings.what_if.demand_times / self.year_s
        limited = [i for i in self.station_s if places[i].stations < inf]
        use = {i: self.station_s[i] * times / places[i].stations for i in limited}
        peak = {i: self.peak_s[i] * times / places[i].stations for i in limited}
        roles = sorted(numbers, key=lambda role: numbers[role])
        pool_use = tuple(self.labour.get(r, 0.0) * times / pools[numbers[r]].people for r in roles)
        pool_peak = tuple(self.peak_labour.get(r, 0.0) * times / pools[numbers[r]].people for r in roles)
        for i in limited:
            self._strained(use[i], peak[i], (places[i].step_id,), "")
        for role, share, most in zip(roles, pool_use, pool_peak, strict=True):
            self._strained(share, most, (), self._role_name(role))
        self._general(bool(pools))
        return Built(
            self.audit,
            Net(self.clock, places, pools, tuple(self.sources)),
            tuple(sorted(self.notes.values(), key=lambda note: list(NoteKind).index(note.kind))),
            self.index,
            self.spans,
            use,
            pool_use,
            {key: value / weeks for key, value in self.demand.items()},
            self.jobs_per_year / weeks * self.settings.what_if.demand_times,
        )

    # Processes

    def _process(self, process: Process) -> None:
        live, _forks = live_map(self.audit, process.id)
        numbers = self.analysis.processes[process.id]
        if not numbers.demand_per_year or not live:
            if self.audit.steps_of(process.id):
                if not live:
                    visits(self.audit, process.id)  # says which steps go round
                self._note(NoteKind.NO_DEMAND, (), process=process.name)
            return
        families: list[Family | None] = [f for f in self.audit.families_of(process.id) if f.demand_per_year is not None]
        families = families or [None]
        lot = self._lot(process, numbers.demand_per_year)
        out = self._add(Draft(-2 * process.id - 1))
        self.drafts[out].contents = [Content(kind=Kind.OUT)] * len(families)
        views = {f.id if f is not None else None: self._view(process.id, f) for f in families}
        self.root = process.id
        self.passes = {key: volumes(view, process.id).per_year for key, view in views.items()}
        self.peak = max((1.0, *(w for f in families for w in season_of(self.audit, self._family_id(process, f)))))
        self._map(process.id, families, out, lot, frozenset({process.id}))
        self.demand[process.id] = numbers.demand_per_year * self.settings.what_if.demand_times
        for product, family in enumerate(families):
            view = self._view(process.id, family)
            found = volumes(view, process.id)
            whole = family.demand_per_year.likely if family is not None and family.demand_per_year else numbers.demand_per_year  # fmt: skip
            season = season_of(self.audit, self._family_id(process, family))
            self.sources.append(
                Source(
                    process_id=process.id,
                    product=product,
                    place=self.ends[process.id, ENTRY],
                    pieces_per_s=whole * found.entry_per_unit * self.settings.what_if.demand_times / self.year_s,
                    lot=lot,
                    family_id=family.id if family is not None else None,
                    release=self.settings.release,
                    season=season,
                    at_s=self.settings.arrivals_s,
                )
            )
        self._note(NoteKind.RELEASE, (), how="log" if self.settings.arrivals_s else self.settings.release.name.lower())

    def _family_id(self, process: Process, family: Family | None) -> int | None:
        return family.id if family is not None else process.family_id

    def _view(self, process_id: int, family: Family | None) -> Audit:
        return family_view(self.audit, process_id, family) if family is not None else self.audit

    def _map(self, process_id: int, families: list[Family | None], out: int, lot: float, above: frozenset[int]) -> None:
        """The places of a process and of those that show its steps in detail; ``out`` is where its work leaves."""
        live, forks = live_map(self.audit, process_id)
        self.ends[process_id, ENTRY] = self._add(Draft(-2 * process_id - 2))
        self.ends[process_id, EXIT] = out
        here = [i for i in live if i not in (ENTRY, EXIT)]
        for step_id in here:
            self.index[step_id] = self._add(Draft(step_id))
        met = meetings(live, forks) if len(here) <= _MOST_FORKS or forks.meetings else {}
        for family in families:
            graph, _own = live_map(self._view(process_id, family), process_id)
            for node in (ENTRY, *here):
                draft = self.drafts[self._at(process_id, node)]
                draft.contents.append(self._content(process_id, node, graph, family, met, lot))
        for step_id in here:
            self._placed(self.audit.steps[step_id], lot, met, process_id)
            detail = self.audit.steps[step_id].detail_id
            if detail is not None and detail not in above and live_map(self.audit, detail)[0]:
                back = self._add(Draft(-2 * detail - 1))
                self.drafts[back].contents = list(self.drafts[self.index[step_id]].contents)
                self._map(detail, families, back, lot, above | {detail})
                way = (Way(self.ends[detail, ENTRY]),)
                into = self.drafts[self.index[step_id]]
                into.contents = [Content(kind=Kind.PASS, ways=way) for _c in into.contents]

    def _at(self, process_id: int, node: int) -> int:
        return self.ends[process_id, node] if node in (ENTRY, EXIT) else self.index[node]

    def _content(
        self, process_id: int, node: int, graph: object, family: Family | None,
        met: Mapping[int, Meeting], lot: float,
    ) -> Content:  # fmt: skip
        onward = graph.adj[node].items() if node in graph else ()  # type: ignore[attr-defined,operator]
        ways = tuple(Way(self._at(process_id, to), data["part"]) for to, data in onward) or (Way(self.ends[process_id, EXIT]),)  # fmt: skip
        if node == ENTRY:
            return Content(kind=Kind.PASS, ways=ways)
        step = self.audit.steps[node]
        scrap = self._view(process_id, family).work(node).scrap
        yields = 1 - min(scrap.likely, 1.0) if scrap is not None else 1.0
        if node in met and not met[node].is_fork:
            return Content(kind=Kind.JOIN, ways=ways, yields=yields)
        if step.kind is StepKind.FORK and len(ways) > 1 and node in met:
            return Content(kind=Kind.FORK, ways=ways, yields=yields)
        passing = Content(kind=Kind.PASS, ways=ways, yields=yields)
        if step.kind not in WORKING_KINDS or step.detail_id is not None:
            return passing
        if family is not None and skipped(self.audit, node, family.id):
            return passing
        return self._working(step, self._view(process_id, family).work(node), family, passing, lot)

    # Steps

    def _working(self, step: Step, work: Work, family: Family | None, passing: Content, lot: float) -> Content:
        """What a step does with a product; times are the likely ones."""
        audit, numbers = self.audit, self.analysis.step(step.id)
        volume = self._volume(step, family)
        if lacks_time(audit, step):
            self._note(NoteKind.NO_TIME, (step.id,))
        if is_unattended(audit, work) and work.stations == 1:
            return self._delay(step, work, passing)
        piece_s = self._piece_s(step, work, numbers.volume_per_year if numbers is not None else None)
        if piece_s is None:
            return passing
        crew = max(ceil(work.crew), 1)
        batch = (work.batch_size or 0.0) * self.settings.what_if.lot_times
        setup = work.setup_time_s.likely if work.setup_time_s is not None and work.labour_s is None else 0.0
        if setup > 0 and not batch:
            self._note(NoteKind.SETUP_WITHOUT_BATCH, (step.id,))
        part = work.crew / crew if work.labour_s is None else 1.0
        content = replace(
            passing,
            kind=Kind.WORK,
            piece_s=piece_s,
            variation=self._variation(step, work),
            setup_s=setup if batch else 0.0,
            pieces_per_setup=batch,
            attended=attended_share(audit, work),
            setup_attended=min(part, 1.0),
        )
        setups = content.setup_s / batch if batch else 0.0
        role = work.role_id or _NO_ROLE
        if self._is_manned(work, content):
            labour = crew * (content.attended * piece_s + content.setup_attended * setups)
            self.labour[role] = self.labour.get(role, 0.0) + volume * labour
            self.peak_labour[role] = self.peak_labour.get(role, 0.0) + volume * labour * self.peak
        place = self.index[step.id]
        busy = volume * (piece_s + setups) / max(uptime(work, self.settings), _LEAST_UPTIME)
        self.station_s[place] = self.station_s.get(place, 0.0) + busy
        self.peak_s[place] = self.peak_s.get(place, 0.0) + busy * self.peak
        self.jobs_per_year += volume / lot
        return content

    def _variation(self, step: Step, work: Work) -> float:
        """How much pieces differ; where a change takes handwork over, what it leaves of what was known as it is."""
        value, known = variation_of(self.audit, work, self.settings)
        if known is Basis.ASSUMED:
            self._note(NoteKind.VARIATION, (), hand=self.settings.hand_variation, machine=self.settings.machine_variation)  # fmt: skip
            return value
        if known is Basis.MEASURED:
            self._note(NoteKind.VARIATION_MEASURED, (step.id,))
        left = left_of(value, self.like.audit if self.like is not None else None, self.audit, work, self.settings)
        if left != value:
            self._note(NoteKind.VARIATION_TAKEN_OVER, (step.id,), machine=self.settings.machine_variation)
        return left

    def _volume(self, step: Step, family: Family | None) -> float:
        """Passes a year of one product; of a step shown in detail, an equal part of all."""
        own = self.passes.get(family.id if family is not None else None)
        if own is not None and step.process_id == self.root:
            return own.get(step.id, 0.0)
        numbers = self.analysis.step(step.id)
        return (numbers.volume_per_year or 0.0) / len(self.passes) if numbers is not None else 0.0

    def _piece_s(self, step: Step, work: Work, volume: float | None) -> float | None:
        """Time of one piece (s); work stated per period is spread over the pieces that pass."""
        if work.labour_s is not None:
            if not volume:
                return None
            self._note(NoteKind.PERIOD_WORK, (step.id,))
            return work.labour_s.likely * periods_per_year(work.labour_period, self.audit.calendar) / volume
        if work.cycle_time_s is None:
            return None
        piece = work.cycle_time_s.likely / work.units_per_cycle
        if work.events is not None:
            if not volume:
                return None
            self._note(NoteKind.PERIOD_WORK, (step.id,))
            return piece * work.events.likely * periods_per_year(work.events_period, self.audit.calendar) / volume
        if work.cycle_time_s.likely > 0 and not work.cycle_time_s.is_point:
            self.spans[self.index[step.id]] = work.cycle_time_s / work.cycle_time_s.likely
        return piece

    def _delay(self, step: Step, work: Work, passing: Content) -> Content:
        """Waiting that needs nobody: by the clock on the wall, or as many days as pieces were counted there."""
        if work.cycle_time_s is not None and work.cycle_time_s.likely > 0:
            return replace(passing, kind=Kind.DELAY, piece_s=work.cycle_time_s.likely, is_round_the_clock=True)
        days = self._stock_days(step, work)
        if step.kind is not StepKind.DELAY or not days:
            return passing
        self._note(NoteKind.DELAY_FROM_STOCK, (step.id,))
        return replace(passing, kind=Kind.DELAY, piece_s=days * self.clock.day_s)

    def _stock_days(self, step: Step, work: Work) -> float:
        if work.inventory_days_before is not None:
            return work.inventory_days_before
        demand = self.analysis.processes[step.process_id].demand_per_year
        if work.inventory_pieces_before and demand:
            return work.inventory_pieces_before / demand * self.clock.days_per_year
        return 0.0

    def _is_manned(self, work: Work, content: Content) -> bool:
        """Whether its people can be missing: those of a role, or of handwork; whoever has no role stands at a station."""
        if content.attended <= 0 and (content.setup_s <= 0 or content.setup_attended <= 0):
            return False
        return work.role_id is not None or work.labour_s is not None or is_handwork(self.audit, work)

    def _placed(self, step: Step, lot: float, met: Mapping[int, Meeting], process_id: int) -> None:
        """Stations, people, breakdowns and queue of a step."""
        draft, work = self.drafts[self.index[step.id]], self.audit.work(step.id)
        meeting = met.get(step.id)
        if meeting is not None:
            draft.heads_before = {self.index[fork]: n for fork, n in meeting.heads.items()}
            if meeting.meets_at is not None:
                draft.meets_at = self._at(process_id, meeting.meets_at)
        working = [c for c in draft.contents if c.kind is Kind.WORK]
        if not working:
            return
        by_hand = is_handwork(self.audit, work) or work.labour_s is not None
        if not by_hand:
            draft.stations = max(work.stations, 0.0)
            up = uptime(work, self.settings)
            if up <= 0 or draft.stations <= 0:
                raise InputError(
                    _(
                        "“{step}” can do nothing: it has no station, or its uptime is 0. Give it some on the page “Measure”."
                    ).format(step=step.name)
                )
            if up < 1:
                draft.repair_s = work.repair_time_s or self.settings.repair_s
                draft.failure_s = draft.repair_s * up / (1 - up)
                if work.repair_time_s is None:
                    self._note(NoteKind.REPAIR, (step.id,), hours=self.settings.repair_s / 3600)
        if any(self._is_manned(work, c) for c in working):
            draft.role, draft.crew = work.role_id or _NO_ROLE, max(ceil(work.crew), 1) if work.labour_s is None else 1
        into = self.into.get(step.id, [])
        counted = work.inventory_pieces_before
        if counted and into and all(f.transfer in (Transfer.PULL, Transfer.FIFO) for f in into):
            draft.limit = max(floor(counted / lot), 1)
            self._note(NoteKind.LIMIT_FROM_STOCK, (step.id,))

    # Lots and people

    def _lot(self, process: Process, demand_per_year: float) -> float:
        lot, kind = lot_of(self.audit, process, demand_per_year, self.clock, self.settings)
        self._note(kind, (), (process.id,), process=process.name, lot=lot)
        return lot

    def _pools(self) -> tuple[tuple[Pool, ...], dict[int, int]]:
        """The people of each role that works, and the index of each."""
        pools: list[Pool] = []
        numbers: dict[int, int] = {}
        more = dict(self.settings.what_if.more_people)
        used = {d.role for d in self.drafts if d.role is not None}
        for role_id in sorted(used):
            numbers[role_id] = len(pools)
            crew = max(d.crew for d in self.drafts if d.role == role_id)
            people, is_assumed = self._people(role_id)
            people += more.get(role_id, 0.0) * self._presence()
            if people <= 0:
                raise InputError(
                    _("“{role}” has nobody on the floor. Give the role people on the page “Firm”.").format(
                        role=self._role_name(role_id)
                    )
                )
            if crew > ceil(people):
                self._note(NoteKind.CREW_TOO_LARGE, (), (role_id,), role=self._role_name(role_id), crew=crew)
            pools.append(Pool(role_id or None, people, is_assumed))
        return tuple(pools), numbers

    def _presence(self) -> float:
        """How much of the opening hours one person is there (more than 1: longer than the firm counts)."""
        return self.audit.firm.productive_hours_per_fte.likely * 3600 / self.year_s

    def _people(self, role_id: int) -> tuple[float, bool]:
        role = self.audit.roles.get(role_id)
        if role is not None and role.headcount:
            each = Work(id=0, role_id=role_id)
            self._note(NoteKind.PRESENCE, (), hours=self.audit.firm.productive_hours_per_fte.likely, open=self.year_s / 3600)  # fmt: skip
            return at_once(self.audit, each) or 0.0, False
        known = {p.role_id or _NO_ROLE: p.people for p in self.like.net.pools} if self.like is not None else {}
        need = self.labour.get(role_id, 0.0) / self.year_s
        people = known.get(role_id) or float(max(ceil(need / _MOST_USE), 1))
        self._note(NoteKind.PEOPLE_ASSUMED, (), (role_id,), role=self._role_name(role_id), people=people)
        return people, True

    def _role_name(self, role_id: int) -> str:
        return self.audit.roles[role_id].name if role_id in self.audit.roles else ""

    # Notes

    def _strained(self, use: float, peak: float, step_ids: tuple[int, ...], role: str) -> None:
        """What is asked for too much over the year, or nearly so, or in the busiest month."""
        if use >= 1:
            kind = NoteKind.OVERLOADED_STATION if step_ids else NoteKind.OVERLOADED_PEOPLE
        elif use >= _NEARLY or peak >= 1:
            kind = NoteKind.NEARLY_FULL
        else:
            return
        self._note(kind, step_ids, (step_ids, role), use=use, peak=peak, role=role)

    def _general(self, has_people: bool) -> None:
        if has_people:
            self._note(NoteKind.SKILLS)
        stocked = [i for i in self.index if self._stock_days(self.audit.steps[i], self.audit.work(i)) > 0]
        if stocked:
            self._note(NoteKind.STOCK_POLICY, tuple(stocked))
        self._note(NoteKind.NOT_MODELLED)

    def _note(
        self, kind: NoteKind, step_ids: tuple[int, ...] = (), key: tuple[object, ...] = (), /, **values: float | str
    ) -> None:
        """Say something, once for each ``key``, with all its steps."""
        name = (kind, key, *sorted(values.items())) if not step_ids or key else kind
        before = self.notes.get(name)
        steps = tuple(dict.fromkeys((*(before.step_ids if before is not None else ()), *step_ids)))
        self.notes[name] = Note(kind, steps, values)

    def _add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1
