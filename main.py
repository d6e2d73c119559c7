"""Automation Auditor: ``python main.py [FILE.audit]`` opens the window; ``python main.py --help`` lists the commands."""

from auditor.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
