"""Sharing a number of places out among strata by size."""

from collections.abc import Mapping

Stratum = tuple[str, ...]


def shared_out(places: int, sizes: Mapping[Stratum, int], least: Mapping[Stratum, int]) -> dict[Stratum, int]:
    """Places for each stratum in proportion to its size, by largest remainder, and never fewer than its least.

    A stratum whose share would be smaller than its least gets that; the others share what is left. Of equal remainders
    the larger stratum goes first, then the one whose labels come first.

    Args:
        places: no fewer than all of `least` and no more than all of `sizes` together.
        sizes: how many each stratum holds; no share is larger.
        least: no more than the size; a stratum that it does not name may get none.
    """
    shares: dict[Stratum, int] = {}
    left, open_sizes = places, dict(sizes)
    while True:
        whole = sum(open_sizes.values())
        short = [one for one, size in open_sizes.items() if left * size < least.get(one, 0) * whole]
        if not short:
            break
        for one in short:
            shares[one] = least[one]
            left -= least[one]
            del open_sizes[one]
    if open_sizes:
        shares |= _largest_remainder(left, open_sizes)
    return shares


def _largest_remainder(places: int, sizes: Mapping[Stratum, int]) -> dict[Stratum, int]:
    whole = sum(sizes.values())
    shares = {one: places * size // whole for one, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda one: (-(places * sizes[one] % whole), -sizes[one], one))
    for one in by_remainder[: places - sum(shares.values())]:
        shares[one] += 1
    return shares
