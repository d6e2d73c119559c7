"""The Rank page."""

from ui.pages.rank.page import RankPage

__all__ = ["RankPage"]
