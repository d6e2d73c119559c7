"""The View menu: language, colours, size, and whether things are large enough for fingers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from auditor.locale import N_, _, percent
from ui import theme
from ui.preferences import AT_START, CHOICES, choose, preference

_TITLES: Mapping[str, str] = {
    "language": N_("Language"),
    "scheme": N_("Colours"),
    "size": N_("Size of text"),
    "touch": N_("For fingers"),
}
#: Languages are called by their own names, so that they are found in any.
_LANGUAGES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}
_WORDS: Mapping[tuple[str, str], str] = {
    ("language", "system"): N_("As the computer"),
    ("scheme", "system"): N_("As the computer"),
    ("scheme", "light"): N_("Light"),
    ("scheme", "dark"): N_("Dark"),
    ("scheme", "contrast"): N_("High contrast"),
    ("touch", "auto"): N_("Where there is a touch screen"),
    ("touch", "on"): N_("Always"),
    ("touch", "off"): N_("Never"),
}


def make_view_menu(parent: QWidget, restart: Callable[[], None]) -> QMenu:
    """The menu; what can't be changed while the window is there asks for a restart.

    Args:
        parent: of the menu.
        restart: asked for where a choice takes effect at the next start.

    Returns:
        the menu with its choices.
    """
    menu = QMenu(_("&View"), parent)
    menu.aboutToShow.connect(lambda: _fill(menu, restart))  # the first paint does not wait for it
    return menu


def _fill(menu: QMenu, restart: Callable[[], None]) -> None:
    """The choices, as they stand now."""
    menu.clear()
    for key, values in CHOICES.items():
        below = menu.addMenu(_(_TITLES[key]))
        group = QActionGroup(below)
        for value in values:
            action = QAction(_name(key, value), below)
            action.setCheckable(True)
            action.setChecked(preference(key) == value)
            action.setObjectName(f"{key}.{value}")
            action.triggered.connect(lambda _on=False, key=key, value=value: _choose(key, value, restart))
            group.addAction(action)
            below.addAction(action)


def _name(key: str, value: str) -> str:
    if key == "size":
        return percent(float(value))
    if key == "language" and value in _LANGUAGES:
        return _LANGUAGES[value]
    return _(_WORDS[key, value])


def _choose(key: str, value: str, restart: Callable[[], None]) -> None:
    if preference(key) == value:
        return
    choose(key, value)
    if key in AT_START:
        restart()
        return
    take_up()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app)


def take_up() -> None:
    """Colours and sizes as they were chosen."""
    scheme, touch = preference("scheme"), preference("touch")
    theme.choose_scheme(None if scheme == "system" else scheme)
    theme.choose_touch({"on": True, "off": False}.get(touch))
