"""What can be done to an audit: the verbs of the trade, free of any window.

A verb is a function of an :class:`~auditor.store.Edit` with a label: what it is called in the history and at Undo. The window does
it with ``session.do(verb, ...)``, or ``session.enter`` from a field that says what is wrong; the command line, importers and
templates with ``perform(file, verb, ...)``.
"""

from auditor.edit.verb import Verb, perform, verb

__all__ = ["Verb", "perform", "verb"]
