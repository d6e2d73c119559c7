"""The ways to an audit: a self-check, a new one, one from a file, another one, a copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.locale import _, system_country

if TYPE_CHECKING:  # the first paint does not wait for these
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class Beginnings:
    """What the window does to come to an audit."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        may_close: Callable[[], bool],
        show_page: Callable[[str], None],
        open_path: Callable[[Path], bool],
    ) -> None:
        """Know the window's ways.

        Args:
            window: parent of what is asked.
            session: that the audit is opened in.
            may_close: whether the open audit may go; asks where something would be lost.
            show_page: goes to a page.
            open_path: opens an audit that exists.
        """
        self._window, self._session = window, session
        self._may_close, self._show_page, self._open_path = may_close, show_page, open_path

    def check(self) -> None:
        """A self-check in a new audit among the person's documents: nothing is asked before the first question."""
        from ui.dialogs import ask_new, free_audit

        path = free_audit(_("Self-check")) or ask_new(self._window, _("Self-check"))
        if path is not None and self._create(path):
            self._show_page("check")

    def new_audit(self) -> None:
        """An empty audit, where the person says."""
        from ui.dialogs import ask_new

        path = ask_new(self._window)
        if path is not None and self._create(path):
            self._show_page("firm")

    def new_from_file(self) -> None:
        """A new audit from a step list, a log or an export."""
        from ui.dialogs import ask_new
        from ui.exchange_actions import ask_draft, store_draft

        found = ask_draft(self._window)
        if found is None:
            return
        draft, source = found
        path = ask_new(self._window, source.stem)
        if path is not None and self._create(path):
            store_draft(self._session, draft, source)
            self._show_page("map")

    def open_dialog(self) -> None:
        """An audit that exists."""
        from ui.dialogs import ask_open

        path = ask_open(self._window)
        if path is not None:
            self._open_path(path)

    def open_again(self) -> None:
        """The open audit anew: the window that had it may be closed by now."""
        file = self._session.file
        if file is not None:
            self._open_path(file.path)

    def work_in_copy(self) -> None:
        """A copy of the open audit, opened in its place."""
        from ui.safety.actions import write_copy

        target = write_copy(self._window, self._session) if self._session.file is not None else None
        if target is not None:
            self._open_path(target)

    def _create(self, path: Path) -> bool:
        """Make a new audit and open it, dated today, in the country where this computer is."""
        from datetime import date

        from auditor.edit.firm import set_audit_date
        from auditor.edit.working_time import set_country
        from ui.recent import remember

        session = self._session
        if not self._may_close() or not session.create(path):
            return False
        today = date.today()
        session.do(set_audit_date, today.isoformat())
        session.do(set_country, system_country(), today.year)
        remember(path)
        return True
