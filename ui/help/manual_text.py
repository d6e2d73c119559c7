"""A page of the manual as it is read: nothing is loaded from anywhere, and its colours are those of the window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from auditor.manual import ManualPage
from ui.theme import UNIT, colour, colours, scaled_font

#: Added to the points of the text, by the level of a heading.
_LARGER = {1: 8.0, 2: 4.0, 3: 2.0}
_TEXT = 1.0
_LINE = 135.0  # height of a line of text, per cent
_MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class ManualText(QTextBrowser):
    """Shows a page; a link is told by its signal ``anchorClicked`` and opens nothing itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(scaled_font(_TEXT))
        self._shown: ManualPage | None = None
        self._headings: list[int] = []

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Nothing: a page has its text and no more."""
        return QByteArray()

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def show_page(self, page: ManualPage) -> None:
        """Show a page from its top."""
        self._shown = page
        document = self.document()
        document.setDefaultFont(scaled_font(_TEXT))
        document.setDocumentMargin(3 * UNIT)
        document.setMarkdown(page.markdown, _MARKDOWN)
        self._headings = [block.position() for block in self._blocks() if block.blockFormat().headingLevel()]
        self._dress()
        self.verticalScrollBar().setValue(0)

    def show_again(self) -> None:
        """The same page at the same place, in the colours that are in force now."""
        if self._shown is not None:
            place = self.verticalScrollBar().value()
            self.show_page(self._shown)
            self.verticalScrollBar().setValue(place)

    def show_section(self, number: int) -> None:
        """Scroll to a heading of the page."""
        block = self.document().findBlock(self._headings[number])
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(max(int(top) - UNIT, 0) if number else 0)
        self.setTextCursor(QTextCursor(block))

    def mark(self, words: list[str]) -> None:
        """Mark what was looked for, as far as it stands there as it was typed."""
        found = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                spot = QTextEdit.ExtraSelection()
                spot.cursor = cursor
                spot.format.setBackground(colour("accent_pale"))
                found.append(spot)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)

    def _blocks(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _dress(self) -> None:
        """Put on the colours and sizes of the window."""
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            if level:
                _dress_heading(cursor, level)
            else:
                _dress_block(cursor, block)
            _dress_words(block)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)


def _dress_heading(cursor: QTextCursor, level: int) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(0 if level == 1 else 3 * UNIT)
    shape.setBottomMargin(UNIT)
    cursor.mergeBlockFormat(shape)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    # The cursor of the first block selects its text only; of the others also the break before it.
    words = QTextCharFormat()
    words.setFont(scaled_font(_TEXT + _LARGER[level], bold=True))
    words.setForeground(colour("ink" if level == 1 else "accent"))
    cursor.setPosition(cursor.block().position() if level == 1 else cursor.selectionEnd() - cursor.block().length() + 1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(words)


def _dress_block(cursor: QTextCursor, block: QTextBlock) -> None:
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if cursor.currentTable() is not None:
        shape.setBottomMargin(0)
    elif block.textList() is not None:
        shape.setBottomMargin(UNIT // 2)
    else:
        shape.setBottomMargin(UNIT)
    cursor.mergeBlockFormat(shape)


def _dress_words(block: QTextBlock) -> None:
    """Keys and code on a ground of their own, links in the accent."""
    changes: list[tuple[int, int, QTextCharFormat]] = []
    iterator = block.begin()
    while not iterator.atEnd():
        piece = iterator.fragment()
        words = QTextCharFormat()
        if piece.charFormat().isAnchor():
            words.setForeground(colour("accent"))
            words.setFontUnderline(True)
            changes.append((piece.position(), piece.length(), words))
        elif piece.charFormat().fontFixedPitch():
            words.setBackground(colour("ground"))
            words.setFontFamilies([QFont(scaled_font()).family()])
            words.setFontWeight(QFont.Weight.DemiBold)
            changes.append((piece.position(), piece.length(), words))
        iterator += 1
    for position, length, words in changes:
        cursor = QTextCursor(block)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(words)


def _dress_table(table: QTextTable) -> None:
    shape = table.format().toTableFormat()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(colour("line")))
    shape.setBorderCollapse(True)
    shape.setCellPadding(6)
    shape.setCellSpacing(0)
    shape.setTopMargin(UNIT)
    shape.setBottomMargin(2 * UNIT)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        head = cell.format()
        head.setBackground(QBrush(colour("ground")))
        cell.setFormat(head)


def scheme() -> tuple[str, ...]:
    """The colours that a page was drawn in."""
    return tuple(colours())
