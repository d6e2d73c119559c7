"""Run with the modules and libraries of the package and no others: what a window does that no command does.

``python -I -S -B inside.py FOLDER OUT HOOK …``: FOLDER holds the package with its modules as files, OUT is written to, the hooks are
those that run before the packed program.
"""

# ruff: noqa: E402, PTH123
import sys

_FOLDER, _OUT, *_HOOKS = sys.argv[1:]
_PYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"
sys.path[:] = [_FOLDER, f"{_FOLDER}/base_library.zip", f"{_FOLDER}/{_PYTHON}/lib-dynload"]
sys.frozen, sys._MEIPASS = True, _FOLDER  # type: ignore[attr-defined]
for _hook in _HOOKS:
    with open(_hook, encoding="utf-8") as _file:
        exec(compile(_file.read(), _hook, "exec"), {"__name__": "hook"})

import gc
import importlib
import os
import pkgutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QPluginLoader, QTimer, QTranslator
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QGraphicsView

#: What a programme needs beyond the package, and a library that is no module of Python.
_NO_MODULES = ("auditor.region.engines.duck", "auditor.region.engines.spark", "auditor.simulate.kernel.kernel")


def import_everything() -> None:
    """Each module of the program finds what it asks for, and nothing comes from outside the package."""
    for name in ("auditor", "ui"):
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if found.name not in _NO_MODULES and not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    files = {name: str(getattr(module, "__file__", None)) for name, module in list(sys.modules.items())}
    elsewhere = {name: file for name, file in files.items() if "site-packages" in file}
    assert elsewhere == {}, elsewhere


def libraries_are_found(app: QApplication) -> None:
    """Every plug-in of Qt loads, with all that it is made of; Qt speaks the languages of the program; the simulation has its kernel."""
    from auditor.simulate.kernel.library import library

    places = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    assert str(places).startswith(_FOLDER), places
    failed = {}
    for path in sorted(places.rglob("*.so")):
        loader = QPluginLoader(str(path))
        # A desktop with Wayland has this one; one without never loads what asks for it.
        if not loader.load() and "libwayland-" not in loader.errorString():
            failed[path.name] = loader.errorString()
    assert failed == {}, failed
    assert library() is not None, "the simulation plays with its slower loop"
    for code in ("nl", "de"):
        translator = QTranslator(app)
        assert translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)), code


def pictures_are_read(folder: Path) -> None:
    """Pictures of every kind that people have become photos of a step."""
    from PIL import Image

    from ui.photos import read_photo

    kinds = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    assert kinds >= {"bmp", "gif", "ico", "jpeg", "png", "svg", "svgz", "tiff", "webp"}, kinds
    for suffix in ("bmp", "gif", "jpg", "png", "tiff"):
        path = folder / f"photo.{suffix}"
        Image.new("RGB", (40, 30), "red").save(path)
        assert QColor(QImage.fromData(read_photo(path)).pixel(20, 15)).red() > 240, suffix


def a_window_draws_copies_and_prints(folder: Path) -> None:
    """The sample in its window: its map as files and on the clipboard, its report on paper."""
    from auditor.report.write import report_bytes
    from ui import theme
    from ui.map.features.picture.export_picture import copy_picture, write_picture
    from ui.map.scene import MapScene
    from ui.pages.report.pdf_pages import contents_of
    from ui.pages.report.printing import print_pages
    from ui.photos import photo_on_clipboard
    from ui.window import MainWindow

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app)
    window = MainWindow()
    window.show()
    window.start(None)
    wait = QEventLoop()
    window.session.ranked.connect(wait.quit)
    QTimer.singleShot(120_000, wait.quit)
    window.open_sample()
    wait.exec()
    window.grab().save(str(folder / "window.png"))
    scenes = [w.scene() for w in app.allWidgets() if isinstance(w, QGraphicsView)]
    scene = next(scene for scene in scenes if isinstance(scene, MapScene) and len(scene.cards))
    for suffix, begins in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")):
        write_picture(scene, folder / f"map{suffix}")
        assert (folder / f"map{suffix}").read_bytes().startswith(begins), suffix
    copy_picture(scene)
    assert photo_on_clipboard() is not None
    QGuiApplication.clipboard().clear()
    pdf, _count = report_bytes(window.session.audit)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "paper.pdf"))
    printer.setFromTo(1, 2)
    assert print_pages(window, printer, pdf, contents_of(pdf))
    assert (folder / "paper.pdf").stat().st_size > 20_000


if __name__ == "__main__":
    gc.disable()  # as in the program, where the window's thread collects
    program = QApplication(["inside"])
    import_everything()
    libraries_are_found(program)
    with tempfile.TemporaryDirectory() as _name:
        pictures_are_read(Path(_name))
    a_window_draws_copies_and_prints(Path(_OUT))
    print("everything is there", flush=True)
    os._exit(0)  # taking windows apart outside their loop is no part of this
