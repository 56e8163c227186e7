"""What stands on home and about?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from briefsite import __version__
from briefsite.records import Draft, Page
from briefsite.render.markup import Safe, tagged
from briefsite.render.pictures import activity, placed, sparklines
from briefsite.render.site import Site, Tools

DATA = ("briefings.json", "briefings.jsonl", "briefings.sqlite", "articles.csv", "terms.csv", "topics.csv",
        "people.csv", "quotes.csv", "figures.csv", "dates.csv")  # fmt: skip
NEWEST = 12  # briefings on the home page
MOST_ACTIVE = 24  # topics there
MOST_CHIPS = 3  # main topics beside a briefing


def overview_pages(site: Site) -> Iterator[Draft]:
    """The two pages that speak of the site as a whole."""
    yield Draft("index.md", "", partial(_home, site))
    yield Draft("about.md", "", partial(_about, site))


def _home(site: Site) -> Page:
    terms = site.corpus.terms
    people = [t for t in terms if terms[t].kind == "person"]
    about = dict.fromkeys(terms, 0)
    about |= Counter(b.term for face in site.corpus.faces for b in face.bearings if b.role == "main")
    subjects = [term for term in terms if about[term]]
    active = sorted(subjects, key=lambda t: (-site.count(t), -about[t], t))
    published = [face.published.iso for face in site.corpus.faces]
    values = {
        "activity": activity(
            site.say, placed(Tools(site, "index.md"), "briefings/index.md", published, site.corpus.undated)
        ),
        "spark": sparklines(site),
        "newest": site.corpus.entries[:NEWEST],
        "active": active[:MOST_ACTIVE],
        "people": people,
        "topics": len(terms) - len(people),
        "lead": lambda entry: entry.text(entry.analysis.summary[0]) if entry.analysis.summary else "",
        "chips": lambda entry: [topic.term for topic in entry.analysis.topics if topic.role == "main"][:MOST_CHIPS],
    }
    # MkDocs reads every page before it makes 404.html, so the theme finds its texts here, however the site is built.
    front: dict[str, Any] = {"title": str(site.say("home")), "description": site.name, "hide": ["toc"]}
    front["interface"] = site.say.interface()
    return site.page("index.md", "home", values, front)


def _about(site: Site) -> Page:
    example = next(iter(site.corpus.entries), None)
    values = {"example": example, "version": __version__, "data": _data_links()}
    return site.page("about.md", "about", values, {"title": str(site.say("about"))})


def _data_links() -> Safe:
    """MkDocs does not know these files, which are written beside its pages."""
    return Safe(", ".join(tagged("a", name, href=f"data/{name}") for name in DATA))
