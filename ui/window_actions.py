"""What the menus of the window offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from auditor.locale import N_
from ui.actions.action import Action, Place, Spot, Told

if TYPE_CHECKING:  # the first paint does not wait for these
    from PySide6.QtWidgets import QWidget

    from ui.beginnings import Beginnings
    from ui.session import Session


class WindowState(NamedTuple):
    """What counts for whether an action of the window is possible.

    Attributes:
        undo: what the edit is called that can be taken back; None where there is none. ``redo`` likewise.
    """

    is_open: bool
    can_edit: bool
    undo: str | None
    redo: str | None


class WindowPort(Protocol):
    """The window as its actions know it."""

    @property
    def session(self) -> Session: ...

    @property
    def begin(self) -> Beginnings: ...

    def open_sample(self) -> None: ...

    def import_dialog(self) -> None: ...

    def compare_dialog(self) -> None:
        """Hold a log against the map."""

    def export_dialog(self) -> None: ...

    def keep(self, act: Callable[[QWidget, Session], None]) -> None:
        """Do something that keeps the open audit safe."""

    def close(self) -> bool: ...

    def show_history(self) -> None: ...

    def show_palette(self) -> None: ...

    def toggle_lead(self) -> None: ...

    def show_keys(self) -> None: ...

    def explain(self) -> None:
        """Say what the field or column means that has the keyboard; the keys where it has no word."""

    def show_around(self) -> None: ...

    def show_words(self) -> None: ...

    def show_manual(self) -> None: ...

    def help_with_page(self) -> None:
        """The manual at the page that is looked at."""

    def show_version(self) -> None: ...

    def show_region(self) -> None:
        """The tables of a region, for a programme; no audit need be open."""

    def show_licences(self) -> None: ...

    def show_about(self) -> None: ...


WindowAction = Action[WindowPort, WindowState]

#: The menus, from left to right.
MENUS = ((Place.FILE_MENU, N_("&File")), (Place.EDIT_MENU, N_("&Edit")), (Place.HELP_MENU, N_("&Help")))

_UNDO_REDO = Told(N_("Undo, redo"))


def _is_open(state: WindowState) -> bool:
    return state.is_open


def _save_copy(window: WindowPort) -> None:
    from ui.safety.actions import save_copy

    window.keep(save_copy)


def _show_backups(window: WindowPort) -> None:
    from ui.safety.actions import show_backups

    window.keep(show_backups)


def _check(window: WindowPort) -> None:
    from ui.safety.actions import check

    window.keep(check)


def _choose_password(window: WindowPort) -> None:
    from ui.safety.actions import choose_password

    window.keep(choose_password)


def _share(window: WindowPort) -> None:
    from ui.region.actions import share_figures

    window.keep(share_figures)


def _stand(window: WindowPort) -> None:
    from ui.region.actions import where_we_stand

    window.keep(where_we_stand)


_FILE = (Spot[WindowState](Place.FILE_MENU),)
_EDIT = (Spot[WindowState](Place.EDIT_MENU),)
_HELP = (Spot[WindowState](Place.HELP_MENU),)

WINDOW_ACTIONS: tuple[WindowAction, ...] = (
    Action("self_check", N_("Check my firm"), lambda w: w.begin.check(), spots=_FILE),
    Action("new", N_("New audit …"), lambda w: w.begin.new_audit(), ("Ctrl+N",), spots=_FILE),
    Action(
        "new_from_file",
        N_("New audit from a step list or event log …"),
        lambda w: w.begin.new_from_file(),
        ("Ctrl+Shift+N",),
        spots=_FILE,
    ),
    Action("open", N_("Open …"), lambda w: w.begin.open_dialog(), ("Ctrl+O",), spots=_FILE),
    Action("sample", N_("Sample audit"), lambda w: w.open_sample(), spots=_FILE),
    Action(
        "import",
        N_("Import into this audit …"),
        lambda w: w.import_dialog(),
        ("Ctrl+I",),
        spots=_FILE,
        is_possible=_is_open,
        changes_audit=True,
    ),
    Action(
        "compare_log",
        N_("Compare a log with the map …"),
        lambda w: w.compare_dialog(),
        spots=_FILE,
        is_possible=_is_open,
    ),
    Action("export", N_("Export …"), lambda w: w.export_dialog(), ("Ctrl+E",), spots=_FILE, is_possible=_is_open),
    Action("save_copy", N_("Save a copy …"), _save_copy, spots=_FILE, is_possible=_is_open),
    Action("backups", N_("Backups …"), _show_backups, spots=_FILE, is_possible=_is_open),
    Action("check", N_("Check this audit …"), _check, spots=_FILE, is_possible=_is_open),
    Action("password", N_("Password …"), _choose_password, spots=_FILE, is_possible=_is_open),
    Action("share", N_("Share figures …"), _share, spots=_FILE, is_possible=_is_open),
    Action("standing", N_("Where we stand …"), _stand, spots=_FILE, is_possible=_is_open),
    Action("region", N_("Region …"), lambda w: w.show_region(), spots=_FILE),
    Action("quit", N_("Quit"), lambda w: w.close(), ("Ctrl+Q",), spots=_FILE),
    Action(
        "undo",
        N_("Undo"),
        lambda w: w.session.undo(),
        ("Ctrl+Z",),
        told=_UNDO_REDO,
        spots=_EDIT,
        is_possible=lambda state: state.undo is not None,
    ),
    Action(
        "redo",
        N_("Redo"),
        lambda w: w.session.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        told=_UNDO_REDO,
        spots=_EDIT,
        is_possible=lambda state: state.redo is not None,
    ),
    Action(
        "history",
        N_("History …"),
        lambda w: w.show_history(),
        ("Ctrl+H",),
        told=Told(N_("History")),
        spots=_EDIT,
        is_possible=_is_open,
    ),
    Action(
        "palette",
        N_("All actions …"),
        lambda w: w.show_palette(),
        ("Ctrl+K",),
        told=Told(N_("All actions by name")),
        spots=_HELP,
    ),
    Action("manual", N_("Manual …"), lambda w: w.show_manual(), spots=_HELP),
    Action("help_page", N_("Help with this page"), lambda w: w.help_with_page(), ("Shift+F1",), spots=_HELP),
    Action(
        "explain",
        N_("Explain this field or column; where there is nothing to explain: these keys"),
        lambda w: w.explain(),
        ("F1",),
    ),
    Action("words", N_("Words explained …"), lambda w: w.show_words(), spots=_HELP),
    Action("tour", N_("Show me around"), lambda w: w.show_around(), spots=_HELP, is_possible=_is_open),
    Action("keys", N_("Keyboard"), lambda w: w.show_keys(), ("?",), spots=_HELP),
    Action("lead", N_("Say what each page is for"), lambda w: w.toggle_lead(), spots=_HELP),
    Action("version", N_("Version …"), lambda w: w.show_version(), spots=_HELP),
    Action("licences", N_("Licences …"), lambda w: w.show_licences(), spots=_HELP),
    Action("about", N_("About"), lambda w: w.show_about(), spots=_HELP),
)
