"""Rank: what to automate, in order; the weights; how sure the order is; the money behind it."""

from __future__ import annotations

from auditor.locale import _
from ui.pages.page import Page
from ui.pages.rank.order_page import OrderPage
from ui.pages.tabbed import Tab, TabbedPage
from ui.session import Session


def _picture(session: Session) -> Page:
    from ui.pages.rank.priority_page import PriorityPage

    return PriorityPage(session)


def _weights(session: Session) -> Page:
    from ui.pages.rank.weights_page import WeightsPage

    return WeightsPage(session)


def _certainty(session: Session) -> Page:
    from ui.pages.rank.certainty_page import CertaintyPage

    return CertaintyPage(session)


def _money(session: Session) -> Page:
    from ui.pages.rank.money_page import MoneyPage

    return MoneyPage(session)


TABS: tuple[Tab, ...] = (
    ("order", lambda: _("Order"), OrderPage),
    ("picture", lambda: _("Picture"), _picture),
    ("weights", lambda: _("Weights"), _weights),
    ("certainty", lambda: _("Certainty"), _certainty),
    ("money", lambda: _("Money"), _money),
)


class RankPage(TabbedPage):
    """The tabs."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Views of the ranking"), TABS)

    @property
    def order(self) -> OrderPage:
        page = self.tab("order")
        assert isinstance(page, OrderPage)
        return page
