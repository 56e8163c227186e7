"""What can be downloaded? All findings as JSON, JSON Lines, CSV tables and SQLite, as the contract says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from briefsite.link import digest, step_of
from briefsite.publish.article import article_of, as_json
from briefsite.publish.parts import File, Part
from briefsite.publish.pieces import opened
from briefsite.publish.tables import TABLES, as_csv, csv_head, rows_of_terms
from briefsite.records import Entry, Story
from briefsite.render.addresses import published
from briefsite.render.site import Site
from briefsite.terms import Term

SCHEMA = "briefsite/1"
Json = dict[str, Any]


def release_parts(site: Site, kept: Path | None) -> Iterator[Part]:
    """The files of the data release; what is written of an article is kept below the folder `kept`, if there is one.

    The content of a file is to be read before the next one is asked for.
    """
    keys = _keys(site)
    whole = digest(b"".join([*map(str.encode, keys), _of_terms(site), as_json(_stories(site))])).hex()
    yield Part("data", whole, lambda: _files(site, keys, kept))


def briefings(site: Site) -> Json:
    """The whole release as one value."""
    number = len(site.corpus.faces) + len(site.corpus.hidden)
    return {
        **_head(site),
        "terms": _terms(site),
        "stories": _stories(site),
        "articles": [article_of(site, _entry(site, place)) for place in range(number)],
    }


def _files(site: Site, keys: list[str], kept: Path | None) -> Iterator[File]:
    terms = _terms(site)
    with opened(kept) as pieces:
        pieces.renew(keys, partial(_exact, site), lambda place: article_of(site, _entry(site, place)))
        yield "data/briefings.json", chain(_opening(site, terms), pieces.lines(b",\n"), [b"\n]}\n"])
        yield "data/briefings.jsonl", chain(pieces.lines(b"\n"), [b"\n"])
        rows = rows_of_terms(terms, site.say.code)
        for name in TABLES:
            content = [as_csv(rows)] if name == "terms" else pieces.sheet(name)
            yield f"data/{name}.csv", chain([csv_head(name)], content)
        yield "data/briefings.sqlite", pieces.database(rows)


def _opening(site: Site, terms: list[Json]) -> Iterator[bytes]:
    """The release up to its articles; a term, a story or an article is a line."""
    yield as_json(_head(site)).removesuffix(b"}")
    for name, rows in (("terms", terms), ("stories", _stories(site))):
        yield f',\n"{name}":[\n'.encode() + b",\n".join(map(as_json, rows)) + b"\n]"
    yield b',\n"articles":[\n'


def _head(site: Site) -> Json:
    return {"schema": SCHEMA, "site": {"name": site.name, "language": site.say.code}}


def _keys(site: Site) -> list[str]:
    """For every article, the copies behind, a checksum of all that decides what the release says of it.

    Quickly found, but it may change where nothing else does: of the links it holds what they are told from.
    """
    entries, decided = site.keys.entries, site.links.decided
    rarity = {term: b"%d" % step_of(len(places)) for term, places in site.corpus.bearers.items()}
    found = []
    for face in chain(site.corpus.faces, site.corpus.hidden):
        links = decided[face.id][-1] if face.id in decided else ()
        made_of = [_alone(site, face.id), repr(links).encode()]
        if links:
            made_of += [entries[target] for target, _ in links] + [rarity[term] for term in face.terms]
        found.append(digest(b" ".join(made_of)).hex())
    return found


def _exact(site: Site, place: int) -> str:
    """The checksum of what the release says of an article."""
    shown, hidden = site.corpus.faces, site.corpus.hidden
    face = shown[place] if place < len(shown) else hidden[place - len(shown)]
    links = [(link.target, link.score, link.shared) for link in site.links.related.get(face.id, ())]
    return digest(_alone(site, face.id) + repr(links).encode()).hex()


def _alone(site: Site, article: str) -> bytes:
    """Checksums of the article without the links to others."""
    story = site.story_of.get(article)
    around = f"{story.id if story else ''} {site.corpus.shown_for.get(article, '')}"
    return site.keys.basis + site.keys.entries[article] + around.encode()


def _of_terms(site: Site) -> bytes:
    """The checksum of what the release says of terms."""
    found = []
    for term in site.corpus.terms.values():
        found.append(site.keys.terms[term.id])
        found.append(repr((term.labels, term.same_as, term.broader, site.origin(term.id))).encode())
    return digest(b"".join(found))


def _entry(site: Site, place: int) -> Entry:
    """By its position among all articles, the copies behind."""
    shown = len(site.corpus.faces)
    return site.corpus.entries[place] if place < shown else site.corpus.copies[place - shown][0]


def _terms(site: Site) -> list[Json]:
    return [_term(site, term) for term in site.corpus.terms.values()]


def _term(site: Site, term: Term) -> Json:
    return {
        "id": term.id,
        "kind": term.kind,
        "label": dict(term.labels),
        "same_as": list(term.same_as),
        "broader": list(term.broader),
        "origin": site.origin(term.id),
        "page": published(site.addresses.terms[term.id]),
    }


def _stories(site: Site) -> list[Json]:
    return [_story(site, story) for story in site.links.stories]


def _story(site: Site, story: Story) -> Json:
    entries = [site.corpus.faces[place] for place in story.places]
    return {
        "id": story.id,
        "title": entries[0].title,
        "page": published(site.addresses.stories[story.id]),
        "articles": [entry.id for entry in entries],
        "shared": list(story.shared),
    }
