"""A run whose worker dies when all its tests have passed has failed: pytest-xdist by itself does not look.

Without workers there is nothing to do: a crash of pytest's own process at its exit is seen by who started it.
"""

from __future__ import annotations

import signal
from typing import Any

import pytest

_CRASHES = {-getattr(signal, name, 0) for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE")} - {0}
_FIRST_OF_WINDOWS = 0xC0000000
WAIT_S = 60


class WorkersEnds:
    """Waits for the workers' processes to end, and tells which of them crashed."""

    def __init__(self) -> None:
        self._processes: dict[str, Any] = {}
        self._crashed: dict[str, int] = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodeready(self, node: Any) -> None:
        self._processes[node.gateway.id] = node.gateway._io.popen

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        for name, process in self._processes.items():
            code = process.wait(WAIT_S)
            if code in _CRASHES or code >= _FIRST_OF_WINDOWS:
                self._crashed[name] = code
        if self._crashed and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_unconfigure(self) -> None:
        for name, code in self._crashed.items():
            print(f"\nWorker {name} crashed at its end, after its tests, with exit code {code}.")


def pytest_configure(config: pytest.Config) -> None:
    """In the process that starts the workers."""
    if not hasattr(config, "workerinput") and not config.pluginmanager.hasplugin("workers_ends"):
        config.pluginmanager.register(WorkersEnds(), "workers_ends")
