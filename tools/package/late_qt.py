"""Run before the packed program: a command needs no Qt, and the tool would load it at every start (a tenth of a second), only to see
that PySide6 has told Qt where it lies. On Windows and macOS, where nobody has seen it start without, the tool has its way."""

import sys

if sys.platform == "linux":
    from _pyi_rth_utils import qt  # type: ignore[import-not-found]

    qt.create_embedded_qt_conf = lambda _bindings, _place: None
