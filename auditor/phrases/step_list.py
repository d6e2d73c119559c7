"""The names of steps in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.locale import quoted
from auditor.model import Audit


def quoted_names(audit: Audit, step_ids: Sequence[int], most: int) -> str:
    """Names of steps in the quotation marks of the language, with commas between them.

    Args:
        audit: the snapshot.
        step_ids: ids of steps that are there.
        most: how many names at most; “…” stands for the rest.

    Returns:
        such as “Saw”, “Sand” ….
    """
    names = ", ".join(quoted(audit.steps[i].name) for i in step_ids[:most])
    return f"{names} …" if len(step_ids) > most else names
