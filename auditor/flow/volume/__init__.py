"""How much passes: visits for a finished unit, demand, volumes a year, seasons and working days."""
