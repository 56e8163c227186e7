"""How is the work on many articles shared out among processes or machines? In batches; the results come in order."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from itertools import islice
from typing import Any, TypeVar

from briefsite.cache import key_of
from briefsite.errors import BriefsiteError
from briefsite.records import Article
from briefsite.spread.bench import Batch, Work, do, give_up, keep, packed
from briefsite.spread.cluster import STRANGER, Cluster
from briefsite.spread.rescue import Rescue
from briefsite.store import version

T = TypeVar("T")
AT_A_TIME = 32  # articles of a batch: 0.1 s of work
AT_FIRST, AT_MOST = 8, 64  # batches out of our hands; few at first, as each of them may have to be sent with the work
PATIENCE = 5.0  # seconds without any result until we ask whether there are workers at all
GONE = "the executor gave up its work; see that the scheduler is running and reachable, and build again"


def spread(
    work: Callable[[Article], T], articles: Iterable[Article], executor: Executor | None, step: Callable[[], None]
) -> Iterator[tuple[Article, T]]:
    """Each article with its result, in order, whoever did the work and however long it took.

    `executor` may be any; without one the work is done here. Else `work` must be one that can be pickled; a worker
    gets it once, not with each batch. `step` is called as each article is done. Raises BriefsiteError where
    an article kills every worker, or the workers are of another version.
    """
    if executor is None:
        for article in articles:
            result = work(article)
            step()
            yield article, result
        return
    batches, queue, turn = _batches(articles), _Queue(work, executor, step), 0
    try:
        while queue.fill(batches):
            if turn not in queue.done:
                queue.collect()
                continue
            yield from zip(*queue.done.pop(turn), strict=True)
            turn += 1
    finally:
        queue.close()


def _batches(articles: Iterable[Article]) -> Iterator[tuple[int, Batch]]:
    rest, number = iter(articles), 0
    while batch := tuple(islice(rest, AT_A_TIME)):
        yield number, batch
        number += 1


class _Queue:
    """Batches that are under way, and those that are done before their turn; together a bounded number."""

    def __init__(self, work: Work, executor: Executor, step: Callable[[], None]) -> None:
        self.done: dict[int, tuple[Batch, tuple[Any, ...]]] = {}
        self._executor, self._step = executor, step
        self._payload = packed(work)
        self._key = key_of((self._payload,))
        self._rescue = Rescue(self._key, self._payload)
        self._under_way: dict[Future[Any], tuple[int, Batch]] = {}
        self._room = AT_FIRST
        self._deaths: tuple[type[BaseException], ...] = (BrokenExecutor,)
        if isinstance(executor, Cluster):
            self._deaths += executor.deaths
        keep(self._key, work)  # threads find it, and forked processes inherit it

    def fill(self, batches: Iterator[tuple[int, Batch]]) -> bool:
        """Hand out what there is room for; whether anything is left to wait for."""
        for number, batch in islice(batches, max(0, self._room - len(self._under_way) - len(self.done))):
            self._hand_out(number, batch, None)
        return bool(self._under_way or self.done)

    def collect(self) -> None:
        """Wait until something is done."""
        finished, _ = wait(self._under_way, PATIENCE, FIRST_COMPLETED)
        if not finished and isinstance(self._executor, Cluster):
            self._executor.require_workers()
        for future in finished:
            number, batch = self._under_way.pop(future)
            results = self._results(future, batch)
            if results is None:
                self._hand_out(number, batch, zlib.compress(self._payload, 1))
            else:
                self._put(number, batch, results)

    def close(self) -> None:
        for future in self._under_way:
            future.cancel()
        self._rescue.close()
        give_up(self._key)

    def _hand_out(self, number: int, batch: Batch, payload: bytes | None) -> None:
        try:
            future = self._executor.submit(do, version(), self._key, payload, batch)
        except BrokenExecutor:
            self._put(number, batch, self._rescue(batch))
        else:
            self._under_way[future] = number, batch

    def _results(self, future: Future[Any], batch: Batch) -> tuple[Any, ...] | None:
        try:
            results: tuple[Any, ...] | None = future.result()
        except self._deaths:
            return self._rescue(batch)
        except CancelledError:
            raise BriefsiteError(GONE) from None
        except ImportError as trouble:
            raise BriefsiteError(STRANGER.format(trouble)) from None
        return results

    def _put(self, number: int, batch: Batch, results: tuple[Any, ...]) -> None:
        self.done[number] = batch, results
        self._room = min(AT_MOST, self._room + 1)
        for _ in batch:
            self._step()
