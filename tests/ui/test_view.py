"""The View menu: language, colours, size and room for fingers; and what the program takes up of it at its start."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QTabBar

from ui import restart, theme
from ui.preferences import choose, language_of_desktop, preference, scale_window
from ui.view_menu import take_up
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    yield  # the next window puts its own style on
    theme.choose_touch(None)
    theme.choose_scheme("light")


def pick(window: MainWindow, name: str) -> None:
    for menu in window.findChildren(QMenu):
        if menu.title().endswith("View"):
            menu.aboutToShow.emit()
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, WCAG 2.2."""

    def light(name: str) -> float:
        found = QColor(name)
        shares = (found.redF(), found.greenF(), found.blueF())
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("colours", "least"),
    [(theme.LIGHT, 4.5), (theme.DARK, 4.5), (theme.CONTRAST_LIGHT, 7.0), (theme.CONTRAST_DARK, 7.0)],
)
def test_every_text_can_be_read_on_what_it_stands_on(colours: theme.Colours, least: float) -> None:
    pairs = [(ink, on) for ink in ("ink", "quiet", "accent", "warn") for on in ("surface", "ground", "canvas")]
    pairs += [("on_accent", "accent"), ("ink", "accent_pale"), ("ink", "warn_pale"), ("warn", "warn_pale")]
    for ink, on in pairs:
        assert ratio(getattr(colours, ink), getattr(colours, on)) >= least, (ink, on)


def test_colours_change_at_once_and_are_remembered(window: MainWindow, qapp: QApplication) -> None:
    pick(window, "scheme.contrast")
    assert theme.CONTRAST_LIGHT.accent in qapp.styleSheet() or theme.CONTRAST_DARK.accent in qapp.styleSheet()
    pick(window, "scheme.dark")
    assert theme.DARK.surface in qapp.styleSheet()
    assert preference("scheme") == "dark"
    theme.choose_scheme("light")
    take_up()
    assert theme.is_dark()


def test_for_fingers_what_is_pressed_is_large(window: MainWindow) -> None:
    pick(window, "touch.on")
    window.open_sample()
    window.show_page("rank")
    QApplication.processEvents()
    small = [
        button.text() or button.accessibleName()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.text() and button.height() < theme.TOUCH_TARGET
    ]
    assert small == []
    assert all(bar.height() >= theme.TOUCH_TARGET for bar in window.findChildren(QTabBar) if bar.isVisible())


def test_a_larger_text_and_another_language_are_offered_a_new_start(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(restart, "offer_restart", lambda asking, _session: asked.append(asking))
    pick(window, "size.1.5")
    assert asked == [window] and preference("size") == "1.5"
    pick(window, "language.nl")
    assert len(asked) == 2 and preference("language") == "nl"
    pick(window, "language.nl")
    assert len(asked) == 2


def test_the_size_is_taken_up_before_the_window_unless_the_environment_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    choose("size", "2")
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.1")
    scale_window()
    assert os.environ["QT_SCALE_FACTOR"] == "1.1"
    monkeypatch.delenv("QT_SCALE_FACTOR")
    scale_window()
    assert os.environ["QT_SCALE_FACTOR"] == "2"
    monkeypatch.delenv("QT_SCALE_FACTOR")


def test_the_language_is_that_of_the_desktop_where_the_environment_does_not_say_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert language_of_desktop(lambda: ["de-AT", "en-GB"]) == "de"
    assert language_of_desktop(lambda: ["fr-FR"]) is None
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert language_of_desktop(lambda: ["de-AT"]) is None
    choose("language", "en")
    assert language_of_desktop(lambda: ["de-AT"]) == "en"


def test_what_was_written_by_somebody_else_is_no_preference() -> None:
    from ui import user_data

    user_data.write("preferences", {"scheme": "pink", "size": 3})
    assert (preference("scheme"), preference("size")) == ("system", "1")
    user_data.write("preferences", ["dark"])
    assert preference("scheme") == "system"
    choose("scheme", "dark")
    assert preference("scheme") == "dark"


def test_in_a_narrow_window_the_rail_shows_pictures_and_still_says_what_they_are(window: MainWindow) -> None:
    window.resize(800, 600)
    QApplication.processEvents()
    assert window.rail.width() < 60
    for key, button in window.rail_buttons.items():
        assert button.accessibleName() and button.toolTip(), key
        assert not button.icon().isNull()
    window.resize(1280, 800)
    QApplication.processEvents()
    assert "Map" in window.rail_buttons["map"].text()
