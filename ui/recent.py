"""The audits opened before, in the user's data folder, with a few words about each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui import user_data

if TYPE_CHECKING:  # the first paint does not wait for it
    from auditor.model import Audit

MOST = 12


def recent() -> list[Path]:
    """Newest first; files that are gone are left out."""
    listed = user_data.read("recent")
    paths = [Path(item) for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
    return [path for path in paths if path.is_file()][:MOST]


def remember(path: Path) -> None:
    """Put a file at the top of the list."""
    listed = [str(path.resolve()), *(str(p) for p in recent() if p.resolve() != path.resolve())]
    user_data.write("recent", listed[:MOST])


def forget(path: Path) -> None:
    """Take a file off the list."""
    user_data.write("recent", [str(p) for p in recent() if p.resolve() != path.resolve()])
    notes = _notes()
    if notes.pop(str(path.resolve()), None) is not None:
        user_data.write("recent_notes", notes)


def note(path: Path, audit: Audit) -> None:
    """Remember what Home says of an audit; only of those on the list."""
    from auditor.assess.next_step import next_step
    from auditor.model import WORKING_KINDS, Basis

    listed = [str(p.resolve()) for p in recent()]
    if str(path.resolve()) not in listed:
        return
    works = [audit.work(s.id) for s in audit.steps.values() if s.kind in WORKING_KINDS]
    times = [w.labour_s or w.cycle_time_s for w in works]
    said = {
        "firm": audit.firm.name,
        "sector": audit.firm.sector,
        "steps": len(works),
        "measured": sum(t is not None and t.basis is Basis.MEASURED for t in times),
        "next": next_step(audit).value,
    }
    kept = {key: value for key, value in _notes().items() if key in listed}
    user_data.write("recent_notes", {**kept, str(path.resolve()): said})


def note_text(path: Path) -> tuple[str, str]:
    """What Home shows of an audit: its firm, or else its file; and how far it is, with what is next."""
    from auditor.assess.next_step import NextStep
    from auditor.locale import _, ngettext, number
    from auditor.phrases.next_step import next_step_words

    said = _notes().get(str(path.resolve()))
    if not isinstance(said, dict):
        return path.stem, ""
    try:
        steps, measured, step = int(said["steps"]), int(said["measured"]), NextStep(str(said["next"]))
    except (KeyError, ValueError, TypeError):
        return path.stem, ""
    parts = [str(said.get("sector") or ""), ngettext("{n} step", "{n} steps", steps).format(n=number(steps))]
    parts.append(_("{n} measured").format(n=number(measured)))
    parts.append(_("next: {step}").format(step=next_step_words(step)))
    return str(said.get("firm") or path.stem), "  ·  ".join(part for part in parts if part)


def _notes() -> dict[str, Any]:
    notes = user_data.read("recent_notes")
    return notes if isinstance(notes, dict) else {}
