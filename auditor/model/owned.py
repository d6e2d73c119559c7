"""What belongs to something else: the rows of a step, a study, a family, a process or a candidate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from auditor.model.benchmark import Benchmark
from auditor.model.candidate import CandidateCost, CandidateStep, Outcome, Project
from auditor.model.entity import Entity
from auditor.model.firm import Family, FamilyWork, Mix, Season
from auditor.model.process import Information
from auditor.model.quotation import Quotation, QuotedLine
from auditor.model.study import Allowance, Element, Lift, Moment, Observation, Study, WorkElement
from auditor.model.tables import TABLE_OF

_OWNED: tuple[tuple[type[Entity], str], ...] = (
    (Study, "step_id"),
    (Element, "study_id"),
    (Observation, "study_id"),
    (Allowance, "study_id"),
    (WorkElement, "step_id"),
    (Lift, "step_id"),
    (Moment, "sampling_id"),
    (Season, "family_id"),
    (FamilyWork, "step_id"),
    (Mix, "process_id"),
    (Information, "process_id"),
    (CandidateStep, "candidate_id"),
    (CandidateCost, "candidate_id"),
    (Project, "candidate_id"),
    (Outcome, "candidate_id"),
    (Quotation, "candidate_id"),
    (QuotedLine, "quotation_id"),
    (Benchmark, "step_id"),
)


class OwnedRows:
    """Look-ups by owner, over the tables of an audit."""

    tables: Mapping[str, Mapping[int, Any]]

    @cached_property
    def _by_owner(self) -> dict[tuple[type[Entity], str, int], tuple[Any, ...]]:
        grouped: dict[tuple[type[Entity], str, int], list[Any]] = defaultdict(list)
        for cls, owner in _OWNED:
            for key in sorted(self.tables[TABLE_OF[cls]]):
                entity = self.tables[TABLE_OF[cls]][key]
                grouped[cls, owner, getattr(entity, owner)].append(entity)
        return {key: tuple(entities) for key, entities in grouped.items()}

    def studies_of(self, step_id: int) -> tuple[Study, ...]:
        """Time studies of a step, oldest first.

        Args:
            step_id: the step.

        Returns:
            the studies, by id.
        """
        return self._by_owner.get((Study, "step_id", step_id), ())

    def elements_of(self, study_id: int) -> tuple[Element, ...]:
        """The elements of a study, in the order of the cycle.

        Args:
            study_id: the time study.

        Returns:
            the elements; foreign ones last.
        """
        found = self._by_owner.get((Element, "study_id", study_id), ())
        return tuple(sorted(found, key=lambda e: (e.is_foreign, e.position, e.id)))

    def observations_of(self, study_id: int) -> tuple[Observation, ...]:
        """The observations of a study, in the order in which they were made.

        Args:
            study_id: the time study.

        Returns:
            the observations, by id.
        """
        return self._by_owner.get((Observation, "study_id", study_id), ())

    def allowances_of(self, study_id: int) -> tuple[Allowance, ...]:
        """The allowances of a study, by id.

        Args:
            study_id: the time study.

        Returns:
            the allowances.
        """
        return self._by_owner.get((Allowance, "study_id", study_id), ())

    def work_elements_of(self, step_id: int) -> tuple[WorkElement, ...]:
        """What a step's work consists of, in order.

        Args:
            step_id: the step.

        Returns:
            the elements of the work, by position.
        """
        found = self._by_owner.get((WorkElement, "step_id", step_id), ())
        return tuple(sorted(found, key=lambda e: (e.position, e.id)))

    def lifts_of(self, step_id: int) -> tuple[Lift, ...]:
        """The lifts of a step, by id.

        Args:
            step_id: the step.

        Returns:
            the lifts.
        """
        return self._by_owner.get((Lift, "step_id", step_id), ())

    def moments_of(self, sampling_id: int) -> tuple[Moment, ...]:
        """The looks of a sampling round, by time of day.

        Args:
            sampling_id: the round of work sampling.

        Returns:
            the moments, by seconds since midnight.
        """
        found = self._by_owner.get((Moment, "sampling_id", sampling_id), ())
        return tuple(sorted(found, key=lambda m: (m.at_s, m.id)))

    def seasons_of(self, family_id: int) -> tuple[Season, ...]:
        """The seasons of a product family, by id.

        Args:
            family_id: the product family.

        Returns:
            the seasons.
        """
        return self._by_owner.get((Season, "family_id", family_id), ())

    def family_works_of(self, step_id: int) -> tuple[FamilyWork, ...]:
        """What a step takes for product families where that differs, by id.

        Args:
            step_id: the step.

        Returns:
            one entry for each family that has its own.
        """
        return self._by_owner.get((FamilyWork, "step_id", step_id), ())

    def families_of(self, process_id: int) -> tuple[Family, ...]:
        """The product families that a process makes beside each other, by id; none where it makes one thing.

        Args:
            process_id: the process.

        Returns:
            the families.
        """
        ids = {mix.family_id for mix in self._by_owner.get((Mix, "process_id", process_id), ())}
        return tuple(self.tables["family"][key] for key in sorted(ids) if key in self.tables["family"])

    def information_of(self, process_id: int) -> tuple[Information, ...]:
        """The flows of information of a process, by id.

        Args:
            process_id: the process.

        Returns:
            the information flows.
        """
        return self._by_owner.get((Information, "process_id", process_id), ())

    def steps_of_candidate(self, candidate_id: int) -> frozenset[int]:
        """The ids of the steps that a candidate covers.

        Args:
            candidate_id: the candidate.

        Returns:
            ids of steps.
        """
        found = self._by_owner.get((CandidateStep, "candidate_id", candidate_id), ())
        return frozenset(link.step_id for link in found)

    def costs_of(self, candidate_id: int) -> tuple[CandidateCost, ...]:
        """The firm's own amounts for headings of a candidate's investment.

        Args:
            candidate_id: the candidate.

        Returns:
            the amounts, in the audit's currency, by id.
        """
        return self._by_owner.get((CandidateCost, "candidate_id", candidate_id), ())

    def project_of(self, candidate_id: int) -> Project | None:
        """What a person said about carrying out a candidate.

        Args:
            candidate_id: the candidate.

        Returns:
            the project; None where nothing was said.
        """
        found = self._by_owner.get((Project, "candidate_id", candidate_id), ())
        return found[0] if found else None

    def outcome_of(self, candidate_id: int) -> Outcome | None:
        """What became of a candidate.

        Args:
            candidate_id: the candidate.

        Returns:
            what was said last; None where nothing was said.
        """
        found = self._by_owner.get((Outcome, "candidate_id", candidate_id), ())
        return found[-1] if found else None

    def quotations_of(self, candidate_id: int) -> tuple[Quotation, ...]:
        """The quotations for a candidate, in the order in which they were entered.

        Args:
            candidate_id: the candidate.

        Returns:
            the quotations, by id.
        """
        return self._by_owner.get((Quotation, "candidate_id", candidate_id), ())

    def quoted_lines_of(self, quotation_id: int) -> tuple[QuotedLine, ...]:
        """What a quotation says of what was asked.

        Args:
            quotation_id: the quotation.

        Returns:
            a line for each item that it says something of.
        """
        return self._by_owner.get((QuotedLine, "quotation_id", quotation_id), ())

    def benchmark_of(self, step_id: int) -> Benchmark | None:
        """Where the time of a step comes from that a benchmark gave.

        Args:
            step_id: the step.

        Returns:
            whose time it is; None where it was not noted. It says nothing of a time with another basis.
        """
        found = self._by_owner.get((Benchmark, "step_id", step_id), ())
        return found[-1] if found else None
