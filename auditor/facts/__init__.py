"""Facts that age: the catalogue, law and support. They come with the program; a pack of facts (``.auditpack``) renews them.

A process reads them once, so that no result moves under the person who looks at it: a new pack counts from the next start.
"""

from auditor.facts.in_force import Facts, fact_names, fact_toml, facts_in_force, once_per_facts, trying
from auditor.facts.pack import SUFFIX, Pack, pack_of, read_pack, write_pack

__all__ = [
    "SUFFIX",
    "Facts",
    "Pack",
    "fact_names",
    "fact_toml",
    "facts_in_force",
    "once_per_facts",
    "pack_of",
    "read_pack",
    "trying",
    "write_pack",
]
