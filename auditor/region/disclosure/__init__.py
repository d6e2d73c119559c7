"""What may be shown: the rules that keep a firm from being told apart, asked of every cell, and the ledger of releases.

R1 no pack below 30 firms, and sector groups only below 300. R2 ten firms a cell, twenty for money, each firm once. R3 three
advisors, and five firms outside the largest of them. R4 quantiles only, with five firms on each side of each, in two digits;
counts to fives. R5 no dominance (p % and (2,85)) in what grows with the firm. R6 what a cell leaves beside its shown parts is
nobody or five firms. R7 a cell changes only when five firms or more differ from every earlier release. R8 never a mean, a sum, a
least or a most, never nobody or everybody. R9 what leaves a firm is pseudonymous, not anonymous.
"""

from auditor.region.disclosure.disclose import Disclosed, disclose
from auditor.region.disclosure.rules import Reason, Strictness

__all__ = ["Disclosed", "Reason", "Strictness", "disclose"]
