"""Product families: what is made, how many a year, in which season, and where their times differ."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.errors import InputError
from auditor.locale import N_, _
from auditor.model import Family, FamilyShare, FamilyWork, Mix, Season, StepKind
from auditor.model.units import Kind, parse_as, parse_if_known, says_unknown
from auditor.store import Edit

#: What is typed where a family leaves a step out.
SKIPPED = "–"
_MONTHS = 12


@verb(N_("Add product family"))
def add_family(edit: Edit) -> Family:
    """A family with a name to begin with.

    Args:
        edit: the edit to do it in.

    Returns:
        the family with its id.
    """
    number = len(edit.audit.families) + 1
    return edit.put(Family(name=_("Product family {n}").format(n=number)))


@verb(N_("Change product family"))
def set_family_text(edit: Edit, family: Family, key: str, typed: str) -> None:
    """The name or the demand of a family.

    Args:
        edit: the edit to do it in.
        family: the family as it is.
        key: ``name`` or ``demand_per_year``.
        typed: the text; a demand as units per year or with its period.

    Raises:
        InputError: it can't be that.
    """
    if key == "name":
        if not typed:
            raise InputError(_("A product family needs a name."))
        edit.put(replace(family, name=typed[:500]))
    else:
        edit.put(replace(family, demand_per_year=parse_if_known(typed, Kind.YEARLY)))


@verb(N_("Change seasons"))
def set_seasons(edit: Edit, family: Family, typed: str) -> None:
    """How the demand of a family is spread over the year.

    Args:
        edit: the edit to do it in.
        family: the family.
        typed: twelve numbers, January to December, of any scale; nothing: the same every month.

    Raises:
        InputError: not twelve numbers, or all of them nothing.
    """
    words = typed.replace(";", " ").split()
    if words and len(words) != _MONTHS:
        raise InputError(_("Write twelve numbers, January to December: 1 1 1.2 …"))
    weights = [parse_as(word, Kind.COUNT).likely for word in words]
    if words and sum(weights) <= 0:
        raise InputError(_("This must be more than zero."))
    for season in edit.audit.seasons_of(family.id):
        edit.delete(season)
    for month, weight in enumerate(weights, 1):
        edit.put(Season(family_id=family.id, month=month, weight=weight))


@verb(N_("Remove product family"))
def remove_family(edit: Edit, family: Family) -> None:
    """One family less, with its seasons and times of its own.

    Args:
        edit: the edit to do it in.
        family: the family to remove.
    """
    edit.delete(family)


@verb(N_("Change products of process"))
def set_made_in(edit: Edit, process_id: int, family_id: int, is_made: bool) -> None:
    """Whether a family goes through a process.

    Args:
        edit: the edit to do it in.
        process_id: the process.
        family_id: the family.
        is_made: False takes the family out.
    """
    mixes = edit.audit.table(Mix).values()
    known = next((m for m in mixes if (m.process_id, m.family_id) == (process_id, family_id)), None)
    if is_made and known is None:
        edit.put(Mix(process_id=process_id, family_id=family_id))
    elif not is_made and known is not None:
        edit.delete(known)


@verb(N_("Change product time"))
def set_family_share(edit: Edit, flow_id: int, family_id: int, typed: str) -> None:
    """The share of a flow for one family. Its other own shares at the same step give way, in proportion, where all
    together would not be 100 %; at a fork they stay.

    Args:
        edit: the edit to do it in.
        flow_id: the flow.
        family_id: the family.
        typed: a percentage; nothing: as for all.

    Raises:
        InputError: it is no share.
    """
    shares = edit.audit.table(FamilyShare).values()
    known = next((s for s in shares if (s.flow_id, s.family_id) == (flow_id, family_id)), None)
    if typed and not says_unknown(typed):
        value = parse_as(typed, Kind.SHARE, default_unit="%").likely
        edit.put(
            replace(known, share=value) if known else FamilyShare(flow_id=flow_id, family_id=family_id, share=value)
        )
        _give_way(edit, flow_id, family_id, 1 - value)
    elif known is not None:
        edit.delete(known)


def _give_way(edit: Edit, flow_id: int, family_id: int, room: float) -> None:
    """The own shares of a family beside a flow made to fill the room that it leaves, where nothing else can."""
    audit = edit.audit
    source = audit.flows[flow_id].source_id
    beside = {f.id for f in audit.flows.values() if f.source_id == source} - {flow_id}
    own = [s for s in audit.table(FamilyShare).values() if s.family_id == family_id and s.flow_id in beside]
    whole = sum(s.share for s in own)
    is_filled_by_others = len(own) < len(beside) and whole <= room
    if audit.steps[source].kind is StepKind.FORK or is_filled_by_others:
        return
    for share in own:
        edit.put(replace(share, share=share.share / whole * room if whole > 0 else room / len(own)))


@verb(N_("Change product time"))
def set_family_work(edit: Edit, step_id: int, family_id: int, typed: str) -> None:
    """The times of a step for one family.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        family_id: the family.
        typed: cycle time | set-up time | batch size, the last two may be left out; “–”: the family leaves the step out;
            nothing: as for all.

    Raises:
        InputError: it can't be that.
    """
    known = next((w for w in edit.audit.family_works_of(step_id) if w.family_id == family_id), None)
    if not typed or says_unknown(typed):
        if known is not None:
            edit.delete(known)
        return
    start = FamilyWork(id=known.id if known else 0, step_id=step_id, family_id=family_id)
    if typed in (SKIPPED, "-"):
        edit.put(replace(start, is_skipped=True))
        return
    cycle, setup, batch = ([part.strip() for part in typed.split("|")] + ["", ""])[:3]
    size = parse_if_known(batch, Kind.COUNT)
    if size is not None and size.likely <= 0:
        raise InputError(_("This must be more than zero."))
    edit.put(
        replace(
            start,
            cycle_time_s=parse_if_known(cycle, Kind.TIME, calendar=edit.audit.calendar),
            setup_time_s=parse_if_known(setup, Kind.TIME, calendar=edit.audit.calendar),
            batch_size=size.likely if size is not None else None,
        )
    )
