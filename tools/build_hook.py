"""Run by hatchling before a wheel or a sdist is made: the translations are compiled, for git does not keep them, and its date noted."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles every ``.po`` into the ``.mo`` that the program reads, and writes ``resources/made.json``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling hands them over
        sys.path.insert(0, self.root)
        try:
            from auditor.made import NOTE, note_of
            from tools.package.archive import day_of, moment
            from tools.texts import compile_all

            if os.environ.get("AUDITOR_WITH_KERNEL"):
                self._with_kernel(build_data)
        finally:
            sys.path.remove(self.root)
        compile_all()
        if not NOTE.exists() and moment():  # a sdist brings the note of the checkout that it is from
            self._made = Path(tempfile.mkdtemp()) / NOTE.name
            self._made.write_text(note_of(day_of(moment())), "utf-8")
            build_data["force_include"][str(self._made)] = "resources/made.json"

    def _with_kernel(self, build_data: dict[str, Any]) -> None:
        """The compiled loop of the simulation goes in, and the wheel is for this system alone."""
        from tools.kernel import compiled_for_users, platform_tag

        made = compiled_for_users()
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform_tag()}"
        build_data["force_include"][str(made)] = f"auditor/simulate/kernel/{made.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  likewise
        """Takes away what was made for the archive alone."""
        if hasattr(self, "_made"):
            shutil.rmtree(self._made.parent)
