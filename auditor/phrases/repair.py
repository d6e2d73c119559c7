"""What was saved of a damaged file, and what was lost."""

from __future__ import annotations

from auditor.locale import _
from auditor.store.repair import Salvage
from auditor.terms import table_label


def salvage_lines(salvage: Salvage) -> list[str]:
    """What was kept and what was lost, for people.

    Args:
        salvage: what came out of the file.

    Returns:
        the lines, a sentence or two each.
    """
    lines = [_("Read: {n} rows.").format(n=sum(salvage.kept.values()))]
    if not salvage.had_schema:
        lines.append(_("The layout of the file was gone and was put back."))
    if salvage.from_history:
        lines.append(_("{n} rows came out of the history.").format(n=salvage.from_history))
    lost: dict[str, int] = {}
    for table, n in salvage.lost.items():
        lost[table_label(table)] = lost.get(table_label(table), 0) + n
    lines += [_("Lost: {n} rows of “{table}”.").format(n=n, table=label) for label, n in lost.items()]
    unread = _("A part of “{table}” could not be read: look whether something is missing there.")
    lines += [unread.format(table=label) for label in dict.fromkeys(table_label(t) for t in salvage.gaps)]
    if salvage.is_whole:
        lines.append(_("Nothing is missing. The history begins anew."))
    return lines
