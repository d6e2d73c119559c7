"""How files were read before: by their shape, and under names that a person gave."""

from __future__ import annotations

from auditor.exchange.profile import Profile, profile_from
from ui import user_data

_FILE = "imports"
_MOST = 100  # shapes; the oldest is forgotten


def of_shape(shape: str) -> Profile | None:
    """How a file of this shape was read last."""
    return profile_from(_stored("shapes").get(shape))


def named() -> dict[str, Profile]:
    """The profiles with a name, in the order of their names."""
    found = {name: profile_from(document) for name, document in _stored("named").items()}
    return {name: profile for name, profile in sorted(found.items()) if profile is not None}


def remember(shape: str, profile: Profile) -> None:
    """Keep how a file of this shape was read."""
    shapes = {key: value for key, value in _stored("shapes").items() if key != shape}
    shapes[shape] = profile.as_json()
    user_data.write(_FILE, {"named": _stored("named"), "shapes": dict(list(shapes.items())[-_MOST:])})


def keep(name: str, profile: Profile) -> None:
    """Keep a profile under a name; one of the same name is replaced."""
    user_data.write(_FILE, {"named": {**_stored("named"), name: profile.as_json()}, "shapes": _stored("shapes")})


def _stored(part: str) -> dict[str, object]:
    found = user_data.read(_FILE)
    stored = found.get(part) if isinstance(found, dict) else None
    return stored if isinstance(stored, dict) else {}
