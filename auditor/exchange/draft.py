"""What an importer hands over: entities with ids of their own, and a report of what was read, guessed and skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from auditor.exchange.assumptions import assumptions_to_keep
from auditor.exchange.log_seen import LogSeen
from auditor.exchange.question import Question
from auditor.flow.layout import tidy
from auditor.locale import _, ngettext
from auditor.model import TABLE_OF, Audit, Calendar, Entity, Firm, Role, Step
from auditor.model.country import default_rate
from auditor.model.firm import DEFAULT_RATE_PER_HOUR
from auditor.store import AuditFile

_COUNTS: dict[str, Callable[[int], str]] = {
    "processes": lambda n: ngettext("{n} process", "{n} processes", n),
    "lanes": lambda n: ngettext("{n} lane", "{n} lanes", n),
    "steps": lambda n: ngettext("{n} step", "{n} steps", n),
    "flows": lambda n: ngettext("{n} flow", "{n} flows", n),
    "roles": lambda n: ngettext("{n} role", "{n} roles", n),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was left out: where it stood, what it was, why."""

    where: str
    what: str
    why: str


@dataclass
class ImportReport:
    """The import report as JSON (docs/command-line.md), in the language in force."""

    guessed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """Warnings, and what was asked and not answered, as the command line says it."""
        return [*self.warnings, *(q.on_command_line for q in self.questions if q.chosen is None)]

    @property
    def assumed(self) -> list[str]:
        """What the audit is to keep: all that was taken for granted, without a word of how it can be changed."""
        return [*self.guessed, *self.warnings, *(q.text for q in self.questions if q.chosen is None)]

    def skip(self, where: str, what: object, why: object) -> None:
        """Something of the source is left out.

        Args:
            where: sheet, row or column.
            what: as it stands there.
            why: the reason, in the language in force.
        """
        self.skipped.append(Skipped(where, str(what)[:200], str(why)))


@dataclass(frozen=True)
class Draft:
    """An import that has been read but not stored.

    Attributes:
        entities: their ids only tie them to each other.
        keeps_ids: a complete audit, whose ids are kept when it goes into an empty one.
        names: how many names of people the source holds.
        keeps_names: whether they are in the entities.
        assumed: what the numbers rest on that the source does not say, a sentence each; the audit keeps it.
        is_inferred: the calendar was inferred from the source, not stated in it.
        seen: how much the source holds and of when, in words; empty where that says nothing more.
        log: what an event log shows, to hold it against a map that exists; None of another file.
    """

    entities: Sequence[Entity]
    report: ImportReport
    keeps_ids: bool = False
    names: int = 0
    keeps_names: bool = False
    assumed: Sequence[str] = ()
    is_inferred: bool = False
    seen: str = ""
    log: LogSeen | None = field(default=None, compare=False, repr=False)

    @property
    def read(self) -> dict[str, int]:
        """How many of what was read, by the plural key of the report."""
        counts = {"processes": 0, "lanes": 0, "steps": 0, "flows": 0, "roles": 0}
        plural = {"process": "processes", "lane": "lanes", "step": "steps", "flow": "flows", "role": "roles"}
        for entity in self.entities:
            key = plural.get(TABLE_OF[type(entity)])
            if key:
                counts[key] += 1
        return counts

    @property
    def read_in_words(self) -> str:
        """The same for people."""
        read = ", ".join(_COUNTS[key](n).format(n=n) for key, n in self.read.items() if n)
        return _("Read: {what}.").format(what=read)

    def as_json(self) -> dict[str, Any]:
        """What was read, guessed and skipped, as plain JSON values (docs/command-line.md)."""
        return {
            "read": self.read,
            "guessed": self.report.guessed,
            "skipped": [asdict(item) for item in self.report.skipped],
            "warnings": self.report.notes,
        }


def store(file: AuditFile, draft: Draft, label: str) -> None:
    """Add the draft to the audit as one edit, all or nothing.

    Firm and calendar are taken only while the audit has no process yet: an import never overwrites them. Roles without a
    rate get the one that is usual in the firm's country.

    Args:
        file: the open audit.
        draft: what was read.
        label: what the edit is called in the history.
    """
    is_new = not file.audit.processes
    wanted = [e for e in draft.entities if is_new or not isinstance(e, Firm | Calendar)]
    with file.edit(label) as edit:
        if draft.keeps_ids and is_new and not _has_rows(file.audit):
            for entity in wanted:
                edit.put(entity)
        else:
            home = next((e for e in wanted if isinstance(e, Firm)), file.audit.firm)
            edit.graft(placed(wanted if draft.keeps_ids else _at_usual_rates(wanted, home.country)))
        inferred = wanted if draft.is_inferred else ()
        for part in assumptions_to_keep(file.audit, draft.assumed, inferred):
            edit.put(part)


def _at_usual_rates(entities: Sequence[Entity], country: str) -> list[Entity]:
    """The entities; a role for which the source names no rate has the one that is usual in the country."""
    rate = default_rate(country)
    return [
        replace(e, rate_per_hour=rate) if isinstance(e, Role) and e.rate_per_hour == DEFAULT_RATE_PER_HOUR else e
        for e in entities
    ]


def placed(entities: Sequence[Entity]) -> list[Entity]:
    """The entities with a place on the map for every step, so that it is laid out once and then stays.

    Args:
        entities: of a draft.

    Returns:
        the same, steps with their places.
    """
    draft = Audit.of(entities)
    at = {
        step_id: place
        for process_id in draft.processes
        if any(step.x is None for step in draft.steps_of(process_id))
        for step_id, place in tidy(draft, process_id).items()
    }
    return [replace(e, x=at[e.id][0], y=at[e.id][1]) if isinstance(e, Step) and e.id in at else e for e in entities]


def _has_rows(audit: Audit) -> bool:
    return any(rows for name, rows in audit.tables.items() if name not in ("firm", "calendar"))
