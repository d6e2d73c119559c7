"""What Prosimos 2.1.0 itself says of the models of :mod:`.prosimos`: means over its runs, with their standard errors.

Made with the published models, each run from an empty floor until its last case was done. Cycle times and waiting are by the clock on
the wall (its ``idle_cycle_time`` and ``waiting_time``, s), use is worked ÷ available time of a pool.
"""

from __future__ import annotations

#: Statistic → mean over runs, and the standard error of it.
Figures = dict[str, tuple[float, float]]

#: 400 runs of 1,000 cases; clerks and officers work from 9 to 17.
CREDIT: Figures = {
    "cycle time": (21367.44, 125.46),
    "wait history": (1969.19, 28.43),
    "wait income": (1829.12, 26.78),
    "wait assess": (2160.74, 40.60),
    "wait offer": (2334.04, 51.32),
    "wait notify": (2234.92, 42.80),
    "count assess": (1266.69, 0.94),
    "count offer": (379.99, 0.71),
    "count notify": (886.70, 1.13),
    "use clerks": (0.52979, 0.00086),
    "use officers": (0.67035, 0.00123),
}

#: 120 runs of 3,000 cases.
CLAIMS: Figures = {
    "cycle time": (2289.59, 27.50),
    "wait check1": (6.71, 0.37),
    "wait check2": (7.34, 0.36),
    "wait register1": (6.32, 0.36),
    "wait register2": (6.88, 0.34),
    "wait determine": (152.26, 7.93),
    "wait assess": (154.95, 8.15),
    "wait pay": (157.48, 8.26),
    "wait advise": (157.49, 8.26),
    "wait close": (154.46, 8.09),
    "count check1": (1496.97, 2.35),
    "count check2": (1503.03, 2.35),
    "count register1": (1346.63, 2.32),
    "count register2": (1355.59, 2.31),
    "count determine": (2702.22, 1.59),
    "count assess": (2297.26, 2.09),
    "count pay": (1837.09, 2.40),
    "count advise": (1837.09, 2.40),
    "count close": (1837.09, 2.40),
    "use agents 1": (0.64764, 0.00317),
    "use agents 2": (0.65163, 0.00314),
    "use handlers": (0.78129, 0.00346),
}

#: 100 runs of 1,000 cases; the clerks go home at 16, as published.
CREDIT_UNTIL_4: Figures = {
    "cycle time": (26222.06, 258.02),
    "wait history": (13386.41, 137.67),
    "wait income": (13254.48, 130.97),
    "wait assess": (1075.75, 48.15),
    "wait offer": (1600.59, 74.96),
    "wait notify": (1769.41, 86.53),
    "count assess": (1265.13, 1.98),
    "count offer": (380.15, 1.39),
    "count notify": (884.98, 2.47),
    "use clerks": (0.60839, 0.00198),
    "use officers": (0.67317, 0.00290),
}
