"""What happens on the floor: a discrete-event simulation of the map, as it is and after a change.

:mod:`.build` makes the :class:`~.net.Net` of an audit and says what it had to assume, :mod:`.draws` all chance of a run,
:mod:`.engine` plays it, :mod:`.measure` turns runs into figures with intervals, and :mod:`.experiment` decides how many
runs it takes and compares.
"""
