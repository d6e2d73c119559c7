"""What is not packed, though the tool would: nobody would miss it. Sizes are in the package of Linux."""

from __future__ import annotations

import sys
from fnmatch import fnmatch

#: Modules that something imports where it can, and that the program does without.
MODULES = (
    "IPython",
    "OpenGL",
    "PIL._avif",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",  # tools/package/no_opengl.py stands in for these two
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
    "_curses",
    "_dbm",
    "_gdbm",  # GPL
    "_ssl",
    "attr",  # of the tools that pack, as defusedxml; others import them where they are there
    "charset_normalizer",  # ReportLab asks it about XML of unknown letters, which the program never hands it
    "curses",
    "defusedxml",
    "doctest",
    "hypothesis",
    "lib2to3",
    "lxml.ElementInclude",
    "lxml.builder",
    "lxml.cssselect",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "matplotlib",
    "numpy.distutils",
    "numpy.f2py",
    "pandas",
    "pip",
    "pydoc_data",
    "pygments",
    "pydantic.mypy",
    "pydantic.v1",
    "pyqtgraph.console",
    "pyqtgraph.dockarea",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.opengl",
    "pytest",
    "readline",  # GPL
    "setuptools",
    "ssl",
    "sympy",
    "test",
    "tkinter",
    "tomlkit",
    "wheel",
)

#: Packages of modules that stay files: they name what lies beside them by a way through their own folder, which must be there.
AS_FILES = {"docx.parts": "py"}

#: All that is packed of SciPy: HiGHS, and what the package itself imports (50 MB and half a second less). Its linear algebra library
#: is left out with the rest: NumPy brings its own. tools/package/few_of_scipy.py stands in for the folder above HiGHS.
SCIPY = (
    "scipy",
    "scipy.__config__",
    "scipy._cyutility",
    "scipy._distributor_init",
    "scipy._lib",
    "scipy._lib._ccallback",
    "scipy._lib._ccallback_c",
    "scipy._lib._pep440",
    "scipy._lib._testutils",
    "scipy.optimize._highspy",
    "scipy.optimize._highspy._core",
    "scipy.version",
)

#: Packages that another one names and that are not packed at all.
PACKAGES = {"charset-normalizer", "pip", "pygments"}

#: The only plug-ins of Qt that are packed: what a window of this program needs, with nothing of GL, TLS or GTK.
QT_PLUGINS = (
    "iconengines/*svg*",
    "imageformats/*gif*",
    "imageformats/*ico*",
    "imageformats/*jpeg*",
    "imageformats/*svg*",
    "imageformats/*tiff*",
    "imageformats/*webp*",
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "platforms/*cocoa*",
    "platforms/*offscreen*",
    "platforms/*wayland*",
    "platforms/*windows*",
    "platforms/*xcb*",
    "platformthemes/*xdg*",
    "printsupport/*",
    "styles/*",
    "wayland-decoration-client/*",
    "wayland-shell-integration/*xdg-shell*",
)
#: Qt's own words are translated into the languages of the program.
_QT_TRANSLATIONS = ("qtbase_de.qm", "qtbase_en.qm", "qtbase_nl.qm")
_QT_LIBRARIES = (
    "*Qt6EglF[Ss]*",
    "*Qt6Network*",
    "*Qt6OpenGL*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6Test*",
    "*Qt6VirtualKeyboard*",
)
#: Babel knows a thousand places; the program writes for these.
_BABEL = ("root.dat", "de.dat", "de_??.dat", "en.dat", "en_001.dat", "en_150.dat", "en_GB.dat", "nl.dat", "nl_??.dat")
_HOLIDAY_LANGUAGES = ("de*", "en*", "nl*", "fr*")
_FONTS = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-It.ttf",
    "NotoSansArabic*",
    "Heebo*",
)
_ANYWHERE = (
    "*/__pycache__/*",  # is there or not, as somebody has run it or not
    "*/tests/*",
    "*/test/*",
    "*.pyi",
    "*.pxd",
    "*.h",
    "*.hpp",
    "*.a",
    "*.c",
    "*.pyx",
    "*/RECORD",
    "*/INSTALLER",
    "*/REQUESTED",
)
_ELSEWHERE = (
    "babel/messages/*",
    "dateutil/zoneinfo/*",
    "docx/templates/default-docx-template/*",  # what default.docx is made from
    "pyqtgraph/colors/*",
    "pyqtgraph/icons/peegee/*",
    "libavif*",
    "libfreetype-*",
    "libharfbuzz-*",
    "libsharpyuv*",
    "libwebp*",
    "lxml/html/*",
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "lxml/objectify*",
    "numpy/_core/*_tests.*",
    "pillow.libs/libavif*",
    "pillow.libs/libfreetype*",
    "pillow.libs/libharfbuzz*",
    "pillow.libs/libsharpyuv*",
    "pillow.libs/libwebp*",
)


def is_module_packed(name: str) -> bool:
    """Whether a module goes into the package, though something imports it.

    Args:
        name: with its package, as Python knows it.
    """
    return name in SCIPY or name.partition(".")[0] != "scipy"


def _any(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def is_packed(place: str) -> bool:
    """Whether a file goes into the package.

    Args:
        place: where it would stand, from the root of what is packed.
    """
    place = place.replace("\\", "/")
    name = place.rsplit("/", 1)[-1]
    if place.startswith("tzdata/"):
        return sys.platform == "win32"  # the others bring their own
    if place.startswith("resources/"):
        return not name.endswith(".po")  # what translators write; the program reads the .mo beside it
    if "/plugins/" in place and place.startswith("PySide6"):
        return _any(place.partition("/plugins/")[2], QT_PLUGINS)
    if "/translations/" in place and place.startswith("PySide6"):
        return name in _QT_TRANSLATIONS
    if place.startswith("scipy.libs/"):
        return False
    if place.startswith("scipy/"):
        module = place.partition(".")[0].replace("/", ".")
        return is_module_packed(module) if name.endswith((".so", ".pyd")) else name.endswith(".npz")
    if "/qml/" in place or _any(name, _QT_LIBRARIES):
        return False
    if place.startswith("babel/locale-data/"):
        return _any(name, _BABEL)
    if place.startswith("holidays/locale/"):
        return _any(place.split("/")[2], _HOLIDAY_LANGUAGES)
    if name.endswith((".otf", ".ttf")) and place.startswith("font"):
        return _any(name, _FONTS)
    return not _any(place, _ANYWHERE + _ELSEWHERE)
