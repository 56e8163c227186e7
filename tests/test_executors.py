"""Who analyses the articles changes nothing: threads, processes, a cluster, and workers that die on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from builds import GOOD, Built, tree, under, write

from briefsite.analyse import Analyser, analyse_all
from briefsite.errors import BriefsiteError
from briefsite.records import Article, Entry, Paragraph, Stated
from briefsite.settings import Settings
from briefsite.spread import AT_A_TIME, AT_MOST, spread
from briefsite.spread.bench import do, give_up, packed
from briefsite.spread.cluster import connected
from briefsite.spread.executors import opened
from briefsite.spread.local import Processes
from briefsite.store import version
from briefsite.vocabulary import Vocabulary, load_vocabulary

COUNT = 5 * AT_A_TIME + 3
HALF_WAY = f"{COUNT // 2:03}.txt"
PORTS = ("Cádiz", "Vigo", "Bilbao", "Málaga", "Gijón")
can_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")


def article(number: int) -> Article:
    text = f"El alcalde de {PORTS[number % 5]} habló el {number % 28 + 1} de mayo de 2024 de {number + 2} barcos."
    return Article(
        f"{number:03}", f"{number:03}.txt", f"{number:064}", "utf-8", (Paragraph("text", text, 1),), Stated()
    )


ARTICLES = tuple(map(article, range(COUNT)))


@dataclass(frozen=True)
class Deadly:
    """The length of an article; but one kills the process that works on it, once if there is a place to note it."""

    path: str
    note: Path | None = None

    def __call__(self, article: Article) -> int:
        if article.path == self.path and not (self.note and self.note.exists()):
            if self.note:
                self.note.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return len(article.paragraphs[0].text)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(Path("no-such-topics.yml"))


@pytest.fixture(scope="module")
def expected(vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """What this process finds."""
    return entries(vocabulary, None)


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A cluster of two workers, each a process; one that dies is replaced, and two deaths are enough for a task."""
    distributed = pytest.importorskip("distributed", reason="needs the Python package distributed")
    import dask.config

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
    ):
        yield cluster


def entries(vocabulary: Vocabulary, executor: Executor | None) -> tuple[Entry, ...]:
    return tuple(analyse_all(ARTICLES, vocabulary, "es", executor, lambda: None))


def lengths(work: Deadly, executor: Executor) -> list[int]:
    return [length for _, length in spread(work, ARTICLES, executor, lambda: None)]


LENGTHS = [len(article.paragraphs[0].text) for article in ARTICLES]


def test_threads_find_the_same(vocabulary: Vocabulary, expected: tuple[Entry, ...]) -> None:
    with ThreadPoolExecutor(3) as pool:
        assert entries(vocabulary, pool) == expected


def test_processes_of_this_machine_find_the_same(vocabulary: Vocabulary, expected: tuple[Entry, ...]) -> None:
    with Processes(2) as pool:
        assert entries(vocabulary, pool) == expected


def test_processes_that_inherit_nothing_find_the_same(vocabulary: Vocabulary, expected: tuple[Entry, ...]) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert entries(vocabulary, pool) == expected


def test_a_cluster_finds_the_same(dask: Any, vocabulary: Vocabulary, expected: tuple[Entry, ...]) -> None:
    with connected(dask.scheduler_address) as cluster:
        assert entries(vocabulary, cluster) == expected


@can_kill
def test_a_cluster_finds_the_same_though_a_worker_is_killed_half_way(
    dask: Any, vocabulary: Vocabulary, expected: tuple[Entry, ...]
) -> None:
    def step() -> None:
        if next(done) == COUNT // 2:
            os.kill(next(iter(dask.workers.values())).pid, signal.SIGKILL)

    done = iter(range(COUNT))
    with connected(dask.scheduler_address) as cluster:
        assert tuple(analyse_all(ARTICLES, vocabulary, "es", cluster, step)) == expected


@can_kill
def test_a_task_that_kills_a_worker_of_a_cluster_is_tried_again(dask: Any, tmp_path: Path) -> None:
    with connected(dask.scheduler_address) as cluster:
        assert lengths(Deadly(HALF_WAY, tmp_path / "died"), cluster) == LENGTHS


@can_kill
def test_a_process_that_dies_half_way_changes_nothing(tmp_path: Path) -> None:
    with Processes(2) as pool:
        assert lengths(Deadly(HALF_WAY, tmp_path / "died"), pool) == LENGTHS


