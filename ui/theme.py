"""Colours, spacing and type of the window: one place. Light and dark follow the system."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QInputDevice, QPalette
from PySide6.QtWidgets import QApplication, QWidget

UNIT = 8
TARGET = 32  # least height of what is clicked, pixels
TOUCH_TARGET = 44


class Colours(NamedTuple):
    """The colours of one scheme; ``track`` is that of a bar where nothing is."""

    ground: str
    surface: str
    raised: str
    line: str
    track: str
    ink: str
    quiet: str
    accent: str
    accent_pale: str
    on_accent: str
    warn: str
    warn_pale: str
    canvas: str
    lane: str


LIGHT = Colours(
    ground="#f4f6f8", surface="#ffffff", raised="#ffffff", line="#d5dbe1", track="#d5dbe1", ink="#1f2933", quiet="#52606d",
    accent="#0b6e75", accent_pale="#d9ecec", on_accent="#ffffff", warn="#a84d08", warn_pale="#fdecd9",
    canvas="#fbfcfd", lane="#f2f5f7",
)  # fmt: skip
DARK = Colours(
    ground="#171d22", surface="#1f272e", raised="#27313a", line="#3a4650", track="#3a4650", ink="#e8edf1", quiet="#a3b1bd",
    accent="#3fb0b6", accent_pale="#1d4346", on_accent="#0c1b1c", warn="#f0a35e", warn_pale="#49331d",
    canvas="#191f25", lane="#1f262c",
)  # fmt: skip


#: For who needs to see the edges of things: nothing pale, the accent told from the ink by its brightness too.
CONTRAST_LIGHT = Colours(
    ground="#ffffff", surface="#ffffff", raised="#ffffff", line="#000000", track="#c4c8cc", ink="#000000", quiet="#1a1a1a",
    accent="#00363a", accent_pale="#c4f1f3", on_accent="#ffffff", warn="#7a2e00", warn_pale="#ffe9d6",
    canvas="#ffffff", lane="#ffffff",
)  # fmt: skip
CONTRAST_DARK = Colours(
    ground="#000000", surface="#000000", raised="#000000", line="#ffffff", track="#55595d", ink="#ffffff", quiet="#e6e6e6",
    accent="#6ff3fa", accent_pale="#003f43", on_accent="#000000", warn="#ffc37a", warn_pale="#4a2c00",
    canvas="#000000", lane="#000000",
)  # fmt: skip

_chosen: str | None = None
_touch: bool | None = None


def choose_scheme(scheme: str | None) -> None:
    """``"light"``, ``"dark"``, ``"contrast"``, or None to follow the system; call :func:`apply` after it."""
    global _chosen
    _chosen = scheme


def choose_touch(is_touch: bool | None) -> None:
    """Whether things are large enough for fingers; None: where there is a touch screen. Call :func:`apply` after it."""
    global _touch
    _touch = is_touch


def is_touch() -> bool:
    """Whether things are large enough for fingers."""
    if _touch is not None:
        return _touch
    return any(d.type() == QInputDevice.DeviceType.TouchScreen for d in QInputDevice.devices())


def target() -> int:
    """Least height of what is pressed: more for fingers."""
    return TOUCH_TARGET if is_touch() else TARGET


def is_dark() -> bool:
    if _chosen in ("light", "dark"):
        return _chosen == "dark"
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def colours() -> Colours:
    """The colours in force."""
    if is_contrast():
        return CONTRAST_DARK if is_dark() else CONTRAST_LIGHT
    return DARK if is_dark() else LIGHT


def is_contrast() -> bool:
    """Whether edges have to be seen clearly: chosen, or asked for by the system where it can say so."""
    if _chosen is not None:
        return _chosen == "contrast"
    style = QGuiApplication.styleHints()  # held: without it what it gave is taken for deleted
    return style.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def colour(name: str) -> QColor:
    return QColor(getattr(colours(), name))


def apply(app: QApplication) -> None:
    """Set style, palette, fonts and style sheet; call again when the system changes its scheme."""
    app.setStyle("Fusion")
    _ensure_font(app)
    c = colours()
    palette = QPalette()
    for role, value in (
        (QPalette.ColorRole.Window, c.ground),
        (QPalette.ColorRole.WindowText, c.ink),
        (QPalette.ColorRole.Base, c.surface),
        (QPalette.ColorRole.AlternateBase, c.ground),
        (QPalette.ColorRole.Text, c.ink),
        (QPalette.ColorRole.Button, c.raised),
        (QPalette.ColorRole.ButtonText, c.ink),
        (QPalette.ColorRole.ToolTipBase, c.raised),
        (QPalette.ColorRole.ToolTipText, c.ink),
        (QPalette.ColorRole.PlaceholderText, c.quiet),
        (QPalette.ColorRole.Highlight, c.accent),
        (QPalette.ColorRole.HighlightedText, c.on_accent),
        (QPalette.ColorRole.Link, c.accent),
    ):
        palette.setColor(role, QColor(value))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.quiet))
    app.setPalette(palette)
    app.setStyleSheet(_sheet(c))


def restyle(widget: QWidget) -> None:
    """Show a widget as its name and its properties now ask; Qt looks at them once."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def scaled_font(points: float = 0.0, bold: bool = False) -> QFont:
    """The system's font, ``points`` larger."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() + points)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def map_font(pixels: int = 13, bold: bool = False) -> QFont:
    """The system's font at a size in map units: the same on the screen, in a picture and on paper."""
    font = QFont(QApplication.font())
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


