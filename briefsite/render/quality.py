"""What should the editors look at?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.findings import Mention
from briefsite.records import Entry, Page
from briefsite.render.site import Site
from briefsite.terms import Term
from briefsite.text import fold, slug

LONGEST_LIST = 50  # rows of a list
Seen = tuple[str, int, Entry, Mention]  # term, times, and where it is met first


def quality_pages(site: Site) -> Iterator[Page]:
    """One page; each list is bounded and tells the line that mends it."""
    entries = site.corpus.entries
    found = [t for t in site.corpus.terms.values() if not t.spellings]
    single = [t for t in site.corpus.terms.values() if _mentions(site, t) == 1]
    silent = [(e, q) for e in entries for q in e.analysis.quotes if q.speaker is None and q.kind != "term"]
    values = {
        "problems": site.problems[:LONGEST_LIST],
        "undated": [e for e in entries if e.analysis.published.iso is None][:LONGEST_LIST],
        "derived": [e for e in entries if e.analysis.headline.basis == "derived"][:LONGEST_LIST],
        "unattributed": silent[:LONGEST_LIST],
        "copies": [(copy, site.by_id[shown]) for copy, shown in site.corpus.copies][:LONGEST_LIST],
        "ambiguous": _ambiguous(site)[:LONGEST_LIST],
        "spellings": _spellings(site)[:LONGEST_LIST],
        "candidates": [(c, entries[c.place], slug(c.text)) for c in site.links.candidates],
        "single": sorted(single, key=lambda t: t.id)[:LONGEST_LIST],
        "found": sorted(found, key=lambda t: t.id)[:LONGEST_LIST],
    }
    yield site.page("quality.md", "quality", values, {"title": str(site.say("quality"))})


def _mentions(site: Site, term: Term) -> int:
    total = 0
    for place in site.corpus.bearers[term.id]:
        found = site.corpus.entries[place].analysis
        total += sum(len(t.mentions) for t in found.topics if t.term == term.id)
        total += sum(len(p.mentions) for p in found.people if p.id == term.id)
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
