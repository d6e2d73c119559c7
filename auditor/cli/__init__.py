"""The command line: one module per command, and the door to the window. Nothing heavy is imported before it is used."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_EXIT_INPUT, _EXIT_USAGE, _EXIT_FILE = 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code (docs/command-line.md).

    Args:
        arguments: words of the command line; None: those of the process.

    Returns:
        0 done, 1 the input can't be used, 2 wrong usage, 3 the file is damaged, locked or too new.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    from auditor.locale import set_language, system_language

    set_language(system_language())
    if not words or words == ["--sample"] or (len(words) == 1 and words[0].lower().endswith(".audit")):
        from ui.app import run

        sample = words == ["--sample"]
        return int(run(None if sample or not words else words[0], sample=sample))
    if words == ["--version"]:
        from auditor import __version__

        print(f"Automation Auditor {__version__}")
        return 0
    from auditor.cli.run import run_command

    return run_command(words)