#: What fontconfig names where it has no font at all.
_NAMES_OF_NONE = {"Monospace", "Sans Serif", "Serif"}


def _ensure_font(app: QApplication) -> None:
    """On a machine without any font, use the one the report embeds."""
    if set(QFontDatabase.families()) <= _NAMES_OF_NONE:
        from importlib.resources import files

        folder = files("font_source_sans_pro") / "files"
        for name in ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf"):
            QFontDatabase.addApplicationFont(str(folder / name))
        app.setFont(QFont("Source Sans Pro", 10))


def _tick() -> str:
    """The tick of a checked box, in the colour of what stands on the accent."""
    from auditor.resources import RESOURCES

    return (RESOURCES / "marks" / f"tick-{'dark' if is_dark() else 'light'}.svg").as_posix()


def _sheet(c: Colours) -> str:
    line, box, tab = (34, 24, 16) if is_touch() else (22, 16, 6)
    return f"""
    QToolTip {{ color: {c.ink}; background: {c.raised}; border: 1px solid {c.line}; padding: 4px; }}
    QLineEdit, QPlainTextEdit, QSpinBox {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: 4px; padding: 4px 8px; min-height: {line}px; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {c.accent}; padding: 3px 7px; }}
    QCheckBox::indicator {{ width: {box}px; height: {box}px; border: 1px solid {c.quiet}; border-radius: 3px;
        background: {c.surface}; }}
    QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{_tick()}"); }}
    QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
    QCheckBox:focus {{ color: {c.accent}; }}
    QComboBox {{ min-height: {line + 4}px; padding: 1px 6px; }}
    QComboBox QLineEdit, QSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QToolBar {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; spacing: 2px; padding: 6px 12px; }}
    QLineEdit[error="true"] {{ border: 2px solid {c.warn}; padding: 3px 7px; background: {c.warn_pale}; }}
    QPushButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 4px; padding: 5px 14px;
        min-height: {line}px; }}
    QPushButton[touch="true"] {{ min-height: {TOUCH_TARGET - 12}px; }}
    QPushButton[tile="true"] {{ text-align: left; border-radius: 6px; }}
    QPushButton[tile="true"]::menu-indicator {{ width: 0; }}
    QPushButton[primary_tile="true"] {{ border: 2px solid {c.accent}; }}
    QPushButton[cell="true"] {{ padding: 2px 4px; }}
    QPushButton[cell="true"]:focus {{ padding: 1px 3px; }}
    QProgressBar {{ background: {c.track}; border: none; border-radius: 0; }}
    QProgressBar::chunk {{ background: {c.accent}; }}
    QPushButton#lap {{ min-height: 150px; font-size: 26pt; font-weight: 600; }}
    QPushButton:checked {{ background: {c.accent_pale}; border-color: {c.accent}; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 4px 13px; }}
    QPushButton:default, QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent};
        border-color: {c.accent}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.ink}; }}
    QPushButton[danger="true"] {{ color: {c.warn}; background: {c.warn_pale}; border-color: {c.warn}; font-weight: 600; }}
    QPushButton#link {{ border: none; border-radius: 2px; background: transparent; color: {c.accent}; padding: 1px 0 0 0;
        min-height: {line if is_touch() else 0}px; text-align: left; }}
    QPushButton#link:hover {{ text-decoration: underline; }}
    QPushButton#link:focus {{ background: {c.accent_pale}; color: {c.ink}; text-decoration: underline; padding: 1px 0 0 0; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.ground}; border-color: {c.line}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 5px 8px; min-height: {line}px; }}
    QToolButton:hover {{ background: {c.accent_pale}; }}
    QToolButton:checked {{ background: {c.accent_pale}; border-color: {c.accent}; }}
    QToolButton:focus {{ border-color: {c.accent}; }}
    QToolBar > QToolButton {{ padding: 5px 3px; }}
    QToolButton#qt_toolbar_ext_button {{ background: {c.accent_pale}; padding: 0; min-width: 22px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QTableView {{ background: {c.surface}; gridline-color: {c.line}; border: 1px solid {c.line};
        selection-background-color: {c.accent_pale}; selection-color: {c.ink}; }}
    QTableView QLineEdit {{ border-radius: 0; padding: 0 4px; min-height: 0; }}
    QHeaderView::section {{ background: {c.ground}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line};
        padding: 6px 8px; }}
    QScrollArea, QGraphicsView {{ border: none; }}
    QFrame#panel {{ background: {c.surface}; border: none; border-left: 1px solid {c.line}; }}
    QFrame#foot {{ background: {c.surface}; border: none; border-left: 1px solid {c.line}; border-top: 1px solid {c.line}; }}
    QFrame#rail {{ background: {c.surface}; border: none; border-right: 1px solid {c.line}; }}
    QFrame#bar {{ background: {c.surface}; border: none; border-bottom: 1px solid {c.line}; }}
    QFrame#totals {{ background: {c.surface}; border: none; border-top: 1px solid {c.line}; }}
    QPushButton#rail {{ border: none; min-width: 0; border-left: 3px solid transparent; border-radius: 0; text-align: left;
        padding: 8px 16px 8px 13px; background: transparent; min-height: 28px; }}
    QPushButton#rail:hover {{ background: {c.ground}; }}
    QPushButton#rail:checked {{ border-left-color: {c.accent}; background: {c.accent_pale}; }}
    QPushButton#rail:focus {{ border: 1px solid {c.accent}; border-left: 3px solid {c.accent}; padding: 7px 15px 7px 13px; }}
    QFrame#notice {{ background: {c.accent_pale}; border: none; border-radius: 4px; }}
    QFrame#question {{ background: {c.warn_pale}; border: 1px solid {c.warn}; border-radius: 4px; }}
    QFrame#question QLineEdit {{ border-radius: 4px; padding: 4px 8px; min-height: 22px; }}
    QFrame#question QLineEdit:focus {{ padding: 3px 7px; }}
    QFrame#term {{ background: {c.raised}; border: 1px solid {c.accent}; }}
    QFrame#warning {{ background: {c.warn_pale}; border: none; border-bottom: 1px solid {c.warn}; }}
    QFrame#card {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 4px; }}
    QFrame#pad, QFrame#find {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 4px; }}
    QFrame#pad QToolButton {{ padding: 0; }}
    QTabBar::tab {{ padding: {tab}px 14px; background: {c.ground}; color: {c.quiet}; border: 1px solid {c.line};
        border-top: none; margin-right: 2px; }}
    QTabBar::tab:selected {{ background: {c.surface}; color: {c.ink}; border-bottom: 2px solid {c.accent}; }}
    QTabBar#top {{ background: {c.surface}; border: none; }}
    QTabBar#top::tab {{ background: {c.surface}; border: none; border-bottom: 2px solid {c.surface};
        padding: {tab + 3}px 10px; margin: 0; }}
    QTabBar#top::tab:selected {{ border-bottom: 2px solid {c.accent}; color: {c.ink}; }}
    QTabBar#top:focus {{ border: 1px solid {c.accent}; }}
    QListWidget, QTreeWidget {{ background: {c.surface}; border: 1px solid {c.line}; }}
    QListWidget::item, QTreeWidget::item {{ padding: 4px; }}
    QListWidget::item:selected, QTreeWidget::item:selected {{ background: {c.accent_pale}; color: {c.ink}; }}
    QLabel#quiet, QLabel#status {{ color: {c.quiet}; }}
    QLabel#warn {{ color: {c.warn}; }}
    QLabel#figure {{ color: {c.accent}; }}
    QStatusBar {{ background: {c.surface}; border-top: 1px solid {c.line}; color: {c.quiet}; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {c.surface}; }}
    QMenuBar::item {{ padding: {tab}px 10px; }}
    QMenu::item {{ padding: {tab}px 28px; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {c.accent_pale}; color: {c.ink}; }}
    """
