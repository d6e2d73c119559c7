"""The sections of the report. A new one is a module with ``build(context)`` and a line in ``SECTIONS``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from auditor.locale import N_

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from auditor.report.context import Context


@dataclass(frozen=True)
class Section:
    """A section of the report.

    Attributes:
        key: what the audit and the command line call it.
        name: what people call it (to be translated).
        module: in its folder; loaded when the section is built, as it needs what draws the PDF.
        folder: of the package of the report.
    """

    key: str
    name: str
    module: str
    folder: str = "sections"

    def build(self, context: Context) -> list[Flowable]:
        """What the section shows; nothing where it has nothing to say.

        Args:
            context: the audit and all its results.

        Returns:
            flowables in reading order.
        """
        made: list[Flowable] = import_module(f"auditor.report.{self.folder}.{self.module}").build(context)
        return made


#: In the order of the report.
SECTIONS: tuple[Section, ...] = (
    Section("summary", N_("Summary"), "summary"),
    Section("firm", N_("The firm and its question"), "firm"),
    Section("map", N_("The map"), "process_maps"),
    Section("time", N_("Where the time goes"), "time_and_labour"),
    Section("stream", N_("What limits the work"), "value_stream"),
    Section("findings", N_("Findings"), "findings"),
    Section("ranking", N_("What to automate"), "ranked"),
    Section("candidates", N_("The projects of the plan"), "candidate_pages"),
    Section("plan", N_("The plan"), "plan"),
    Section("floor", N_("What happens on the floor"), "floor"),
    Section("readiness", N_("Readiness and support"), "readiness"),
    Section("people", N_("What it means for people"), "people"),
    Section("assumptions", N_("Assumptions and their basis"), "assumptions"),
    Section("method", N_("Method and sources"), "method"),
    Section("glossary", N_("Words in this report"), "glossary"),
)
