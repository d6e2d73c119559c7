"""Linear algebra to be done by two libraries: ``python reckoning.py OUT.npz`` does it with the NumPy of its interpreter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

KINDS = "fdFD"


def reckoned() -> Iterator[tuple[str, Any]]:
    """Every product and equation in single and double, real and complex numbers, of whole and cut and turned matrices.

    Yields:
        the kind of number, and what came out.
    """
    draw = np.random.default_rng(7)
    for kind in KINDS:
        real, imaginary = draw.normal(size=(2, 2, 9, 9))
        a, b = (real + 1j * imaginary if kind in "FD" else real).astype(kind)
        v, w = a[0], b[:, 1]
        made = [a @ b, a.T @ b, a @ b.T, a.conj().T @ b, a[::2, 1:5] @ b[1:5, ::3], a @ a.T, a.T @ a, a @ v, a.T @ w]
        made += [
            v @ w,
            np.vdot(v, w),
            np.dot(v[::-2], w[::2]),
            np.dot(a, 3),
            np.inner(a, b),
            a @ b[:, :1],
            v[:0] @ w[:0],
        ]
        made += [np.linalg.solve(a, b), np.linalg.solve(a, v), np.linalg.inv(a), np.linalg.det(a)]
        made += [np.linalg.cholesky(a @ a.conj().T + 9 * np.identity(9, kind))]
        yield from ((kind, part) for part in made)


def not_refused() -> list[str]:
    """What does not fail aloud of what the small library does not have, and of an equation without an answer."""
    asked: dict[str, Callable[[Any], Any]] = {
        "svd": np.linalg.svd,
        "eig": np.linalg.eig,
        "eigh": np.linalg.eigh,
        "qr": np.linalg.qr,
        "lstsq": lambda a: np.linalg.lstsq(a, a),
        "singular": lambda a: np.linalg.inv(np.ones_like(a)),
    }
    return [f"{name} {kind}" for name, ask in asked.items() for kind in KINDS if not _fails(ask, kind)]


def _fails(ask: Callable[[Any], Any], kind: str) -> bool:
    try:
        ask(np.identity(3, kind))
    except np.linalg.LinAlgError:
        return True
    return False


if __name__ == "__main__":
    np.savez(sys.argv[1], *(np.asarray(part) for _kind, part in reckoned()))
    print(not_refused())
