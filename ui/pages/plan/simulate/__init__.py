"""The floor played in thought: as it is and with a change, side by side, and as a film on the map."""

from ui.pages.plan.simulate.simulate_page import SimulatePage

__all__ = ["SimulatePage"]
