"""How good are the findings? The gold set is scored, and no figure may fall below what was reached."""

from __future__ import annotations

import contextlib
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest
from builds import CONFIG, ROOT

from briefsite.analyse import analyse_all
from briefsite.link import gather, link, shelved
from briefsite.publish.release import briefings
from briefsite.read import read_articles
from briefsite.render import open_site
from briefsite.score.__main__ import main
from briefsite.settings import read_identity
from briefsite.vocabulary import load_vocabulary

GOLD = ROOT / "tests/gold"
# The number of a line that counts, and the least that it may be in either half. The half that nobody looked at
# while writing rules says what to expect of articles that nobody has seen.
MARKS = {
    "language": ("F1", 1.0, 1.0),
    "countries": ("F1", 0.98, 0.97),
    "countries: mentions": ("F1", 0.98, 0.95),
    "people": ("F1", 0.96, 0.94),
    "people: mentions": ("F1", 0.95, 0.93),
    "roles": ("F1", 0.91, 0.87),
    "organisations": ("F1", 0.95, 0.87),
    "regions": ("F1", 0.95, 0.92),
    "core themes (recall)": ("R", 0.83, 0.73),
    "themes (precision)": ("P", 0.80, 0.75),
    "quotations": ("F1", 0.98, 0.97),
    "speakers": ("F1", 0.91, 0.79),
    "figures": ("F1", 0.96, 0.95),
    "dates": ("F1", 0.95, 0.93),
}
COLUMNS = {"P": 0, "R": 1, "F1": 2}


@cache
def lines(half: str, folder: Path) -> dict[str, list[str]]:
    """The figures of one half: P, R, F1 by question."""
    vocabulary = load_vocabulary(Path("no topics"))
    articles, problems = read_articles(GOLD / half / "articles")
    assert not problems
    corpus = gather(*shelved(analyse_all(articles, vocabulary, "es", None, lambda: None)), vocabulary)
    links = link(corpus, vocabulary.corrections.stories)
    site = open_site(corpus, links, vocabulary, read_identity(CONFIG), ())
    release = folder / f"{half}.json"
    release.write_text(json.dumps(briefings(site)), encoding="utf-8")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main([str(release), str(GOLD / half)]) == 0
    found = (re.match(r"(\S.*?) {2,}(.*)", line) for line in out.getvalue().splitlines())
    return {match[1]: match[2].split() for match in found if match}


@pytest.mark.parametrize("half", ["development", "untouched"])
@pytest.mark.parametrize("question", MARKS)
def test_no_figure_falls(half: str, question: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    number, *least = MARKS[question]
    reached = lines(half, tmp_path_factory.getbasetemp())[question][COLUMNS[number]]
    assert float(reached) >= least[half == "untouched"]


@pytest.mark.parametrize("half", ["development", "untouched"])
def test_few_quotations_are_put_into_the_wrong_mouth(half: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    share = lines(half, tmp_path_factory.getbasetemp())["wrong speakers (share)"][COLUMNS["P"]]
    assert float(share) <= {"development": 0.03, "untouched": 0.09}[half]


def test_the_halves_share_no_article() -> None:
    names = [{place.name for place in (GOLD / half / "articles").iterdir()} for half in ("development", "untouched")]
    assert not names[0] & names[1] and len(names[0] | names[1]) >= 60
