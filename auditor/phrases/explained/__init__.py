"""How a shown figure comes about: its formula in words, what enters it with its basis, and where that is entered.

Each function takes what the figure was shown from and gives an :class:`Explanation` of that very number, or None where
the figure is not known. Inputs carry their number too, so that tests can reckon the result again.
"""

from auditor.phrases.explained.explanation import Explanation, Input, Place

__all__ = ["Explanation", "Input", "Place"]
