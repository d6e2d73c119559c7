"""What can be done on the map: a folder per feature, with its gesture, its actions and what only it needs.

A feature knows the port of the map (:mod:`ui.map.port`), never the view; :mod:`ui.map.registry` lists them all.
"""
