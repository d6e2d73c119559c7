"""What stands in the place of a page while the audit lacks what the page is about, and where it leads."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.assess.progress import Lack, lack, lacks_steps
from auditor.locale import N_, _
from auditor.phrases.progress import lack_heading, lack_text
from ui.session import Session
from ui.widgets.empty_state import EmptyState

#: What the button says, and the stage and tab that it leads to.
_WAYS: Mapping[Lack, tuple[str, str, str]] = {
    Lack.STEPS: (N_("Go to the map"), "map", ""),
    Lack.TIMES: (N_("Enter times"), "measure", "table"),
    Lack.DEMAND: (N_("Go to the map"), "map", ""),
    Lack.HOURS: (N_("Go to the map"), "map", ""),
}


def lacking(session: Session, needs: str) -> Lack | None:
    """What the open audit lacks of what a page needs ("steps", "hours" or nothing); None where it can be shown.

    While the numbers of the present audit are on their way, no more is said to be lacking than can be seen without them.
    """
    if not needs or session.file is None:
        return None
    audit, made = session.audit, session.results.analysis
    if lacks_steps(audit):
        return Lack.STEPS
    if needs != "hours" or made is None or made.audit is not audit:
        return None
    return lack(audit, made.value)


class LackingPage(EmptyState):
    """Says what is lacking; the button leads to where it is entered."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.what = Lack.STEPS
        self.asked.connect(lambda: session.page_wanted.emit(*_WAYS[self.what][1:]))

    def show_lack(self, what: Lack) -> None:
        self.what = what
        self.show_state(lack_heading(what), lack_text(what), _(_WAYS[what][0]))
