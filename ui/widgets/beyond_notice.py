"""The line that says that the labour exceeds the firm's people, with the answers that mend it."""

from __future__ import annotations

from auditor.edit.step_fields import FIELD_BY_KEY, change_fields
from auditor.errors import InputError
from auditor.flow import Analysis
from auditor.flow.workload.beyond import beyond
from auditor.locale import _, mid_sentence
from auditor.phrases.beyond import beyond_sentence, is_mendable
from ui.session import Session
from ui.session.result import Result
from ui.widgets.batch_question import BatchQuestion, Room


class BeyondNotice(BatchQuestion):
    """Hidden as long as all hours fit in those that the people work."""

    def __init__(self, session: Session, room: Room = Room.COLUMN) -> None:
        super().__init__(_("Nobody stands by"), room)
        self._session = session
        self._step_id = 0
        self.answered_other.connect(lambda: self._mend("manual", "0 %"))
        self.answered_batch.connect(lambda pieces: self._mend("units", pieces))
        self.hide()

    def show_of(self, made: Result[Analysis] | None, step_id: int | None = None) -> None:
        """What an analysis says of the map, or of one step of it."""
        found = None
        if made is not None:
            found = beyond(made.audit, made.value.coverage, made.value.hours_by_step, step_id)
        if made is not None and found is not None:
            self._step_id = found.step_id
            self.ask(beyond_sentence(made.audit, found))
            self.allow(is_mendable(made.audit.work(found.step_id)) and self._session.can_edit)
        self.setVisible(found is not None)

    def _mend(self, key: str, typed: str) -> None:
        audit, field = self._session.audit, FIELD_BY_KEY[key]
        step = audit.steps.get(self._step_id)
        if step is None:
            return
        try:
            self._session.do(change_fields, mid_sentence(_(field.label)), field.change(audit, step, typed))
        except InputError as error:
            self._session.failed.emit(str(error))
