"""The real articles beside the repository, where they are: scores of the two annotated ones, and all others whole."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from builds import ROOT, Built, built, under

SHARED = ROOT.parent / "shared"
ABSENT = "the real articles are not beside the repository"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=ABSENT)
SLOWEST = 60  # seconds of one processor for all real articles
# The marks of the first issue: the line of the score, which number of it, and how much is enough.
MARKS = [
    ("country: per article", "F1", 0.95),
    ("country: mentions", "F1", 0.90),
    ("person: per article", "F1", 0.90),
    ("organisation: per article", "F1", 0.80),
    ("quotes: text", "F1", 0.90),
    ("quotes: speaker", "F1", 0.75),
    ("figures", "F1", 0.80),
    ("dates with a value", "F1", 0.80),
    ("core themes: recall only", "R", 0.80),
]
REASONS = {"north-korea", "indo-pacific", "nato", "shigeru-ishiba", "mark-rutte"}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return built(tmp_path_factory.mktemp("gold"), SHARED / "seeds")


@pytest.fixture(scope="module")
def score(seeds: Built) -> str:
    """What score.py says."""
    command = [sys.executable, SHARED / "gold/score.py", seeds.site / "data/briefings.json", SHARED / "gold/seeds.yaml"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def term_page(seeds: Built, term: str) -> str:
    """The text of a term's page without its links."""
    page = next(t["page"] for t in seeds.release["terms"] if t["id"] == term)
    return re.sub(r"<[^>]+>", "", (seeds.site / page).read_text(encoding="utf-8"))


def mentions(article: dict[str, Any], term: str) -> set[str]:
    return {m["text"] for t in (*article["topics"], *article["people"]) if t["id"] == term for m in t["mentions"]}


@pytest.mark.parametrize(("line", "number", "enough"), MARKS)
def test_the_score_is_enough(score: str, line: str, number: str, enough: float) -> None:
    found = re.search(rf"^{re.escape(line)} .*\b{number} (\d\.\d+)", score, re.M)
    assert found and float(found[1]) >= enough


def test_both_titles_are_accepted(score: str) -> None:
    assert len(re.findall(r"^title ok ", score, re.M)) == 2


def test_both_are_spanish_undated_and_bounded(seeds: Built) -> None:
    for article in seeds.release["articles"]:
        when = article["published"]
        assert (article["language"], when["iso"], when["basis"]) == ("es", None, "unknown")
        assert when["not_before"] and when["evidence"]


def test_they_are_related_for_the_reasons_that_a_reader_sees(seeds: Built) -> None:
    one, two = seeds.release["articles"]
    for article, other in ((one, two), (two, one)):
        (link,) = article["related"]
        assert link["id"] == other["id"] and set(link["shared"]) >= REASONS


@pytest.mark.parametrize("term", sorted(REASONS))
def test_a_shared_topic_has_a_page_with_mentions_of_both(seeds: Built, term: str) -> None:
    text = term_page(seeds, term)
    for article in seeds.release["articles"]:
        assert article["title"]["text"] in text
        assert mentions(article, term) and all(mention in text for mention in mentions(article, term))


@pytest.mark.parametrize(("term", "words"), [("north-korea", "norcoreanas"), ("indo-pacific", "Indo-Pacífico")])
def test_inflected_and_hyphenated_names_are_mentions(seeds: Built, term: str, words: str) -> None:
    assert words in set(chain.from_iterable(mentions(article, term) for article in seeds.release["articles"]))
    assert words in term_page(seeds, term)


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "real").is_dir(), reason=ABSENT)
def test_all_real_articles_become_a_site(tmp_path: Path) -> None:
    made, begin = under(tmp_path, SHARED / "real"), time.process_time()
    assert made.run("--quiet") == 0
    assert time.process_time() - begin < SLOWEST
    files = [place for place in made.seeds.rglob("*") if place.suffix in (".txt", ".md")]
    assert len(made.release["articles"]) == len(files) > 200
