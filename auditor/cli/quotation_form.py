"""Takes the form that a supplier filled in over into the audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.cli.output import say
from auditor.decide import Ranked
from auditor.decide import rank as ranking_of
from auditor.edit.candidate import override_of
from auditor.edit.quotation import put_quotation
from auditor.edit.verb import perform
from auditor.errors import InputError
from auditor.exchange.quotation_form import FilledForm, read_form
from auditor.exchange.quotation_form.reading import REMARK
from auditor.exchange.table import plain
from auditor.locale import _, quoted
from auditor.model import Audit, Quotation, QuotedItem, Stands
from auditor.store import AuditFile


def take_over(
    file: AuditFile, source: Path, rank: int | None, headings: Sequence[str], *, replaces: bool
) -> dict[str, Any]:
    """Read a form into the audit: as another quotation, or in place of the one of the same supplier.

    Args:
        file: the open audit.
        source: the form.
        rank: of the project that it is for; None: the one that the form names.
        headings: what lines that are none of ours are, ``HEADING=ITEM`` each.
        replaces: whether a quotation of that supplier is changed.

    Returns:
        what was done, for programs.

    Raises:
        InputError: the form can't be read, leaves something open, or there is a quotation of that supplier already.
    """
    audit = file.audit
    form = read_form(source, audit.firm.currency, _answers(headings))
    wrong = [*form.problems, *(unknown.question for unknown in form.unknown)]
    if wrong:
        text = _("{path} was not taken over:")
        raise InputError("\n".join([text.format(path=source.name), *(f"- {line}" for line in wrong)]))
    ranked = _project(ranking_of(audit).candidates, form, rank)
    known = _of_supplier(audit, ranked, form.fields["supplier"])
    is_same = known is not None and _says_the_same(audit, known, form)
    if known is not None and not is_same and not replaces:
        text = _("There is another quotation of {supplier} for this project: --replace puts this one in its place.")
        raise InputError(text.format(supplier=known.supplier))
    if not is_same:
        said = {item: (stands, amount) for item, (stands, amount) in form.items.items() if stands is not None}
        perform(file, put_quotation, ranked.evaluation.candidate, known, said, **form.fields)
    name = f"{ranked.rank}. {ranked.evaluation.candidate.technology.name}"
    text = _("The quotation of {supplier} for {project} stands there already.") if is_same else _("Read the quotation of {supplier} for {project}.")  # fmt: skip
    say(text.format(supplier=form.fields["supplier"], project=name))
    for note in form.notes:
        say(f"- {note}")
    done = "nothing" if is_same else "changed" if known is not None else "added"
    return {"supplier": form.fields["supplier"], "rank": ranked.rank, "done": done, "notes": form.notes}


def _answers(headings: Sequence[str]) -> Mapping[str, QuotedItem | None]:
    found: dict[str, QuotedItem | None] = {}
    known = {item.value: item for item in QuotedItem}
    for said in headings:
        heading, mark, item = said.rpartition("=")
        if not mark or not heading.strip() or item.strip() not in (*known, REMARK):
            text = _("--heading takes HEADING=ITEM, not {said}. Items: {items}.")
            raise InputError(text.format(said=quoted(said), items=", ".join((*known, REMARK))))
        found[plain(heading)] = known.get(item.strip())
    return found


def _project(candidates: Sequence[Ranked], form: FilledForm, rank: int | None) -> Ranked:
    """The project that a form is for."""
    named = next((r for r in candidates if r.evaluation.candidate.key == form.reference), None)
    wanted = next((r for r in candidates if r.rank == rank), None) if rank is not None else named
    if rank is not None and wanted is None:
        text = _("There is no candidate {n}; the ranking has {count}.")
        raise InputError(text.format(n=rank, count=len(candidates)))
    if wanted is None:
        text = _("The form names no project of this audit ({project}): say which one it is for with --project RANK.")
        raise InputError(text.format(project=quoted(form.project or form.reference or "–")))
    if named is not None and named is not wanted:
        text = _("The form is for project {named}, not for {wanted}.")
        raise InputError(text.format(named=named.rank, wanted=wanted.rank))
    return wanted


def _of_supplier(audit: Audit, ranked: Ranked, supplier: str) -> Quotation | None:
    stored = override_of(audit, ranked.evaluation.candidate)
    found = audit.quotations_of(stored.id) if stored is not None else ()
    return next((q for q in found if q.supplier.casefold() == supplier.casefold()), None)


def _says_the_same(audit: Audit, known: Quotation, form: FilledForm) -> bool:
    lines = {line.item: (line.stands, line.amount) for line in audit.quoted_lines_of(known.id)}
    said: dict[QuotedItem, tuple[Stands | None, float | None]] = dict(form.items)
    return lines == said and all(getattr(known, name) == value for name, value in form.fields.items())
