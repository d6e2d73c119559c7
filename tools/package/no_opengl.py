"""Run before the packed program: pyqtgraph imports Qt's OpenGL modules, 10 MB, and uses them only where somebody asks for it."""

import sys
from types import ModuleType


class _Widgets(ModuleType):
    """Has the one name that is looked for at the import: a class to derive from."""

    def __getattr__(self, name: str) -> type:
        if name != "QOpenGLWidget":
            raise AttributeError(name)
        from PySide6.QtWidgets import QWidget

        return QWidget


sys.modules["PySide6.QtOpenGL"] = ModuleType("PySide6.QtOpenGL")
sys.modules["PySide6.QtOpenGLWidgets"] = _Widgets("PySide6.QtOpenGLWidgets")
