"""How does a Dask cluster do the work?"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, TypeVar

from briefsite.errors import BriefsiteError
from briefsite.spread.bench import OTHER
from briefsite.store import version

T = TypeVar("T")
WAIT = 10  # seconds that a scheduler may take to answer, or to find a worker
MISSING = "--executor dask needs the package `distributed`; install it with: pip install 'briefsite[dask]'"
SILENT = (
    "{}: no Dask scheduler answers at this address ({}); begin one with `dask scheduler`, or mend --scheduler ADDRESS"
)
# No answer in time, an address of no known form, a protocol without its keys, and what Dask makes of the greeting
# of a server of another kind.
NO_SCHEDULER = (OSError, ValueError, TypeError, MemoryError, AssertionError)
STRANGER = (
    "a machine of the cluster cannot load briefsite ({}); install this version of it where the scheduler "
    "and where each worker runs, and start them again"
)
IDLE = "{0}: this Dask scheduler has no worker; begin some with `dask worker {0}`"


class Cluster(Executor):
    """A cluster through a connected `distributed.Client`, which stays its owner's."""

    def __init__(self, client: Any, address: str) -> None:
        from distributed import KilledWorker

        self.deaths: tuple[type[BaseException], ...] = (KilledWorker,)  # after `allowed-failures` of the scheduler
        self._client, self._address = client, address
        self._executor = client.get_executor(pure=False)  # pure: Dask would hash every article

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._executor.shutdown(wait and not cancel_futures)

    def require_briefsite(self) -> None:
        """Raises BriefsiteError if the scheduler, which reads all tasks, or a worker has no briefsite or another one.

        Workers may still come and go, so that each batch looks at the one that takes it.
        """
        try:
            found = {self._client.run_on_scheduler(version), *self._client.run(version, on_error="return").values()}
        except ImportError as trouble:
            raise BriefsiteError(STRANGER.format(trouble)) from None
        for answer in found - {version()}:  # a worker that ends at this moment answers with an OSError
            if "ModuleNotFoundError" in repr(answer):
                raise BriefsiteError(STRANGER.format(f"No module named {__package__.partition('.')[0]!r}"))
            if isinstance(answer, str):
                raise BriefsiteError(OTHER)

    def require_workers(self, seconds: float = WAIT) -> None:
        """Raises BriefsiteError if after so many seconds there is still nobody to do the work."""
        from distributed import TimeoutError as TooLate

        try:
            self._client.wait_for_workers(1, timeout=seconds)
        except TooLate:
            raise BriefsiteError(IDLE.format(self._address)) from None


@contextmanager
def connected(address: str, seconds: float = WAIT) -> Iterator[Cluster]:
    """The cluster of a scheduler; whoever can reach that scheduler can run code on it, and it on us.

    Raises BriefsiteError where Dask is not installed, or nobody answers within so many seconds.
    """
    import asyncio  # here: few builds need it, and it takes its time

    try:
        from distributed import Client
    except ImportError:
        raise BriefsiteError(MISSING) from None
    try:
        asyncio.run(_greet(address, seconds))
        client = Client(address, timeout=seconds, set_as_default=False)
    except NO_SCHEDULER as trouble:
        why = " ".join(str(trouble).split()) or "what does answer is no scheduler"
        raise BriefsiteError(SILENT.format(address, why)) from None
    with client, _silence():
        cluster = Cluster(client, address)
        cluster.require_workers(seconds)
        cluster.require_briefsite()
        yield cluster


async def _greet(address: str, seconds: float) -> None:
    """Before there is a client: one that fails to connect complains once more when Python ends."""
    from distributed import Security
    from distributed.comm import connect

    greeting = await connect(address, timeout=seconds, **Security().get_connection_args("client"))
    await greeting.close()


@contextmanager
def _silence() -> Iterator[None]:
    """What the client would log over thirty lines becomes one error of ours."""
    log = logging.getLogger("distributed.client")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
