"""Plays a run with the fastest loop there is: the compiled one, else that of Python. Both give the same to the last bit."""

from __future__ import annotations

from collections.abc import Callable

from auditor.simulate.draws import draws
from auditor.simulate.engine import Engine
from auditor.simulate.kernel.engine import KernelEngine
from auditor.simulate.kernel.library import library
from auditor.simulate.kernel.tables import Fixed
from auditor.simulate.net import Net
from auditor.simulate.run import Run

#: Events between two looks at whether to stop: a few hundredths of a second.
_SLICE, _KERNEL_SLICE = 4000, 100_000


class Stopped(Exception):
    """Whoever asked does not want to wait any longer."""


def fixed_of(net: Net) -> Fixed | None:
    """What the compiled loop needs of a net.

    Args:
        net: what is simulated.

    Returns:
        to be handed to :func:`play`; None where there is no such loop.

    Raises:
        StuckLoop: a way leads round without anything on it.
    """
    return Fixed(net) if library() is not None else None


def play(
    net: Net, seed: int, number_of_run: int, span_s: float, keep_on: Callable[[], bool],
    fixed: Fixed | None = None, follows: bool = False,
) -> Run:  # fmt: skip
    """One run from its beginning to its end.

    Args:
        net: what is simulated.
        seed: of the experiment.
        number_of_run: its number, from 0.
        span_s: how long it lasts (working time, s).
        keep_on: asked every few hundredths of a second.
        fixed: of the same net (:func:`fixed_of`); None: the loop of Python plays.
        follows: whether the way of each job is written down.

    Returns:
        what it counted.

    Raises:
        Stopped: ``keep_on`` said no.
        StuckLoop: jobs go round without any time passing.
    """
    if not keep_on():
        raise Stopped
    drawn = draws(net, seed, number_of_run, span_s)
    engine: Engine | KernelEngine
    if fixed is not None:
        engine, most = KernelEngine(fixed, drawn, span_s, follows=follows), _KERNEL_SLICE
    else:
        engine, most = Engine(net, drawn, span_s, follows=follows), _SLICE
    while not engine.play(most):
        if not keep_on():
            raise Stopped
    return engine.run
