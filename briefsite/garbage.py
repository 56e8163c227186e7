"""How often is garbage looked for? Seldom while many articles are analysed, and never while values are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000  # new objects between two looks; analysing makes many that live long and few that refer to each other


@contextmanager
def seldom_collected() -> Iterator[None]:
    """What is loaded so far is left out, and the rest looked through less often; afterwards all is as before."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Many records hold no garbage, and to look for it again and again takes as long as to read them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
