"""How much work that is: hours, FTE, cost and utilisation of each step, by product and added up."""
