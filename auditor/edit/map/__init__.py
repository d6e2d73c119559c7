"""What can be done to a map: steps, flows and their shares, lanes, sub-processes, and where all of it stands.

One module per kind of change. Verbs take ids, as every interface has them; places are the top-left corners of cards in map units.
"""
