"""What becomes of a batch whose worker died? It is done in one process of its own, if need be article by article."""

from __future__ import annotations

import zlib
from concurrent.futures import BrokenExecutor, Executor
from typing import Any

from briefsite.errors import BriefsiteError
from briefsite.records import Article
from briefsite.spread.bench import Batch, do
from briefsite.spread.local import pool_of
from briefsite.store import version

KILLER = (
    "{}: every process that works on this article dies, perhaps for want of memory; "
    "shorten it, or leave it out with `draft: true`"
)


class Rescue:
    """One process that is begun when first needed; fresh, as forking beside the threads of a cluster may hang."""

    def __init__(self, key: str, payload: bytes) -> None:
        self._key, self._payload = key, payload
        self._pool: Executor | None = None

    def __call__(self, batch: Batch) -> tuple[Any, ...]:
        """The results. Raises BriefsiteError that names the article that kills this process too."""
        try:
            return self._tried(batch)
        except BrokenExecutor:
            return tuple(result for article in batch for result in self._alone(article))

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown()
            self._pool = None

    def _alone(self, article: Article) -> tuple[Any, ...]:
        try:
            return self._tried((article,))
        except BrokenExecutor:
            raise BriefsiteError(KILLER.format(article.path)) from None

    def _tried(self, batch: Batch) -> tuple[Any, ...]:
        self._pool = self._pool or pool_of(1, "spawn")
        try:
            known = self._pool.submit(do, version(), self._key, None, batch).result()
            if known is None:
                known = self._pool.submit(do, version(), self._key, zlib.compress(self._payload, 1), batch).result()
        except BrokenExecutor:
            self.close()
            raise
        return known or ()
