"""Does a page stay small however many articles there are? What it weighs beyond its own words and pictures.

The words of a briefing are its article as it stands on the page, with the links in it: a long one has more of them.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from builds import Built, built

from benchmarks.corpus import write_corpus

MARKUP, PICTURE = 25 * 1024, 150 * 1024  # bytes
ARTICLES = 60


class _Weighed(HTMLParser):
    """The bytes of a page's words and of each of its drawings."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.words = 0
        self.pictures: list[int] = []
        self.depth = 0  # of <svg> in <svg>
        self.silent = False  # in a script or style sheet
        self.article = 0  # depth of <div> in the text of an article
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag in ("script", "style")
        if tag == "svg" and not self.depth:
            self.pictures.append(0)
        self.depth += tag == "svg"
        if tag == "div" and (self.article or ("class", "bs-text") in attrs):
            self.article += 1
        self._seen(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._seen(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent = False
        self._seen(f"</{tag}>")
        self.depth -= tag == "svg"
        self.article -= tag == "div" and self.article > 0

    def handle_data(self, data: str) -> None:
        # Of white space between tags nobody reads more than one.
        self._seen(data, len(" ".join(data.split()).encode()) if not self.silent else 0)

    def handle_entityref(self, name: str) -> None:
        self._seen(f"&{name};", 1)

    def handle_charref(self, name: str) -> None:
        self._seen(f"&#{name};", 1)

    def _seen(self, source: str, words: int = 0) -> None:
        if self.depth:
            self.pictures[-1] += len(source.encode())
        else:
            self.words += len(source.encode()) if self.article else words


def too_heavy(site: Path) -> dict[str, str]:
    """The pages of a site that break a limit, with what they weigh."""
    found = {}
    for file in sorted(site.rglob("*.html")):
        content = file.read_bytes()
        weighed = _Weighed(content.decode())
        markup, largest = len(content) - weighed.words - sum(weighed.pictures), max(weighed.pictures, default=0)
        if markup > MARKUP or largest > PICTURE:
            told = f"{markup / 1024:.1f} KB beyond its words, its largest drawing {largest / 1024:.1f} KB"
            found[file.relative_to(site).as_posix()] = told
    return found


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of several hundred made-up articles."""
    folder = tmp_path_factory.mktemp("many")
    write_corpus(folder / "seeds", ARTICLES)
    return built(folder, folder / "seeds")


def test_no_page_outweighs_its_words(each: Built) -> None:
    assert too_heavy(each.site) == {}


@pytest.mark.slow
def test_no_page_grows_with_the_number_of_articles(many: Built) -> None:
    assert too_heavy(many.site) == {}


def test_words_and_drawings_are_not_markup() -> None:
    weighed = _Weighed("<p>a &amp; b</p>\n<svg><path d='M0 0'/><svg></svg></svg><script>1</script>")
    assert (weighed.words, weighed.pictures) == (3, [len("<svg><path d='M0 0'/><svg></svg></svg>")])
