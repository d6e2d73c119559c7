"""The catalogue: search it, read what a technology costs and where that is from, and add the firm's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QPushButton

from auditor.assess.catalogue import KINDS, own_id, own_key, search, technologies
from auditor.edit.technology import add_technology
from auditor.locale import _
from auditor.terms import technology_kind_label
from ui.pages.assess.own_technology import OwnForm
from ui.pages.assess.technology_view import technology_view
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.choices import name_box
from ui.widgets.labels import label
from ui.widgets.scrolling import replace_widget
from ui.widgets.two_panes import invitation, two_panes

_ROLE = Qt.ItemDataRole.UserRole


class CataloguePage(Page):
    """Search and list at the left, one technology at the right."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search: welding, packing, AI …"))
        self.search.setAccessibleName(_("Search technologies"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.kind = QComboBox()
        name_box(self.kind, _("Kind"))
        self.kind.addItem(_("All kinds"), None)
        for kind in KINDS:
            self.kind.addItem(technology_kind_label(kind), kind)
        self.kind.currentIndexChanged.connect(lambda _i: self._fill())
        self.count = label("", quiet=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Technologies"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda *_items: self._show())
        self.add = QPushButton(_("Add one of our own"))
        self.add.clicked.connect(self._add)
        self.area = two_panes(self, _("Technologies"), self.search, self.kind, self.count, self.list, self.add)
        self.setFocusProxy(self.search)
        self.form: OwnForm | None = None

    def refresh(self) -> None:
        self.add.setEnabled(self.session.can_edit)
        self._fill()

    def choose(self, key: str) -> None:
        """Go to a technology of the list."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_ROLE) == key:
                self.list.setCurrentRow(row)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ROLE)) if item is not None else ""

    def _fill(self) -> None:
        known, chosen = technologies(self.session.audit), self._chosen()
        kind = self.kind.currentData()
        found = [t for t in search(known.values(), self.search.text()) if kind in (None, t.kind)]
        found.sort(key=lambda t: t.name.casefold())
        self.list.blockSignals(True)
        self.list.clear()
        for technology in found:
            own = "  ·  " + _("our own") if own_id(technology.key) is not None else ""
            item = QListWidgetItem(technology.name + own)
            item.setData(_ROLE, technology.key)
            self.list.addItem(item)
        self.choose(chosen)
        if not chosen and found:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.count.setText(_("{n} of {all}").format(n=len(found), all=len(known)))
        self._show()

    def _show(self) -> None:
        technology = technologies(self.session.audit).get(self._chosen())
        own = own_id(technology.key) if technology is not None else None
        if technology is None:
            self.form = None
            text = _(
                "Choose a technology to read what it does, what it costs, what limits it, and where each figure comes from."
            )
            replace_widget(self.area, invitation(_("What is there?"), text))
        elif own is not None:
            if self.form is None or self.form.own_id != own:
                self.form = OwnForm(self.session, own)
                replace_widget(self.area, self.form)
            self.form.refresh()
        else:
            self.form = None
            replace_widget(self.area, technology_view(technology, self.session.audit.firm))

    def _add(self) -> None:
        made = self.session.do(add_technology)
        if made is None:
            return
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self._fill()
        self.choose(own_key(made.id))
        if self.form is not None:
            self.form.fields["name"].setFocus()
            self.form.fields["name"].line.selectAll()
