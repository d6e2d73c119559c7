"""What an extract for a programme needs and an audit lacks, and the key that its extracts have in common."""

from __future__ import annotations

from dataclasses import replace

from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import SizeClass
from auditor.store import Edit


@verb(N_("Say how large the firm is, and where"))
def set_place(edit: Edit, size_class: SizeClass | None, region: str) -> None:
    """How large the firm is, and in which large region.

    Args:
        edit: the edit to do it in.
        size_class: by the number of its people; None: nobody says.
        region: code of a large region, or of a country; empty: nobody says.
    """
    edit.put(replace(edit.audit.sharing, size_class=size_class, region=region))


@verb(N_("Share figures with a programme"))
def note_extract(edit: Edit, share_key: str, edition: int) -> None:
    """That an extract was made.

    Args:
        edit: the edit to do it in.
        share_key: the random key under which it goes.
        edition: its number, from 1.
    """
    edit.put(replace(edit.audit.sharing, share_key=share_key, edition=edition))


@verb(N_("Withdraw shared figures"))
def forget_key(edit: Edit) -> None:
    """That the extracts were withdrawn: what is shared later goes under a key of its own.

    Args:
        edit: the edit to do it in.
    """
    edit.put(replace(edit.audit.sharing, share_key="", edition=0))
