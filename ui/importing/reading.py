"""Reading off the window's thread: a preview and a draft for what the person says, with a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditor.errors import AuditorError
from auditor.exchange import Draft, SourceOptions
from auditor.exchange.draft import placed
from auditor.exchange.importers import Source, read
from auditor.exchange.preview import Preview, preview
from auditor.exchange.profile import Profile, shape_of
from auditor.exchange.question import Asked, Question
from auditor.exchange.table import TABLE_SUFFIXES, Table
from auditor.model import Audit
from ui.importing import remembered


class Stopped(Exception):
    """The person wants something else read, or nothing."""


class Token:
    """Whether reading is still wanted, and how far it is."""

    def __init__(self) -> None:
        self.is_wanted = True
        self.rows = 0

    def progress(self, rows: int) -> None:
        """Rows are read; stops the reading that is not wanted any more."""
        if not self.is_wanted:
            raise Stopped
        self.rows = rows


@dataclass(frozen=True)
class Read:
    """What came of reading.

    Attributes:
        preview: of a table; None of another file.
        draft: what would be stored, and ``audit`` the map of it; None where ``refusal`` says why not.
        question: what is to be answered before anything is read; None where that is not why.
        tables: the sheets, to be read again with other choices.
        recalled: how a file of this shape was read before, where that was taken up.
    """

    preview: Preview | None = None
    draft: Draft | None = None
    audit: Audit | None = None
    refusal: str = ""
    question: Question | None = None
    tables: Sequence[Table] | None = None
    recalled: Profile | None = None


def read_with(path: Path, options: SourceOptions, tables: Sequence[Table] | None, token: Token) -> Read:
    """Read a file as the person says; the first time as a file of its shape was read before."""
    found = Read(tables=tables)
    options = replace(options, progress=token.progress)
    try:
        if path.suffix.lower() in TABLE_SUFFIXES:
            source = Source(path, options, tables)
            found = replace(found, tables=source.tables)
            token.progress(0)
            shown = preview(source)
            recalled = remembered.of_shape(shape_of([c.header for c in shown.columns])) if tables is None else None
            if recalled is not None:
                fitting = recalled.fitting([c.header for c in shown.columns], [name for name, _holds in shown.sheets])
                options = options_of(fitting, options)
                shown = preview(Source(path, options, found.tables))
                found = replace(found, recalled=fitting)
            found = replace(found, preview=shown)
        draft = read(Source(path, options, found.tables))
        token.progress(token.rows)
        entities = placed(draft.entities)
        return replace(found, draft=replace(draft, entities=entities), audit=Audit.of(entities))
    except Asked as asked:
        return replace(found, refusal=str(asked), question=asked.question)
    except AuditorError as error:
        return replace(found, refusal=str(error))


def options_of(profile: Profile, options: SourceOptions) -> SourceOptions:
    """The options with the choices of a profile."""
    return replace(
        options, kind=profile.kind, sheet=profile.sheet, columns=dict(profile.columns), choices=profile.choices
    )
