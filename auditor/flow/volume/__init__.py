"""How much passes: routing, volumes, demand, seasons and working days."""
