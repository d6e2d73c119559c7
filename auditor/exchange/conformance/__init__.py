"""A log held against a map that exists: what the map lacks, what never happens, where times, shares and demand disagree.

``compare`` finds the problems, ``words`` says them, ``mend`` changes the map so that one is gone.
"""

from auditor.exchange.conformance.compare import Comparing, Conformance, best_process, compare
from auditor.exchange.conformance.mend import mend, mended_by
from auditor.exchange.conformance.mending import Mended, mend_many
from auditor.exchange.conformance.problems import Problem
from auditor.exchange.conformance.words import in_words, key_of, keys_of

__all__ = [
    "Comparing",
    "Conformance",
    "Mended",
    "Problem",
    "best_process",
    "compare",
    "in_words",
    "key_of",
    "keys_of",
    "mend",
    "mend_many",
    "mended_by",
]
