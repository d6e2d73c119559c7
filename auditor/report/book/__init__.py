"""The data book: everything that the report leaves out so that it is read, as tables and figures one after the other."""

from __future__ import annotations

from auditor.locale import N_
from auditor.report.sections import Section

#: In the order of the book: turned pages stand at its end, so that only one page is cut short for them.
CHAPTERS: tuple[Section, ...] = (
    Section("step_times", N_("Times and hours by step"), "step_times", "book"),
    Section("stream", N_("Value stream and line"), "stream", "book"),
    Section("ranking", N_("All candidates, and what was left out"), "ranking", "book"),
    Section("projects", N_("The projects of the plan, figure by figure"), "projects", "book"),
    Section("quarters", N_("The plan by quarter"), "quarters", "book"),
    Section("figures", N_("Figures of the technologies and their sources"), "figures", "book"),
    Section("support", N_("Law and support"), "support", "book"),
    Section("maps", N_("The maps in full"), "maps", "book"),
    Section("data", N_("All data"), "data", "book"),
)
