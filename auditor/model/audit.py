"""The ``Audit`` snapshot: everything an audit file says, immutable, at one revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from auditor.model.assessment import Answer, FitAnswer, Photo, Tag
from auditor.model.candidate import (
    CandidateOverride,
)
from auditor.model.entity import Entity
from auditor.model.estimate import Estimate
from auditor.model.firm import Calendar, Family, Firm, Role
from auditor.model.labour_rate import RateWithoutRole, rate_without_role
from auditor.model.owned import OwnedRows
from auditor.model.process import Flow, Lane, Process, Step
from auditor.model.report import ReportSettings
from auditor.model.sharing import Sharing
from auditor.model.tables import ENTITIES, TABLE_OF, E
from auditor.model.work import Work


@dataclass(frozen=True)
class Audit(OwnedRows):
    """One state of an audit. Compare two with ``==``: the revision does not count."""

    tables: Mapping[str, Mapping[int, Any]]

    @classmethod
    def of(cls, entities: Iterable[Entity] = ()) -> Audit:
        """A snapshot of given entities, with a default firm and calendar where none is given.

        Args:
            entities: rows of any tables, with their ids; of two with one id the last counts.

        Returns:
            the snapshot.
        """
        tables: dict[str, dict[int, Any]] = {name: {} for name in ENTITIES}
        tables["firm"][1], tables["calendar"][1] = Firm(), Calendar()
        for entity in entities:
            tables[TABLE_OF[type(entity)]][entity.id] = entity
        return cls(tables)

    def replaced(self, changed: Mapping[str, Mapping[int, Any]]) -> Audit:
        """A snapshot in which some rows differ; a row that is None is gone.

        Args:
            changed: table → id → the new row, or None to remove it.

        Returns:
            the new snapshot; this one stays as it is.
        """
        tables = dict(self.tables)
        for name, rows in changed.items():
            table = dict(tables[name])
            for key, entity in rows.items():
                if entity is None:
                    table.pop(key, None)
                else:
                    table[key] = entity
            tables[name] = table
        audit = Audit(tables)
        if not changed.get("step") and not changed.get("flow"):
            audit.__dict__["derived_from_map"] = self.derived_from_map
        return audit

    @cached_property
    def derived_from_map(self) -> dict[object, Any]:
        """What analyses made of the steps and flows alone and may want again, by a key of their own.

        It lives as long as snapshots with these steps and flows, and says nothing about what the audit is. Put in only
        what never changes: analyses in several threads share it, and at worst make the same thing twice.
        """
        return {}

    @cached_property
    def derived(self) -> dict[object, Any]:
        """What analyses made of this very snapshot and may want again, by a key of their own; as ``derived_from_map``."""
        return {}

    def step_names(self, step_ids: Iterable[int], most: int = 4) -> str:
        """The names of steps that are there, the first few of them.

        Args:
            step_ids: ids of steps; those that are not there are left out.
            most: how many names at most; “…” stands for the rest.

        Returns:
            the names, with commas between them; with semicolons where a name has a comma of its own.
        """
        names = [self.steps[i].name for i in step_ids if i in self.steps]
        return ("; " if any("," in name for name in names) else ", ").join(names[:most]) + (
            " …" if len(names) > most else ""
        )

    def table(self, cls: type[E]) -> Mapping[int, E]:
        """All rows of a table.

        Args:
            cls: which class of entity.

        Returns:
            id → entity, of the entity class ``cls``; empty where the table has no rows.
        """
        return self.tables[TABLE_OF[cls]]

    def entities(self) -> Iterable[Entity]:
        """All entities, parents before children, by id."""
        for name in ENTITIES:
            yield from (self.tables[name][key] for key in sorted(self.tables[name]))

    @property
    def firm(self) -> Firm:
        """The firm that is audited."""
        return cast(Firm, self.tables["firm"][1])

    @property
    def calendar(self) -> Calendar:
        """The firm's working time."""
        return cast(Calendar, self.tables["calendar"][1])

    @property
    def roles(self) -> Mapping[int, Role]:
        """Role id → role."""
        return self.table(Role)

    @property
    def families(self) -> Mapping[int, Family]:
        """Family id → product family."""
        return self.table(Family)

    @property
    def processes(self) -> Mapping[int, Process]:
        """Process id → process."""
        return self.table(Process)

    @property
    def lanes(self) -> Mapping[int, Lane]:
        """Lane id → lane, of all processes."""
        return self.table(Lane)

    @property
    def steps(self) -> Mapping[int, Step]:
        """Step id → step, of all processes."""
        return self.table(Step)

    @property
    def flows(self) -> Mapping[int, Flow]:
        """Flow id → flow, of all processes."""
        return self.table(Flow)

    @property
    def candidate_overrides(self) -> Mapping[int, CandidateOverride]:
        """Id → what the advisor changed in a proposed candidate."""
        return self.table(CandidateOverride)

    @property
    def report_settings(self) -> ReportSettings:
        """How the report looks and what goes with it; the default settings where none are stored."""
        return self.table(ReportSettings).get(1, ReportSettings())

    @property
    def sharing(self) -> Sharing:
        """What was said when figures were shared; empty where nothing was."""
        return self.table(Sharing).get(1, Sharing())

    def work(self, step_id: int) -> Work:
        """The step's time and labour content; an empty one where nothing is known yet.

        Args:
            step_id: the step.

        Returns:
            its work, with times in s.
        """
        found = self.table(Work).get(step_id)
        return found if found is not None else Work(id=step_id)

    @cached_property
    def rate_without_role(self) -> RateWithoutRole:
        """What an hour of work without a role costs, and why."""
        return rate_without_role(self.roles.values(), self.firm.country)

    def rate_per_hour(self, role_id: int | None) -> Estimate:
        """What an hour of work costs.

        Args:
            role_id: who does it; None: nobody is stated.

        Returns:
            the rate of the role, else that of work without a role, in the audit's currency per hour.
        """
        role = self.roles.get(role_id) if role_id is not None else None
        return role.rate_per_hour if role is not None else self.rate_without_role.per_hour

    @cached_property
    def _steps_by_process(self) -> dict[int, tuple[Step, ...]]:
        grouped: dict[int, list[Step]] = defaultdict(list)
        for step in self.steps.values():
            grouped[step.process_id].append(step)
        return {key: tuple(sorted(steps, key=lambda s: s.id)) for key, steps in grouped.items()}

    @cached_property
    def _flows_by_process(self) -> dict[int, tuple[Flow, ...]]:
        grouped: dict[int, list[Flow]] = defaultdict(list)
        for flow in self.flows.values():
            grouped[flow.process_id].append(flow)
        return {key: tuple(sorted(flows, key=lambda f: f.id)) for key, flows in grouped.items()}

    @cached_property
    def _tags_by_step(self) -> dict[int, dict[str, Tag]]:
        grouped: dict[int, dict[str, Tag]] = defaultdict(dict)
        for tag in self.table(Tag).values():
            grouped[tag.step_id][tag.name] = tag
        return dict(grouped)

    @cached_property
    def _fit_answers(self) -> dict[tuple[int, str], dict[str, bool]]:
        found: dict[tuple[int, str], dict[str, bool]] = {}
        for answer in self.table(FitAnswer).values():
            found.setdefault((answer.step_id, answer.technology), {})[answer.question] = answer.is_yes
        return found

    def fit_answers_of(self, step_id: int, technology: str) -> Mapping[str, bool]:
        """What was answered to a technology's questions about a step.

        Args:
            step_id: the step.
            technology: its key.

        Returns:
            yes (True) or no by the key of the question.
        """
        return self._fit_answers.get((step_id, technology), {})

    @cached_property
    def _answers_by_step(self) -> dict[int, dict[str, int]]:
        grouped: dict[int, dict[str, int]] = defaultdict(dict)
        for answer in self.table(Answer).values():
            grouped[answer.step_id][answer.criterion] = answer.level
        return dict(grouped)

    def steps_of(self, process_id: int) -> tuple[Step, ...]:
        """The steps of a process, by id.

        Args:
            process_id: the process.

        Returns:
            the steps; none for an unknown process.
        """
        return self._steps_by_process.get(process_id, ())

    def flows_of(self, process_id: int) -> tuple[Flow, ...]:
        """The flows of a process, by id.

        Args:
            process_id: the process.

        Returns:
            the flows; none for an unknown process.
        """
        return self._flows_by_process.get(process_id, ())

    def lanes_of(self, process_id: int) -> tuple[Lane, ...]:
        """The lanes of a process, from the first to the last.

        Args:
            process_id: the process.

        Returns:
            the lanes; none for an unknown process.
        """
        return tuple(
            sorted((x for x in self.lanes.values() if x.process_id == process_id), key=lambda x: (x.position, x.id))
        )

    def tags_of(self, step_id: int) -> frozenset[str]:
        """The accepted tags of a step.

        Args:
            step_id: the step.

        Returns:
            the names of the tags.
        """
        return frozenset(tag.name for tag in self._tags_by_step.get(step_id, {}).values() if tag.accepted)

    def tag(self, step_id: int, name: str) -> Tag | None:
        """The tag of that name on a step, accepted or refused.

        Args:
            step_id: the step.
            name: the tag's name.

        Returns:
            the tag; None where the step has none of that name.
        """
        return self._tags_by_step.get(step_id, {}).get(name)

    @cached_property
    def _photos_by_step(self) -> dict[int, tuple[Photo, ...]]:
        grouped: dict[int, list[Photo]] = defaultdict(list)
        for photo in self.table(Photo).values():
            grouped[photo.step_id].append(photo)
        return {key: tuple(sorted(photos, key=lambda p: p.id)) for key, photos in grouped.items()}

    def photos_of(self, step_id: int) -> tuple[Photo, ...]:
        """The photos of a step, by id.

        Args:
            step_id: the step.

        Returns:
            the photos.
        """
        return self._photos_by_step.get(step_id, ())

    @cached_property
    def parent_steps(self) -> dict[int, Step]:
        """Process id → the step that it shows in detail."""
        return {s.detail_id: s for s in self.steps.values() if s.detail_id is not None}

    def process_path(self, process_id: int) -> tuple[int, ...]:
        """Process ids from the top down to this one; a circle of details ends where it closes.

        Args:
            process_id: the process at the bottom; one that is not there has no path.

        Returns:
            ids of processes, ``process_id`` last.
        """
        path: list[int] = []
        here: int | None = process_id if process_id in self.processes else None
        while here is not None and here not in path:
            path.append(here)
            parent = self.parent_steps.get(here)
            here = parent.process_id if parent is not None else None
        return tuple(reversed(path))

    def answers_of(self, step_id: int) -> Mapping[str, int]:
        """Criterion → level (1–5) that a person gave a step.

        Args:
            step_id: the step.

        Returns:
            the levels by criterion; empty where nothing was answered.
        """
        return self._answers_by_step.get(step_id, {})

    def demand_per_year(self, process: Process) -> float | None:
        """Likely finished units per year of a process: of all that it makes together, its own, or its family's.

        Args:
            process: the process.

        Returns:
            finished units per year; None where no demand is known.
        """
        together = [f.demand_per_year.likely for f in self.families_of(process.id) if f.demand_per_year is not None]
        if together:
            return sum(together)
        demand = process.demand_per_year
        if demand is None and process.family_id is not None:
            demand = self.families[process.family_id].demand_per_year
        return demand.likely if demand is not None else None
