"""How much goes which way, and where nobody said so."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.locale import _, percent
from auditor.model import Audit, Basis, Flow

_EQUAL = 1e-6


def share_text(flow: Flow) -> str:
    """The share of a flow as it stands on its line, with a question mark where nobody said it.

    Args:
        flow: the flow.

    Returns:
        the percentage.
    """
    if flow.share_basis is Basis.ASSUMED:
        return f"{percent(flow.share)}\N{NO-BREAK SPACE}?"
    return exact_percent(flow.share)


def exact_percent(share: float) -> str:
    """A share as a percentage, with a decimal where it is not a whole one.

    Args:
        share: 0–1.

    Returns:
        the percentage, to a tenth.
    """
    tenths = round(share * 1000)
    return percent(share, 1 if tenths % 10 else 0)


def assumed_shares(audit: Audit) -> tuple[str, ...]:
    """Where work splits and nobody said how, a sentence for each step.

    Args:
        audit: the snapshot.

    Returns:
        the sentences, in the order of the steps; empty where every share was said or follows from what was.
    """
    by_step: dict[int, list[Flow]] = {}
    for flow in audit.flows.values():
        by_step.setdefault(flow.source_id, []).append(flow)
    return tuple(
        _("“{step}”: {shares}. {why}").format(
            step=audit.steps[step_id].name,
            shares=", ".join(f"{audit.steps[f.target_id].name} {exact_percent(f.share)}" for f in flows),
            why=why_assumed(flows),
        )
        for step_id, flows in sorted(by_step.items())
        if why_assumed(flows)
    )


def why_assumed(flows: Sequence[Flow]) -> str:
    """How the program took the shares out of a step that nobody said.

    Args:
        flows: all flows out of one step.

    Returns:
        a sentence; empty where none is assumed.
    """
    assumed = [f.share for f in flows if f.share_basis is Basis.ASSUMED]
    if not assumed:
        return ""
    if len(assumed) == 1 or max(assumed) - min(assumed) < _EQUAL:
        return _("Taken equally: nobody said.")
    return _("Taken in proportion: nobody said.")
