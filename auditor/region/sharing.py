"""Sharing an audit's figures: the extract is prepared, looked at, and written only when the owner says so."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditor.decide import Ranking, rank
from auditor.edit import perform
from auditor.edit.sharing import forget_key, note_extract
from auditor.errors import InputError
from auditor.files import replace_file
from auditor.flow import Analysis, analyse
from auditor.locale import _
from auditor.model import Audit
from auditor.region.advisor import advisor_key, new_key
from auditor.region.extract import Extract, Withdrawal, extract_of, written
from auditor.store import AuditFile


@dataclass(frozen=True)
class Ready:
    """An extract that is ready to be looked at; ``content`` is the file to the byte."""

    extract: Extract
    content: bytes


def prepare(audit: Audit, today_year: int, analysis: Analysis | None = None, ranking: Ranking | None = None) -> Ready:
    """The extract that would leave; nothing is written, nothing is noted.

    Args:
        audit: the snapshot.
        today_year: for an audit that says no date.
        analysis: of the same audit; None: worked out here.
        ranking: of the same audit; None: worked out here.

    Returns:
        the extract under the firm's key, or under a new one for the first time.

    Raises:
        InputError: sector, size class or region is not said.
    """
    analysis = analysis or analyse(audit)
    said, dated = audit.sharing, audit.firm.audit_date[:4]
    made = extract_of(
        audit,
        analysis,
        ranking or rank(audit, analysis=analysis),
        key=said.share_key or new_key(),
        edition=said.edition + 1,
        advisor=advisor_key(),
        year=int(dated) if dated.isdigit() and 2000 <= int(dated) <= 2200 else today_year,
    )
    return Ready(made, written(made))


def share(file: AuditFile, ready: Ready, target: Path) -> None:
    """Write an extract that was looked at, and note its key and number in the audit.

    Args:
        file: the open audit.
        ready: what was looked at; these very bytes are written.
        target: the file.

    Raises:
        InputError: it can't be written there.
        ReadOnlyFile: the audit can't be written; nothing has left.
    """
    perform(file, note_extract, ready.extract.key, ready.extract.edition)
    replace_file(target, ready.content)


def withdraw_shared(file: AuditFile, target: Path) -> None:
    """Write the file that takes all extracts of this firm back, and forget the key: what is shared later has another.

    Args:
        file: the open audit.
        target: the file.

    Raises:
        InputError: nothing was shared, or it can't be written there.
    """
    key = file.audit.sharing.share_key
    if not key:
        raise InputError(_("Nothing of this audit was shared yet."))
    replace_file(target, written(Withdrawal(key)))
    perform(file, forget_key)
