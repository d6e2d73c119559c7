"""Photos of steps."""

from __future__ import annotations

from auditor.edit.verb import verb
from auditor.locale import N_
from auditor.model import Photo
from auditor.store import Edit


@verb(N_("Add photo"))
def add_photo(edit: Edit, step_id: int, image: bytes) -> None:
    """One more photo of a step.

    Args:
        edit: the edit to do it in.
        step_id: the step.
        image: a plain JPEG, without notes of where and when it was taken.
    """
    edit.put(Photo(step_id=step_id, image=image))


@verb(N_("Remove photo"))
def remove_photo(edit: Edit, photo: Photo) -> None:
    """One photo less.

    Args:
        edit: the edit to do it in.
        photo: the photo to remove.
    """
    edit.delete(photo)
