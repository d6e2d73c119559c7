"""The tables of an audit: which class each one holds, and where its rows point to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeVar, cast

from auditor.model.assessment import Answer, Assumption, CheckAnswer, FitAnswer, Photo, ReadinessAnswer, Tag, Weight
from auditor.model.benchmark import Benchmark
from auditor.model.candidate import (
    CandidateCost,
    CandidateOverride,
    CandidateRule,
    CandidateStep,
    Outcome,
    OwnTechnology,
    Project,
)
from auditor.model.entity import Entity
from auditor.model.firm import Calendar, Family, FamilyShare, FamilyWork, Firm, Mix, Role, Season
from auditor.model.process import Flow, Information, Lane, Process, Step
from auditor.model.quotation import Quotation, QuotedLine
from auditor.model.report import ReportPart, ReportSettings
from auditor.model.sharing import Sharing
from auditor.model.source import SourceModel, SourcePart
from auditor.model.study import Allowance, Element, Lift, Moment, Observation, Study, WorkElement, WorkSampling
from auditor.model.work import Work

E = TypeVar("E", bound=Entity)

#: Table name → class, parents before children.
ENTITIES: Mapping[str, type[Entity]] = MappingProxyType(
    {
        "firm": Firm,
        "calendar": Calendar,
        "role": Role,
        "family": Family,
        "process": Process,
        "lane": Lane,
        "step": Step,
        "flow": Flow,
        "study": Study,
        "element": Element,
        "allowance": Allowance,
        "work": Work,
        "observation": Observation,
        "work_element": WorkElement,
        "lift": Lift,
        "sampling": WorkSampling,
        "moment": Moment,
        "season": Season,
        "family_work": FamilyWork,
        "family_share": FamilyShare,
        "mix": Mix,
        "information": Information,
        "tag": Tag,
        "photo": Photo,
        "answer": Answer,
        "weight": Weight,
        "fit_answer": FitAnswer,
        "assumption": Assumption,
        "candidate": CandidateOverride,
        "candidate_step": CandidateStep,
        "candidate_cost": CandidateCost,
        "candidate_rule": CandidateRule,
        "project": Project,
        "own_technology": OwnTechnology,
        "readiness_answer": ReadinessAnswer,
        "check_answer": CheckAnswer,
        "report_settings": ReportSettings,
        "report_part": ReportPart,
        "outcome": Outcome,
        "sharing": Sharing,
        "source_model": SourceModel,
        "source_part": SourcePart,
        "quotation": Quotation,
        "quoted_line": QuotedLine,
        "benchmark": Benchmark,
    }
)
#: Tables of one row, with id 1.
SINGLE_ROWS = frozenset({"firm", "calendar", "report_settings", "sharing"})
TABLE_OF: Mapping[type[Entity], str] = MappingProxyType({cls: name for name, cls in ENTITIES.items()})


def references(cls: type[Entity]) -> dict[str, str]:
    """Field name → table that the field's id points to.

    Args:
        cls: which class of entity.

    Returns:
        table by field name; the field's value is an id of that table.
    """
    return {f.name: f.metadata["references"] for f in fields(cast(Any, cls)) if "references" in f.metadata}
