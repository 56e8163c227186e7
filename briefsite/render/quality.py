"""What should the editors look at?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefsite.findings import Mention
from briefsite.records import Entry, Page
from briefsite.render.sheets import sheets
from briefsite.render.site import Site
from briefsite.terms import Term
from briefsite.text import fold, slug

SHOWN = 6  # rows of a matter on the first page; a page of its own has the others
MOST = 300  # rows there: who has mended these asks again
Seen = tuple[str, int, Entry, Mention]  # term, times, and where it is met first


@dataclass(frozen=True)
class Matter:
    """Something to look at, with what it concerns."""

    name: str
    rows: Sequence[Any]

    @property
    def path(self) -> str:
        return f"quality-{self.name}.md"


def quality_pages(site: Site) -> Iterator[Page]:
    """The first of every matter with the line that mends it, and pages of their own for long ones."""
    matters = _matters(site)
    title = str(site.say("quality"))
    yield site.page("quality.md", "quality", {"matters": matters, "shown": SHOWN}, {"title": title})
    for matter in matters:
        if len(matter.rows) <= SHOWN:
            continue
        label = f"{title}: {site.say(f'quality_{matter.name}')}"
        for sheet in sheets(matter.path, matter.rows[:MOST]):
            yield site.page(sheet.path, "matter", {"matter": matter, "sheet": sheet}, {"title": label})


def _matters(site: Site) -> list[Matter]:
    entries, terms = site.corpus.entries, site.corpus.terms.values()
    silent = [(e, q) for e in entries for q in e.analysis.quotes if q.speaker is None and q.kind != "term"]
    rows: dict[str, Sequence[Any]] = {
        "problems": site.problems,
        "undated": [entry for entry in entries if entry.published.iso is None],
        "derived": [entry for entry in entries if entry.analysis.headline.basis == "derived"],
        "unattributed": silent,
        "copies": [(copy, site.face(shown)) for copy, shown in site.corpus.copies],
        "ambiguous": _ambiguous(site),
        "spellings": _spellings(site),
        "found": sorted((term for term in terms if not term.spellings), key=lambda term: term.id),
        "candidates": [(c, entries[c.place], slug(c.text)) for c in site.links.candidates],
        "single": sorted((term for term in terms if _mentions(site, term) == 1), key=lambda term: term.id),
    }
    return [Matter(name, found) for name, found in rows.items() if found or name in ("problems", "spellings")]


def _mentions(site: Site, term: Term) -> int:
    total = 0
    for place in site.corpus.bearers[term.id]:
        total += sum(mention.term == term.id for mention in site.corpus.entries[place].analysis.mentions)
        if total > 1:  # who asks wants to know of single ones
            break
    return total


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
    for entry in site.corpus.entries:
        for mention in entry.analysis.mentions:
            if mention.form in ("composite", "stated", "metonym"):  # a capital stands for its country on purpose
                continue
            terms = uses.setdefault(fold(mention.text), {})
            term, times, first, shown = terms.get(mention.term, (mention.term, 0, entry, mention))
            terms[mention.term] = (term, times + 1, first, shown)
    several = [(word, list(terms.values())) for word, terms in uses.items() if len(terms) > 1]
    several.sort(key=lambda item: (-sum(seen[1] for seen in item[1]), item[0]))
    return [sorted(terms, key=lambda seen: (-seen[1], seen[0])) for _, terms in several]
