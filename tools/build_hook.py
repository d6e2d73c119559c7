"""Run by hatchling before a wheel or a sdist is made: the translations are compiled, for git does not keep them."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles every ``.po`` into the ``.mo`` that the program reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling hands them over
        sys.path.insert(0, self.root)
        try:
            from tools.texts import compile_all
        finally:
            sys.path.remove(self.root)
        compile_all()
