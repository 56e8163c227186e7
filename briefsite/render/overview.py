"""What stands on home, quality and about?"""

from __future__ import annotations

from collections.abc import Iterator

from briefsite import __version__
from briefsite.records import Entry, Page
from briefsite.render.site import Site
from briefsite.terms import Term
from briefsite.text import fold, slug

NEWEST = 12  # briefings on the home page
MOST_ACTIVE = 15  # topics there
LONGEST_LIST = 50  # rows of a list on the quality page


def overview_pages(site: Site) -> Iterator[Page]:
    """The three pages that speak of the site as a whole."""
    yield _home(site)
    yield _quality(site)
    yield _about(site)


def _home(site: Site) -> Page:
    terms = site.corpus.terms
    people = [t for t in terms if terms[t].kind == "person"]
    about = {t: sum(_is_main(site.corpus.entries[place], t) for place in site.corpus.bearers[t]) for t in terms}
    subjects = [term for term in terms if about[term]]
    active = sorted(subjects, key=lambda t: (-site.count(t), -about[t], t))
    values = {
        "newest": site.corpus.entries[:NEWEST],
        "active": active[:MOST_ACTIVE],
        "people": people,
        "topics": len(terms) - len(people),
        "lead": lambda entry: entry.text(entry.analysis.summary[0]) if entry.analysis.summary else "",
    }
    # MkDocs reads every page before it makes 404.html, so the theme finds its texts here, however the site is built.
    front = {"title": str(site.say("home")), "description": site.name, "interface": site.say.interface()}
    return site.page("index.md", "home", values, front)


def _is_main(entry: Entry, term: str) -> bool:
    return any(topic.term == term and topic.role == "main" for topic in entry.analysis.topics)


def _quality(site: Site) -> Page:
    entries = site.corpus.entries
    found = [t for t in site.corpus.terms.values() if not t.spellings]
    single = [t for t in site.corpus.terms.values() if _mentions(site, t) == 1]
    silent = [(e, q) for e in entries for q in e.analysis.quotes if q.speaker is None and q.kind != "term"]
    values = {
        "problems": site.problems[:LONGEST_LIST],
        "undated": [e for e in entries if e.analysis.published.iso is None][:LONGEST_LIST],
        "derived": [e for e in entries if e.analysis.headline.basis == "derived"][:LONGEST_LIST],
        "unattributed": silent[:LONGEST_LIST],
        "spellings": _spellings(site)[:LONGEST_LIST],
        "candidates": [(c, entries[c.place], slug(c.text)) for c in site.links.candidates],
        "single": sorted(single, key=lambda t: t.id)[:LONGEST_LIST],
        "found": sorted(found, key=lambda t: t.id)[:LONGEST_LIST],
    }
    return site.page("quality.md", "quality", values, {"title": str(site.say("quality"))})


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


def _about(site: Site) -> Page:
    example = next(iter(site.corpus.entries), None)
    return site.page(
        "about.md", "about", {"example": example, "version": __version__}, {"title": str(site.say("about"))}
    )
