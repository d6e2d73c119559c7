"""A firm after its self-check, answered as is usual in its trade; without a window."""

from __future__ import annotations

from pathlib import Path

from auditor.assess.self_check import TROUBLE, people_in, rows
from auditor.edit import perform
from auditor.edit.self_check.people import (
    answer_busy,
    answer_country,
    answer_people,
    answer_vacancies,
    answer_wage,
    end_hours,
    fit_to_people,
)
from auditor.edit.self_check.sector import choose_sector
from auditor.edit.self_check.trouble import answer_trouble
from auditor.model import Audit
from auditor.store import AuditFile

_PEOPLE, _YEAR = 12.0, 2026


def guided_audit(path: Path, sector: str) -> Audit:
    """A firm of twelve people in a trade, one of whom is looked for."""
    with AuditFile.create(path) as file:
        perform(file, choose_sector, sector)
        perform(file, answer_country, "NL", _YEAR)
        perform(file, answer_people, _PEOPLE)
        perform(file, answer_wage, "20_24")
        for row in rows(file.audit):
            perform(file, answer_busy, row.step.key, max(round(2 * people_in(row, _PEOPLE, 1.0)) / 2, 0.25))
        perform(file, end_hours)
        perform(file, fit_to_people)
        perform(file, answer_vacancies, "one")
        for place, screen in enumerate(TROUBLE):
            steps = [row.step_id for row in rows(file.audit) if row.step_id is not None]
            perform(file, answer_trouble, screen, [steps[(place + 2) % len(steps)]])
        return file.audit
