"""The Rank page."""

from ui.pages.rank.rank_page import RankPage

__all__ = ["RankPage"]
