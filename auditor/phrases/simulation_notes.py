"""What a simulation assumes, lacks and leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.locale import N_, _, number, percent, quoted
from auditor.model import Audit
from auditor.model.units import format_time
from auditor.simulate.notes import Note, NoteKind

_NOTES: Mapping[NoteKind, str] = {
    NoteKind.OVERLOADED_STATION: N_("{steps} is asked for {use} of what it can do: the queue before it keeps growing."),
    NoteKind.OVERLOADED_PEOPLE: N_("“{role}” is asked for {use} of the time of its people: their queues keep growing."),
    NoteKind.NEARLY_FULL: N_(
        "{who} is needed for {use} of the time (in the busiest month {peak}): a small error there makes a large difference."
    ),
    NoteKind.NO_DEMAND: N_("“{process}” is left out: its demand is not known, or nothing gets from a start to an end."),
    NoteKind.NO_TIME: N_("No time is known for {steps}: it takes none here."),
    NoteKind.VARIATION: N_(
        "Assumed: from piece to piece, handwork differs by ± {hand} and machine work by ± {machine} (standard deviation)."
    ),
    NoteKind.VARIATION_MEASURED: N_("How much the pieces differ at {steps} comes from its time study."),
    NoteKind.VARIATION_TAKEN_OVER: N_(
        "What is left to do by hand at {steps} differs from piece to piece as it does now; what the machine takes over is assumed to differ by ± {machine}."
    ),
    NoteKind.REPAIR: N_("Assumed: a breakdown at {steps} lasts {hours} on average; how often follows from the uptime."),
    NoteKind.LOT: N_("Assumed: in “{process}” {lot} pieces stay together from step to step."),
    NoteKind.LOT_STATED: N_("As you said, in “{process}” {lot} pieces stay together from step to step."),
    NoteKind.LOT_OF_LOG: N_(
        "In “{process}” a case of the log is {lot} pieces, so that as many come in as the demand asks for; they stay together."
    ),
    NoteKind.RELEASE: N_("Assumed: orders come in {how}."),
    NoteKind.PEOPLE_ASSUMED: N_(
        "Nobody counted the people of “{role}”: {people} are assumed to be on the floor at once."
    ),
    NoteKind.PRESENCE: N_(
        "People are present for {hours} of the {open} hours a year that the firm is open; who is away changes from day to day."
    ),
    NoteKind.CREW_TOO_LARGE: N_(
        "“{role}” has fewer people than the {crew} that a step needs at once: all of them do it."
    ),
    NoteKind.PERIOD_WORK: N_("The hours of {steps} that are stated by the week or the day are spread over the pieces."),
    NoteKind.DELAY_FROM_STOCK: N_("At {steps} work waits for as many days as the pieces counted there would take."),
    NoteKind.LIMIT_FROM_STOCK: N_("Before {steps} no more pieces may wait than were counted there: it is pulled."),
    NoteKind.SETUP_WITHOUT_BATCH: N_(
        "The set-up of {steps} is left out: nobody said how many pieces one set-up is for."
    ),
    NoteKind.SKILLS: N_("Everybody in a role can do all its steps. The oldest order gets the next free person."),
    NoteKind.STOCK_POLICY: N_(
        "Stock that planning puts somewhere on purpose is not simulated: the lead time here is that of work that waits its turn."
    ),
    NoteKind.NOT_MODELLED: N_(
        "Not simulated: missing material, walking, overtime, express orders, quality of first pieces, machines that run on after closing time, and changeovers in a fixed order of products."
    ),
}
_NO_ROLE_PEOPLE = N_(
    "Nobody counted the people who do work without a role: {people} are assumed to be on the floor at once."
)
_SINGLE = N_("Assumed: in “{process}” each piece goes on by itself.")
_NEARLY_ALL_YEAR = N_("{who} is needed for {use} of the time: a small error there makes a large difference.")
_OWN = N_("Orders come in when the log says, and after its end in the same way once more.")
_RELEASES: Mapping[str, str] = {
    "chance": N_("at random, as many as the demand asks for"),
    "even": N_("at even intervals"),
    "daily": N_("together every morning"),
    "log": "",
    "weekly": N_("together at the beginning of every week"),
}

_KNOWN = frozenset(
    {
        NoteKind.VARIATION_MEASURED,
        NoteKind.LOT_STATED,
        NoteKind.LOT_OF_LOG,
        NoteKind.PRESENCE,
        NoteKind.DELAY_FROM_STOCK,
        NoteKind.LIMIT_FROM_STOCK,
    }
)
_LEFT_OUT = frozenset(
    {
        NoteKind.NO_DEMAND,
        NoteKind.NO_TIME,
        NoteKind.SETUP_WITHOUT_BATCH,
        NoteKind.STOCK_POLICY,
        NoteKind.NOT_MODELLED,
    }
)
_TIGHT = frozenset(
    {NoteKind.OVERLOADED_STATION, NoteKind.OVERLOADED_PEOPLE, NoteKind.NEARLY_FULL, NoteKind.CREW_TOO_LARGE}
)


def notes_by_kind(audit: Audit, notes: Iterable[Note]) -> list[tuple[str, list[str]]]:
    """What a simulation rests on, told apart: what is tight, what the audit says, what was assumed, what is left out.

    Args:
        audit: the snapshot, for names.
        notes: of the simulation.

    Returns:
        a name and its sentences for each kind that there is.
    """
    tight: list[str] = []
    known: list[str] = []
    assumed: list[str] = []
    left_out: list[str] = []
    for note in notes:
        said = note_sentence(audit, note)
        if note.kind in _TIGHT:
            tight.append(said)
        elif note.kind in _LEFT_OUT:
            left_out.append(said)
        elif note.kind in _KNOWN or note.values.get("how") == "log":
            known.append(said)
        else:
            assumed.append(said)
    told = ((_("Tight"), tight), (_("From the audit"), known), (_("Assumed"), assumed), (_("Not simulated"), left_out))
    return [(name, [_under(name, line) for line in lines]) for name, lines in told if lines]


def _under(name: str, line: str) -> str:
    """A sentence below the name of its kind, which it does not say again."""
    rest = line.removeprefix(f"{name}: ")
    return line if rest == line else rest[:1].upper() + rest[1:]


def note_sentence(audit: Audit, note: Note) -> str:
    """What is assumed, missing or left out.

    Args:
        audit: the snapshot, for names.
        note: what to say.

    Returns:
        one sentence.
    """
    text = _(_NOTES[note.kind])
    steps = ", ".join(quoted(audit.steps[i].name) for i in note.step_ids[:4] if i in audit.steps)
    steps += " …" if len(note.step_ids) > 4 else ""
    if note.values.get("how") == "log":
        text = _(_OWN)
    values: dict[str, str] = {"steps": steps, "role": "", "who": ""}
    for key, value in note.values.items():
        if isinstance(value, str):
            values[key] = _(_RELEASES[value]) if key == "how" else value
        elif key in ("use", "peak", "hand", "machine"):
            values[key] = percent(value)
        elif key == "hours" and note.kind is NoteKind.REPAIR:
            values[key] = format_time(value * 3600)
        else:
            values[key] = number(value, 1 if value % 1 else 0)
    if note.kind is NoteKind.LOT and note.values["lot"] == 1:
        text = _(_SINGLE)
    if note.kind is NoteKind.NEARLY_FULL and values["use"] == values["peak"]:
        text = _(_NEARLY_ALL_YEAR)
    if note.kind is NoteKind.PEOPLE_ASSUMED and not values["role"]:
        text = _(_NO_ROLE_PEOPLE)
    values["who"] = steps or quoted(values["role"] or _("Work without a role"))
    sentence = text.format(**values)
    return _("With the change: {sentence}").format(sentence=sentence) if note.is_after else sentence