@can_kill
def test_a_pool_that_does_not_recover_changes_nothing(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        assert lengths(Deadly(HALF_WAY, tmp_path / "died"), pool) == LENGTHS


def test_a_pool_in_which_a_process_died_begins_again() -> None:
    with Processes(1) as pool:
        with pytest.raises(BrokenExecutor):
            pool.submit(os._exit, 1).result()
        assert pool.submit(abs, -3).result() == 3


@can_kill
def test_an_article_that_kills_every_process_is_named() -> None:
    with Processes(2) as pool, pytest.raises(BriefsiteError, match=f"^{HALF_WAY}: every process .* dies"):
        lengths(Deadly(HALF_WAY), pool)


@can_kill
def test_an_article_that_kills_every_worker_of_a_cluster_is_named(dask: Any) -> None:
    with connected(dask.scheduler_address) as cluster, pytest.raises(BriefsiteError, match=f"^{HALF_WAY}: every"):
        lengths(Deadly(HALF_WAY), cluster)


def test_the_whole_build_on_a_cluster_writes_the_same(dask: Any, tmp_path: Path) -> None:
    seeds = write(tmp_path / "seeds", {"a.txt": GOOD, "b.txt": GOOD.replace("Kenia", "Chile")})
    here, there = under(tmp_path / "here", seeds), under(tmp_path / "there", seeds)
    assert here.run("--quiet", "--pages-only") == 0
    options = ("--executor=dask", f"--scheduler={dask.scheduler_address}")
    assert there.run("--quiet", "--pages-only", *options) == 0
    assert tree(there.docs) == tree(here.docs)


def test_work_that_raises_is_a_bug_and_says_so() -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(IndexError):
        [*spread(Deadly(""), [article_without_text()], pool, lambda: None)]


def article_without_text() -> Article:
    return Article("x", "x.txt", "0" * 64, "utf-8", (), Stated())


def test_every_article_is_a_step() -> None:
    steps: list[None] = []
    with ThreadPoolExecutor(2) as pool:
        assert len([*spread(Deadly(""), ARTICLES, pool, lambda: steps.append(None))]) == len(steps) == COUNT


def test_articles_are_not_taken_long_before_their_turn() -> None:
    taken = []
    with ThreadPoolExecutor(2) as pool:
        results = spread(Deadly(""), (taken.append(a) or a for a in ARTICLES * 30), pool, lambda: None)
        for number, _ in enumerate(results):
            assert len(taken) - number <= AT_A_TIME * (AT_MOST + 1)
    assert number + 1 == len(ARTICLES) * 30


def test_the_work_can_be_sent_to_a_machine_that_has_none_of_our_folders(vocabulary: Vocabulary, tmp_path: Path) -> None:
    from pickle import dumps

    from briefsite.cache import Cache

    kept = load_vocabulary(Path("no-such-topics.yml"), Cache(tmp_path))
    assert tmp_path.name.encode() not in dumps(Analyser(kept, "es"))


def test_a_worker_that_does_not_know_the_work_asks_for_it() -> None:
    assert do(version(), "unheard of", None, ARTICLES[:1]) is None


def test_a_worker_is_sent_the_work_once() -> None:
    payload = zlib.compress(packed(Deadly("")))
    try:
        assert do(version(), "sent once", payload, ARTICLES[:2]) == tuple(LENGTHS[:2])
        assert do(version(), "sent once", None, ARTICLES[2:3]) == tuple(LENGTHS[2:3])
    finally:
        give_up("sent once")


def test_a_worker_of_another_version_refuses() -> None:
    with pytest.raises(BriefsiteError, match="another version"):
        do("another", "key", None, ())


@pytest.mark.parametrize(("jobs", "count"), [(1, 1000), (4, 3)])
def test_one_job_or_few_articles_need_no_pool(jobs: int, count: int) -> None:
    with opened(Settings(jobs=jobs), count) as executor:
        assert executor is None


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "bogus://here:1", "tls://127.0.0.1:1"])
def test_a_scheduler_that_does_not_answer_is_named_in_time(address: str) -> None:
    pytest.importorskip("distributed", reason="needs the Python package distributed")
    with pytest.raises(BriefsiteError, match=f"^{address}: no Dask scheduler answers"), connected(address, 0.3):
        pass


def test_a_cluster_without_workers_is_named_in_time() -> None:
    distributed = pytest.importorskip("distributed", reason="needs the Python package distributed")
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as none,
        pytest.raises(BriefsiteError, match="has no worker"),
        connected(none.scheduler_address, 0.3),
    ):
        pass


MISUSE = [
    (["--executor=dask"], "--executor dask needs --scheduler ADDRESS, such as tcp://10.0.0.5:8786"),
    (["--scheduler=tcp://here:1"], "--scheduler belongs to --executor dask; say both or neither"),
]


@pytest.mark.parametrize(("options", "told"), MISUSE)
def test_options_that_contradict_each_other_are_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    assert a_site(tmp_path).run("--quiet", *options) == 2
    assert capsys.readouterr() == ("", f"{told}\n")


def test_without_dask_the_command_that_installs_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert a_site(tmp_path).run("--quiet", "--executor=dask", "--scheduler=tcp://127.0.0.1:9") == 2
    assert capsys.readouterr().err.endswith("install it with: pip install 'briefsite[dask]'\n")


def a_site(tmp_path: Path) -> Built:
    write(tmp_path / "seeds", {"good.txt": GOOD})
    return under(tmp_path)
