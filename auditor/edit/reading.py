"""How what is typed about a step is read, said at once: “12 stuks/min = 5 s”."""

from __future__ import annotations

from auditor.edit.step_fields import FIELD_BY_KEY, StepField
from auditor.errors import InputError, PiecesAsked
from auditor.locale import _
from auditor.model import TABLE_OF, Audit, Step
from auditor.model.units import says_unknown

#: What a text in another field may say as well.
_ALSO = ("units", "frequency")


def reading_of(audit: Audit, step: Step, field: StepField, typed: str) -> str:
    """What a typed text would be stored as.

    Args:
        audit: the snapshot.
        step: the step.
        field: the field it is typed in.
        typed: the text.

    Returns:
        such as “5 s”, or “2.5 h/day (Stated per period)” where it goes to another field; empty where it can't be read, or
        is just as it was typed.
    """
    text = " ".join(typed.split())
    if not field.is_number or not text:
        return ""
    if says_unknown(text):
        return _("not known")
    try:
        entities = field.change(audit, step, text)
    except InputError:
        return ""
    after = audit
    for entity in entities:
        after = after.replaced({TABLE_OF[type(entity)]: {entity.id: entity}})
    found = []
    own = field.text(after, step)
    if own != field.text(audit, step) or not _moved(audit, after, step, field):
        found.append(own)
    found += [
        _("{value} ({field})").format(value=FIELD_BY_KEY[key].text(after, step), field=_(FIELD_BY_KEY[key].label))
        for key in _moved(audit, after, step, field)
    ]
    said = "; ".join(part for part in found if part)
    return "" if _same(said, text) else said


def answered(asked: PiecesAsked, pieces: str | None) -> str:
    """What was typed with the answer to how many pieces one gives.

    Args:
        asked: the time and what it is per.
        pieces: how many, as typed; None: the time is of one piece.

    Returns:
        a text that the field of the cycle time reads.
    """
    if pieces is None:
        return _("{time} per piece").format(time=asked.time)
    return _("{time} per {thing} of {pieces}").format(time=asked.time, thing=asked.thing, pieces=pieces)


def _moved(before: Audit, after: Audit, step: Step, field: StepField) -> list[str]:
    """The other fields that the text changed."""
    return [
        key
        for key in _ALSO
        if key != field.key and FIELD_BY_KEY[key].text(after, step) != FIELD_BY_KEY[key].text(before, step)
    ]


def _same(one: str, other: str) -> bool:
    """Whether two texts differ in spaces and capital letters only."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
