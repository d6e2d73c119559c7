"""Photos of steps."""

from __future__ import annotations

from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Photo
from auditor.store import Edit


@verb(N_("Add photo"))
def add_photo(edit: Edit, step_id: int, image: bytes) -> None:
    """A photo more of a step.

    Args:
        edit: the edit that is open.
        step_id: which step.
        image: a JPEG without what a camera notes about place and time.
    """
    edit.put(Photo(step_id=step_id, image=image))


@verb(N_("Remove photo"))
def remove_photo(edit: Edit, photo_id: int) -> None:
    """A photo less.

    Args:
        edit: the edit that is open.
        photo_id: which photo.
    """
    edit.delete(edit.audit.table(Photo)[photo_id])
