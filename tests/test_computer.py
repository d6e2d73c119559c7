"""The language and place of the computer's user on each system; the system is faked where it is asked."""

from __future__ import annotations

import ctypes
import plistlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from auditor import computer
from auditor.locale import set_language, system_country, system_language


@pytest.fixture(autouse=True)
def says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AUDITOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def windows(monkeypatch: pytest.MonkeyPatch, shown: int, region: str) -> None:
    """As kernel32 answers: a number for the language of its windows, a name for the region."""

    def region_name(buffer: Any, _length: int) -> int:
        buffer.value = region
        return len(region) + 1

    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: shown, GetUserDefaultLocaleName=region_name)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")


def macos(monkeypatch: pytest.MonkeyPatch, home: Path, settings: Any) -> None:
    place = home / "Library" / "Preferences" / ".GlobalPreferences.plist"
    place.parent.mkdir(parents=True)
    place.write_bytes(settings if isinstance(settings, bytes) else plistlib.dumps(settings))
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(sys, "platform", "darwin")


def test_linux_says_it_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert (system_language(), system_country()) == ("de", "AT")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert system_language() == "de"
    monkeypatch.setenv("AUDITOR_LANG", "nl")
    assert (system_language(), system_country()) == ("nl", "AT")


@pytest.mark.parametrize(
    ("shown", "region", "language", "country"),
    [
        (0x0413, "nl-BE", "nl", "BE"),  # Dutch windows, region Belgium
        (0x0409, "nl-NL", "en", "NL"),  # English windows in the Netherlands
        (0x0407, "de-AT", "de", "AT"),
        (0x040C, "de-DE", "de", "DE"),  # French is not spoken here; the region is German
        (0x0411, "ja-JP", "en", "NL"),
        (0, "", "en", "NL"),
    ],
)
def test_windows_is_asked_for_the_language_of_its_windows_and_the_region(
    monkeypatch: pytest.MonkeyPatch, shown: int, region: str, language: str, country: str
) -> None:
    windows(monkeypatch, shown, region)
    assert system_language() == language
    set_language(language)
    assert system_country() == country


@pytest.mark.parametrize(
    ("settings", "language", "country"),
    [
        ({"AppleLanguages": ["nl-BE", "fr-BE"], "AppleLocale": "nl_BE"}, "nl", "BE"),
        ({"AppleLanguages": ["fr-FR", "de-DE"], "AppleLocale": "fr_FR"}, "de", "DE"),
        ({"AppleLanguages": [1, True]}, "en", "NL"),
        ({"AppleLanguages": 5}, "en", "NL"),
        ([], "en", "NL"),
        (b"no plist", "en", "NL"),
    ],
)
def test_macos_keeps_it_in_its_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: object, language: str, country: str
) -> None:
    macos(monkeypatch, tmp_path, settings)
    assert system_language() == language
    set_language(language)
    assert system_country() == country


def test_what_the_environment_says_goes_before_the_settings_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    macos(monkeypatch, tmp_path, {"AppleLanguages": ["nl-NL"]})
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert computer.languages() == ("de_DE",)
