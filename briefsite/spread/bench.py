"""What does a worker keep at hand, so that it need not be sent with every batch?"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable
from typing import Any

from briefsite.errors import BriefsiteError
from briefsite.records import Article
from briefsite.store import version

Work = Callable[[Article], Any]
Batch = tuple[Article, ...]
MOST = 4  # kinds of work kept: workers of a cluster outlive a build, and serve several
OTHER = (
    "a machine of the cluster has another version of briefsite than this one; install the same version where "
    "the scheduler and where each worker runs, and start them again"
)

_kept: dict[str, Work] = {}


def keep(key: str, work: Work) -> None:
    """From now on batches under this key are done by `work`; the oldest one may be given up."""
    for old in [*_kept][: 1 - MOST]:  # a copy, as a worker may have several threads
        give_up(old)
    _kept[key] = work


def give_up(key: str) -> None:
    _kept.pop(key, None)


def packed(work: Work) -> bytes:
    return pickle.dumps(work, protocol=5)


def do(caller: str, key: str, payload: bytes | None, batch: Batch) -> tuple[Any, ...] | None:
    """The result for each article of a batch, or None where the work is not known and did not come along.

    `payload` is the packed work, compressed. Raises BriefsiteError where the caller is of another version.
    """
    if caller != version():
        raise BriefsiteError(OTHER)
    work = _kept.get(key)
    if work is None:
        if payload is None:
            return None
        work = pickle.loads(zlib.decompress(payload))
        keep(key, work)
    return tuple(map(work, batch))
