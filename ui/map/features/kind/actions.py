"""Another kind for the selected steps, by a digit."""

from __future__ import annotations

from auditor.edit.map.steps import change_kind
from auditor.locale import N_
from auditor.model import StepKind
from auditor.terms import step_kind_label
from ui.actions.action import Action, Told
from ui.map.port import MapAction, MapPort
from ui.map.possible import with_step

#: Digits set the kind of the selected steps.
KIND_KEYS = {
    "1": StepKind.OPERATION,
    "2": StepKind.INSPECTION,
    "3": StepKind.TRANSPORT,
    "4": StepKind.STORAGE,
    "5": StepKind.DELAY,
    "6": StepKind.DECISION,
    "7": StepKind.FORK,
    "8": StepKind.JOIN,
    "9": StepKind.START,
    "0": StepKind.END,
}
_SENTENCE = N_("Map: operation, inspection, transport, storage, delay, decision, fork, join, start, end")


def _action(digit: str, kind: StepKind) -> MapAction:
    def change(port: MapPort) -> None:
        port.session.do(change_kind, port.map.selected_steps(), kind)

    return Action(
        f"kind_{kind.value}",
        lambda: step_kind_label(kind.value),
        change,
        (digit,),
        told=Told(_SENTENCE),
        is_possible=with_step,
        is_listed=False,
        changes_audit=True,
    )


KINDS: tuple[MapAction, ...] = tuple(_action(digit, kind) for digit, kind in KIND_KEYS.items())
