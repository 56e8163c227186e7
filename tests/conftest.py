"""Builds that many tests look at, made once a process; and when a missing browser is a failure."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from builds import CORPUS, ROOT, Built, built

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes up to a minute")


# Minutes each: begun last, one of them would be waited for alone.
SLOWEST_FIRST = ("test_lighthouse", "test_pages_browser", "test_hostile", "test_search_browser", "test_gold",
                 "test_page_weight", "test_enhancements_browser", "test_same_bytes", "test_machines")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long come first, the others stay in their order."""
    rank = {name: place for place, name in enumerate(SLOWEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Without a browser its tests are skipped at home and fail where they are meant to run."""
    if item.get_closest_marker("browser") is None:
        return
    missing = [] if shutil.which(CHROMIUM) else [f"{CHROMIUM} (name another one by CHROMIUM)"]
    missing += [] if importlib.util.find_spec("playwright") else ["the Python package playwright"]
    if missing and (os.environ.get("CI") == "true" or os.environ.get("BRIEFSITE_BROWSER") == "1"):
        pytest.fail(f"the browser tests need {' and '.join(missing)}", pytrace=False)
    if missing:
        pytest.skip(f"needs {' and '.join(missing)}")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own seeds, built."""
    return built(tmp_path_factory.mktemp("sample"), ROOT / "seeds")


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The articles of tests/corpus, built."""
    return built(tmp_path_factory.mktemp("corpus"), CORPUS)


@pytest.fixture(scope="module")
def web_browser() -> Iterator[Any]:
    """Chromium, for the tests of one file."""
    from web import chromium

    with chromium() as browser:
        yield browser


@pytest.fixture(params=["sample", "corpus_site"])
def each(request: pytest.FixtureRequest) -> Built:
    """One after the other."""
    made: Built = request.getfixturevalue(request.param)
    return made
