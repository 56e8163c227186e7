"""Who does the work, as the settings have it?"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from briefsite.errors import BriefsiteError
from briefsite.settings import Settings
from briefsite.spread.cluster import connected
from briefsite.spread.local import Processes, can_fork

KINDS = ("local", "dask")
FEW, FEW_FRESH = 32, 256  # articles that are not worth a second process: a forked one, one that begins from nothing
NO_ADDRESS = "--executor dask needs --scheduler ADDRESS, such as tcp://10.0.0.5:8786"
NO_DASK = "--scheduler belongs to --executor dask; say both or neither"
NO_KIND = "--executor {}: there is no such; choose one of: {}"


@contextmanager
def opened(settings: Settings, count: int) -> Iterator[Executor | None]:
    """The executor for so many articles, or None where this process had better do them itself.

    Raises BriefsiteError for settings that contradict each other, and for a cluster that cannot be used.
    """
    _require_sense(settings)
    if settings.executor == "dask" and count:
        with connected(settings.scheduler or "") as cluster:
            yield cluster
    elif settings.executor == "dask" or settings.jobs < 2 or count <= FEW or (count <= FEW_FRESH and not can_fork()):
        yield None
    else:
        with Processes(settings.jobs) as pool:
            yield pool


def _require_sense(settings: Settings) -> None:
    if settings.executor not in KINDS:
        raise BriefsiteError(NO_KIND.format(settings.executor, ", ".join(KINDS)))
    if settings.executor == "dask" and not settings.scheduler:
        raise BriefsiteError(NO_ADDRESS)
    if settings.scheduler and settings.executor != "dask":
        raise BriefsiteError(NO_DASK)
