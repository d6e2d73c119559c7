"""Scrambled Sobol points."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint32]
_BITS = 30
#: Direction numbers of Joe & Kuo for 21,201 dimensions, as SciPy ships them.
_NUMBERS = "_sobol_direction_numbers.npz"


def scrambled_strata(dimensions: int, count: int, seed: int) -> NDArray[np.int64]:
    """In which of ``count`` equal strata each of the first ``count`` points lies; to the bit those of SciPy's engine.

    Source: Joe & Kuo, SIAM J. Sci. Comput. 30 (2008), for the direction numbers; Matoušek, J. Complexity 14 (1998), for the
    scrambling by a random linear map of the digits and a random shift; Antonov & Saleev (1979) for the order of the points.

    Args:
        dimensions: how many.
        count: of points, a power of two.
        seed: of the scrambling.

    Returns:
        0 … count − 1 (dimensions × count).

    Raises:
        ValueError: there are more dimensions than direction numbers.
    """
    generator = np.random.default_rng(seed).spawn(1)[0]  # as the engine does, which keeps one for itself
    shift = generator.integers(2, size=(dimensions, _BITS), dtype=np.uint32) @ (1 << np.arange(_BITS, dtype=np.uint32))
    maps = np.tril(generator.integers(2, size=(dimensions, _BITS, _BITS), dtype=np.uint32))
    directions = _scrambled(_directions(dimensions), maps)
    points = shift[:, None]
    for step in range(count.bit_length() - 1):  # the reflected Gray code, doubled
        points = np.concatenate([points, points[:, ::-1] ^ directions[:, step, None]], axis=1)
    return (points >> np.uint32(_BITS - count.bit_length() + 1)).astype(np.int64)


def _directions(dimensions: int) -> Bits:
    """Direction numbers, the leading digit in the highest of the bits (dimensions × bits)."""
    polynomials, initial = _known(dimensions)
    found = np.zeros((dimensions, _BITS), dtype=np.uint64)
    found[0] = 1
    for row in range(1, dimensions):
        polynomial = int(polynomials[row])
        degree = polynomial.bit_length() - 1
        numbers = [int(number) for number in initial[row, :degree]]
        for at in range(degree, _BITS):
            new = numbers[at - degree]
            for back in range(1, degree + 1):
                if polynomial >> (degree - back) & 1:
                    new ^= numbers[at - back] << back
            numbers.append(new)
        found[row] = numbers[:_BITS]
    return (found << np.arange(_BITS - 1, -1, -1, dtype=np.uint64)).astype(np.uint32)


def _known(dimensions: int) -> tuple[NDArray[Any], NDArray[Any]]:
    spec = find_spec("scipy")
    assert spec is not None and spec.submodule_search_locations
    with np.load(Path(spec.submodule_search_locations[0]) / "stats" / _NUMBERS) as file:
        polynomials, initial = file["poly"], file["vinit"]
    if dimensions > len(polynomials):
        raise ValueError(f"{dimensions} dimensions; direction numbers are known for {len(polynomials)}")
    return polynomials, initial


def _scrambled(directions: Bits, maps: Bits) -> Bits:
    """Each number's digits times a lower triangular matrix of ones and zeros with ones on its diagonal, modulo 2."""
    places = np.arange(_BITS - 1, -1, -1, dtype=np.uint32)
    digits = (directions[:, None, :] >> places[None, :, None]) & 1  # the leading one first: dimensions × digit × number
    maps[:, np.arange(_BITS), np.arange(_BITS)] = 1
    mixed = (maps @ digits) & 1
    return np.asarray(np.bitwise_or.reduce(mixed << places[None, :, None], axis=1), dtype=np.uint32)
