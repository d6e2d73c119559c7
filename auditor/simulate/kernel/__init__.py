"""The loop of :mod:`auditor.simulate.engine` in C, for speed: the same figures to the last bit.

``kernel.c`` (with ``floor.h`` and ``growing.h``) is compiled by ``python -m tools.kernel``; :mod:`.library` finds what was
made of it, :mod:`.tables` hands it a net and its chance, and :mod:`.engine` plays a run with it. Where there is no library the
Python engine plays, slower.
"""
