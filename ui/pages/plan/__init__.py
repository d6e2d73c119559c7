"""The Plan page."""

from ui.pages.plan.plan_page import PlanPage

__all__ = ["PlanPage"]
