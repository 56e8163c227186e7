"""What does a page tell machines? JSON-LD in the words of schema.org, with addresses relative to the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from briefsite.records import Entry
from briefsite.render.addresses import published, relative
from briefsite.render.feeds import has_feed
from briefsite.render.markup import Safe, data_script
from briefsite.render.trail import HOME, Step, Whole, trail
from briefsite.render.updated import updated
from briefsite.terms import Term
from briefsite.text import fold

CONTEXT = "https://schema.org"
MOST_MENTIONS = 8  # topics and people of a briefing besides its main topics
MOST_ABOUT = 20
MOST_ROLES = 8
# What schema.org calls a kind of term; of the others it knows only that they are terms.
TYPES = {
    "country": "Country",
    "region": "Place",
    "place": "Place",
    "organisation": "Organization",
    "person": "Person",
    "event": "Event",
}
PAGES = {"about.md": "AboutPage", "search.md": "SearchResultsPage", "quality.md": "WebPage"}
SAME = {"wikidata:": "https://www.wikidata.org/wiki/", "https://": "https://", "http://": "http://"}
Json = dict[str, Any]


def linked_data(site: Whole, path: str, front: Mapping[str, Any]) -> Safe:
    """The script for the page at `path` with this front matter; what is not known is left out."""
    steps = trail(site, path, str(front["title"]))
    nodes = [_subject(site, path, front)]
    if len(steps) > 1:
        nodes.append(_breadcrumbs(path, steps))
    return data_script({"@context": CONTEXT, "@graph": nodes})


def noted(site: Whole, path: str) -> Json:
    """Front matter for the head, the sitemap and the feeds: `updated`, and `feed` where a topic or person has one."""
    first, mark = site.addresses.sheet(path)
    what, own = site.addresses.owners.get(first, ("", ""))
    feed = first.removesuffix(".md") + ".xml" if what == "term" and has_feed(site.corpus, own) else None
    return _known({"updated": None if mark else updated(site, path), "feed": feed})  # what is new stands first


def _subject(site: Whole, path: str, front: Mapping[str, Any]) -> Json:
    first, mark = site.addresses.sheet(path)
    what, own = site.addresses.owners.get(first, ("", ""))
    if path == HOME:
        return _website(site)
    if what == "entry":
        return _briefing(site, path, front)
    if what == "term" and not mark:
        return _term_page(site, path, site.corpus.terms[own])
    about: Any = None
    if what == "term":
        about = _term(site, path, own)
    if what == "story":
        about = [_term(site, path, term) for term in site.addresses.threads[own].shared[:MOST_ABOUT]]
    values = {"name": front["title"], "inLanguage": site.say.code, "about": about}
    return _known(
        {"@type": PAGES.get(path, "CollectionPage"), **_at(path, path), **values, "isPartOf": _in(site, path)}
    )


def _website(site: Whole) -> Json:
    search = {"@type": "EntryPoint", "urlTemplate": "search.html?q={search_term_string}"}
    action = {"@type": "SearchAction", "target": search, "query-input": "required name=search_term_string"}
    values = {"name": site.name, "inLanguage": site.say.code}
    return {"@type": "WebSite", **_at(HOME, HOME), **values, "potentialAction": action}


def _briefing(site: Whole, path: str, front: Mapping[str, Any]) -> Json:
    entry = _entry(site, path)
    stated, found = entry.article.stated, entry.analysis
    main = [topic.term for topic in found.topics if topic.role == "main"][:MOST_ABOUT]
    others = [topic.term for topic in found.topics if topic.term not in main] + [person.id for person in found.people]
    values: Json = {
        "@type": "NewsArticle" if stated.source or stated.author or stated.url else "Article",
        **_at(path, path),
        "headline": found.headline.text,
        "description": front.get("description"),
        "inLanguage": found.language,
        "datePublished": found.published.iso,
        "author": {"name": stated.author} if stated.author else None,  # a person or an organisation: nobody says
        "publisher": {"@type": "Organization", "name": stated.source} if stated.source else None,
        "isBasedOn": stated.url,
        "wordCount": found.words,
        "timeRequired": f"PT{front['reading_minutes']}M",
        "isPartOf": _in(site, path),
        "about": [_term(site, path, term) for term in main],
        "mentions": [_term(site, path, term) for term in others[:MOST_MENTIONS]],
    }
    return _known(values)


def _entry(site: Whole, path: str) -> Entry:
    return site.corpus.entry(site.addresses.owners[path][1])


def _term_page(site: Whole, path: str, term: Term) -> Json:
    label = term.label(site.say.code)
    others = sorted({text for _, text in term.labels if text != label})
    terms: Json = {"@type": "DefinedTermSet", "@id": _href(path, "topics/index.md"), "name": site.say.plain("topics")}
    values: Json = {**_at(path, path), "name": label, "alternateName": others, "sameAs": _same(term)}
    if term.kind == "person":
        return _known({"@type": "Person", **values, "jobTitle": _roles(site, term.id)})
    kind = f"{CONTEXT}/{TYPES[term.kind]}" if term.kind in TYPES else None
    own = {"termCode": term.id, "inDefinedTermSet": terms, "additionalType": kind}
    return _known({"@type": "DefinedTerm", **values, **own})


def _roles(site: Whole, person: str) -> list[str]:
    """What the texts say that a person is, each wording once, the newest first."""
    roles: dict[str, str] = {}
    faces = [site.corpus.faces[place] for place in site.corpus.bearers[person]]
    for shares in site.corpus.shares(faces):
        for role in shares[person].roles if person in shares else ():
            roles.setdefault(fold(role.text), role.text)
    return [*roles.values()][:MOST_ROLES]


def _term(site: Whole, path: str, term_id: str) -> Json:
    """A topic or person as another page names it; its own page has the same @id."""
    term = site.corpus.terms[term_id]
    own = {"@id": _href(path, site.addresses.terms[term_id]), "name": term.label(site.say.code)}
    return _known({"@type": TYPES.get(term.kind, "DefinedTerm"), **own, "sameAs": _same(term)})


def _same(term: Term) -> list[str]:
    """Its ids elsewhere, as far as they are addresses."""
    return [SAME[key] + name.removeprefix(key) for name in term.same_as for key in SAME if name.startswith(key)]


def _in(site: Whole, path: str) -> Json:
    return {"@type": "WebSite", "@id": _href(path, HOME), "name": site.name}


def _breadcrumbs(path: str, steps: Iterable[Step]) -> Json:
    items = [
        {"@type": "ListItem", "position": place, "name": label, "item": _href(path, target)}
        for place, (label, target) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _at(path: str, target: str) -> Json:
    return {"@id": _href(path, target), "url": _href(path, target)}


def _href(path: str, target: str) -> str:
    return published(relative(path, target))


def _known(values: Json) -> Json:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
