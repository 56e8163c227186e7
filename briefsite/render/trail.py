"""By which way is a page reached from home?"""

from __future__ import annotations

from typing import Protocol

from briefsite.corpus import Corpus
from briefsite.render.addresses import Addresses
from briefsite.render.catalogue import Catalogue

HOME = "index.md"
# Folder, or what a name begins with → (text, page) of what the pages stand under.
SECTIONS = {
    "briefings": ("all_briefings", "briefings/index.md"),
    "topics": ("topics", "topics/index.md"),
    "people": ("topics", "topics/index.md"),
    "stories": ("stories", "stories/index.md"),
    "timeline": ("timeline", "timeline.md"),  # timeline-2024.md
    "quality": ("quality", "quality.md"),
}
Step = tuple[str, str]  # (label, path below docs/, with an anchor where it is a place on a page)


class Whole(Protocol):
    """What is asked of the site; the site itself knows this module and not the other way round."""

    @property
    def name(self) -> str: ...
    @property
    def corpus(self) -> Corpus: ...
    @property
    def addresses(self) -> Addresses: ...
    @property
    def say(self) -> Catalogue: ...


def trail(site: Whole, path: str, label: str) -> tuple[Step, ...]:
    """The steps from home to the page itself, which is the last; labels are text, not markup.

    `label` is that of the page, of a further sheet that of the first.
    """
    home = (site.say.plain("home"), HOME)
    if path == HOME:
        return (home,)
    first, mark = site.addresses.sheet(path)
    steps = (home, *_above(site, first), (label, first))
    return (*steps, (site.say.plain("sheet_number", n=told(site.say, mark)), path)) if mark else steps


def told(say: Catalogue, mark: str) -> str:
    """What a reader calls a page of a list: its number, that of the undated ones, or its letter."""
    if mark.startswith("u") and mark[1:].isdigit():
        return say.plain("sheet_undated", n=mark[1:])
    letter, _, number = mark.partition("_")
    if letter.startswith("x") and letter != "x":  # one that ASCII does not have
        letter = chr(int(letter[1:], 16))
    return f"{letter.upper()} {number}".rstrip()


def _above(site: Whole, path: str) -> tuple[Step, ...]:
    """What lies between home and the page."""
    key, index = SECTIONS.get(path.partition("/")[0] if "/" in path else path.partition("-")[0], ("", path))
    if path == index:
        return ()
    section = (site.say.plain(key), index)
    what, own = site.addresses.owners.get(path, ("", ""))
    if what != "term":
        return (section,)
    kind = site.corpus.terms[own].kind
    return section, (site.say.plain(f"kinds_{kind}"), site.addresses.lists[kind])
