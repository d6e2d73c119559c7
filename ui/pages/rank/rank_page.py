"""Rank: what to automate, in order; the weights; how sure the order is; the money behind it."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.rank.order_page import OrderPage
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from ui.stages import stage


class RankPage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Views of the ranking"), stage("rank").tabs)

    @property
    def order(self) -> OrderPage:
        return self.tab_of(OrderPage, "order")
