"""After a new migration: ``python -m tools.schema`` writes what the schema has become to ``newest.sql``."""

from __future__ import annotations

from auditor.store.schema import NEWEST, newest_script


def main() -> None:
    NEWEST.write_text(newest_script(), "utf-8", newline="\n")
    print(f"Wrote {NEWEST.name}.")


if __name__ == "__main__":
    main()
