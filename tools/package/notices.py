"""What is shipped, and under which licences: for people (a text, Help → Licences) and for programs (CycloneDX)."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from auditor.made import note_of
from auditor.shipped import Part, own_part, package_key, shipped_names, shipped_parts, written
from tools.package.archive import day_of, moment
from tools.package.description import NAME, SUMMARY, VERSION
from tools.package.left_out import PACKAGES
from tools.package.native import native_parts

#: Under these a part may be shipped with a program of any kind. Of the GPL only what its exception frees, never the AGPL.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "GPL-2.0-or-later WITH Bootloader-exception",
    "GPL-3.0-or-later WITH GCC-exception-3.1",
    "ISC",
    "LGPL-3.0-only",
    "LGPL-3.0-or-later",
    "MIT",
    "MIT-CMU",
    "OFL-1.1",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
    "blessing",
    "bzip2-1.0.6",
}
_SPDX_EXCEPTION = {"GPL-2.0-or-later WITH Bootloader-exception"}


class NotAllowed(Exception):
    """A part is shipped under a licence that does not allow it, or that nobody has looked at."""


def is_allowed(licence: str) -> bool:
    """Whether all that a licence asks for can be kept: one of the choices of each of its parts.

    Args:
        licence: an SPDX expression without brackets.
    """
    return all(
        any(choice.strip() in ALLOWED for choice in part.split(" OR "))
        for part in licence.replace("(", "").replace(")", "").split(" AND ")
    )


def parts_of(data: Path) -> list[Part]:
    """Everything in the package.

    Args:
        data: where the packed program has its libraries and data.

    Raises:
        NotAllowed: one of it can't be shipped.
    """
    parts = [part for part in shipped_parts() if package_key(part.name) not in PACKAGES] + native_parts(data)
    refused = [
        f"{part.name} {part.version}: {part.licence or 'no licence'}" for part in parts if not is_allowed(part.licence)
    ]
    if refused:
        raise NotAllowed("; ".join(refused))
    return sorted(parts, key=lambda part: part.name.lower())


def without_notice(modules: Iterable[str]) -> set[str]:
    """Packages that are packed and named nowhere: tools of the environment that packs, which something imports where they are there.

    Args:
        modules: names of modules, with their packages.
    """
    owners = packages_distributions()
    named = {package_key(name) for name in shipped_names()}
    tops = {module.partition(".")[0] for module in modules}
    return {top for top in tops if owners.get(top) and not {package_key(owner) for owner in owners[top]} & named}


def write_notices(data: Path, beside: Path) -> None:
    """Write what is in the package and of when it is: where Help looks, as a text, and as a bill of materials.

    Args:
        data: where the packed program has its data.
        beside: where the text and the bill of materials go.
    """
    parts = parts_of(data)
    (data / "resources" / "licences.json").write_text(written(tuple(parts)), "utf-8")
    (data / "resources" / "made.json").write_text(note_of(day_of(moment())), "utf-8")
    (beside / "LICENCES.txt").write_text(as_text([own_part(), *parts]), "utf-8")
    (beside / "sbom.cdx.json").write_text(bill_of_materials(parts), "utf-8")


def as_text(parts: Sequence[Part]) -> str:
    """All licences in one text."""
    line = "=" * 80
    return "\n".join(f"{line}\n{part.name} {part.version}\n{part.licence}\n{line}\n\n{part.text}\n" for part in parts)


def bill_of_materials(parts: Sequence[Part]) -> str:
    """CycloneDX 1.6 in JSON; the same parts give the same bytes."""
    components = [_component(part) for part in parts]
    listed = json.dumps(components, sort_keys=True).encode()
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": uuid.UUID(bytes=hashlib.sha256(listed).digest()[:16], version=4).urn,
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": NAME,
                "name": NAME,
                "version": VERSION,
                "description": SUMMARY,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": NAME, "dependsOn": [component["bom-ref"] for component in components]}],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, Any]:
    key = re.sub(r"[^a-z0-9.]+", "-", part.name.lower()).strip("-")
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{key}@{part.version}",
        "name": part.name,
        "version": part.version,
    }
    if part.licence in _SPDX_EXCEPTION or " " not in part.licence:
        kind = "name" if part.licence in _SPDX_EXCEPTION else "id"
        made["licenses"] = [{"license": {kind: part.licence}}]
    else:
        made["licenses"] = [{"expression": part.licence}]
    return made
