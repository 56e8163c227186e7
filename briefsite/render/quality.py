"""What should the editors look at?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any

from briefsite.faces import Face
from briefsite.findings import Mention, Quote
from briefsite.records import Draft, Entry, Page
from briefsite.render.sheets import Sheet, sheets
from briefsite.render.site import Site
from briefsite.terms import Term
from briefsite.text import fold, slug

SHOWN = 6  # rows of a matter on the first page; a page of its own has the others
MOST = 100  # rows there: who has mended these asks again
RECENT = 1000  # newest briefings in which words that mean several things are looked for
Seen = tuple[str, int, Face, Mention]  # term, times, and where it is met first


@dataclass(frozen=True)
class Matter:
    """Something to look at, with what it concerns."""

    name: str
    all: int
    rows: Sequence[Any]  # the first of them

    @property
    def path(self) -> str:
        return f"quality-{self.name}.md"


def quality_pages(site: Site) -> Iterator[Draft]:
    """The first of every matter with the line that mends it, and pages of their own for long ones."""
    matters = _matters(site)
    yield Draft("quality.md", "", partial(_overview, site, matters))
    for matter in matters:
        if matter.all > SHOWN:
            for sheet in sheets(matter.path, matter.rows, len(matter.rows)):
                yield Draft(sheet.path, "", partial(_page, site, matter, sheet))


def _overview(site: Site, matters: Sequence[Matter]) -> Page:
    values = {"matters": matters, "shown": SHOWN}
    return site.page("quality.md", "quality", values, {"title": str(site.say("quality"))})


def _page(site: Site, matter: Matter, sheet: Sheet) -> Page:
    label = f"{site.say('quality')}: {site.say(f'quality_{matter.name}')}"
    return site.page(sheet.path, "matter", {"matter": matter, "sheet": sheet}, {"title": label})


def _matters(site: Site) -> list[Matter]:
    faces, terms = site.corpus.faces, site.corpus.terms.values()
    mentions = Counter(
        bearing.term for face in faces for bearing in face.bearings for _ in range(min(2, bearing.mentions))
    )
    rows: dict[str, Sequence[Any]] = {
        "problems": site.problems,
        "undated": [face for face in faces if face.published.iso is None],
        "derived": [face for face in faces if face.basis == "derived"],
        "unattributed": range(sum(known is False for face in faces for known in face.quotes)),
        "copies": [(face, site.corpus.face(site.corpus.shown_for[face.id])) for face in site.corpus.hidden],
        "ambiguous": _ambiguous(site),
        "spellings": _spellings(site),
        "found": sorted((term for term in terms if not term.spellings), key=lambda term: term.id),
        "candidates": [(c, faces[c.place], slug(c.text)) for c in site.links.candidates],
        "single": sorted((term for term in terms if mentions[term.id] == 1), key=lambda term: term.id),
    }
    first = {name: found[:MOST] for name, found in rows.items()} | {"unattributed": list(islice(_silent(site), MOST))}
    return [
        Matter(name, len(found), first[name])
        for name, found in rows.items()
        if found or name in ("problems", "spellings")
    ]


def _silent(site: Site) -> Iterator[tuple[Entry, Quote]]:
    """Quotations whose speaker is not known, newest first."""
    for place, face in enumerate(site.corpus.faces):
        if not all(face.quotes):
            entry = site.corpus.entries[place]
            yield from ((entry, q) for q in entry.analysis.quotes if q.speaker is None and q.kind != "term")


def _spellings(site: Site) -> list[list[Term]]:
    """Terms whose labels are one but for case, accents, spaces and hyphens."""
    groups: dict[str, list[Term]] = {}
    for term in site.corpus.terms.values():
        key = "".join(char for char in fold(site.label(term.id)) if char.isalnum())
        groups.setdefault(key, []).append(term)
    return [group for _, group in sorted(groups.items()) if len(group) > 1]


def _ambiguous(site: Site) -> list[list[Seen]]:
    """Words that stand for more than one term, with each of these, the most frequent words first."""
    uses: dict[str, dict[str, Seen]] = {}
    for face in site.corpus.faces[:RECENT]:
        for word, times, mention in site.corpus.traits(face).uses:
            terms = uses.setdefault(word, {})
            term, before, first, shown = terms.get(mention.term, (mention.term, 0, face, mention))
            terms[mention.term] = (term, before + times, first, shown)
    several = [(word, known) for word, terms in uses.items() if len(known := _known(site, terms)) > 1]
    several.sort(key=lambda item: (-sum(seen[1] for seen in item[1]), item[0]))
    return [sorted(terms, key=lambda seen: (-seen[1], seen[0])) for _, terms in several]


def _known(site: Site, terms: Mapping[str, Seen]) -> list[Seen]:
    """Those that have a page: what an article meant may have become another term."""
    return [seen for term, seen in terms.items() if term in site.corpus.terms]
