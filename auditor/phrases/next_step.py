"""What an audit asks for next, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess.next_step import NextStep
from auditor.locale import N_, _

_WORDS: Mapping[NextStep, str] = {
    NextStep.CHECK: N_("go on with the self-check"),
    NextStep.DRAW: N_("put the steps on the map"),
    NextStep.TIMES: N_("enter how long the steps take"),
    NextStep.ANSWER: N_("answer whether the proposals fit"),
    NextStep.DECIDE: N_("look at the order and decide"),
}
_SHORT: Mapping[NextStep, str] = {
    NextStep.CHECK: N_("Go on with the self-check"),
    NextStep.DRAW: N_("Draw the steps"),
    NextStep.TIMES: N_("Enter times"),
    NextStep.ANSWER: N_("Check the proposals"),
    NextStep.DECIDE: N_("See the answer"),
}


def next_step_button(step: NextStep) -> str:
    """What to do next, as on a button.

    Args:
        step: of an audit.

    Returns:
        two or three words.
    """
    return _(_SHORT[step])


def next_step_words(step: NextStep) -> str:
    """What to do next.

    Args:
        step: of an audit.

    Returns:
        some words, as behind “next:”.
    """
    return _(_WORDS[step])
