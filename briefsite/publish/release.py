"""What can be downloaded? All findings as JSON, JSON Lines, CSV tables and SQLite, as the contract says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefsite.findings import Figure, Mention, Person, Span, Topic
from briefsite.publish.tables import as_csv, as_sqlite, tables_of
from briefsite.records import Entry, Story
from briefsite.render.addresses import published
from briefsite.render.site import Site
from briefsite.terms import Term

SCHEMA = "briefsite/1"
Json = dict[str, Any]


def release(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path below site/, bytes) of every file of the data release."""
    whole = briefings(site)
    yield "data/briefings.json", _json(whole, indent=1) + b"\n"
    yield "data/briefings.jsonl", b"".join(_json(article) + b"\n" for article in whole["articles"])
    tables = tables_of(whole, site.say.code)
    for name, rows in tables.items():
        yield f"data/{name}.csv", as_csv(name, rows)
    yield "data/briefings.sqlite", as_sqlite(tables)


def briefings(site: Site) -> Json:
    """The whole release as one value."""
    return {
        "schema": SCHEMA,
        "site": {"name": site.name, "language": site.say.code},
        "terms": [_term(site, term) for term in site.corpus.terms.values()],
        "stories": [_story(site, story) for story in site.links.stories],
        "articles": [_article(site, entry) for entry in _everything(site)],
    }


def _everything(site: Site) -> Iterator[Entry]:
    """All briefings, with the copies behind."""
    yield from site.corpus.entries
    yield from (copy for copy, _ in site.corpus.copies)


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


def _story(site: Site, story: Story) -> Json:
    entries = [site.corpus.faces[place] for place in story.places]
    return {
        "id": story.id,
        "title": entries[0].title,
        "page": published(site.addresses.stories[story.id]),
        "articles": [entry.id for entry in entries],
        "shared": list(story.shared),
    }


def _article(site: Site, entry: Entry) -> Json:
    article, found = entry.article, entry.analysis
    when = found.published
    return {
        "id": article.id,
        "page": published(site.addresses.entries[article.id]),
        "source_file": article.path,
        "source_sha256": article.sha256,
        "language": found.language,
        "words": found.words,
        "title": {"text": found.headline.text, "basis": found.headline.basis, "paragraph": found.headline.paragraph},
        "published": {
            "iso": when.iso,
            "basis": when.basis,
            "not_before": when.not_before,
            "evidence": _span(entry, when.evidence) if when.evidence else None,
        },
        "summary": [_span(entry, span) for span in found.summary],
        "topics": [_topic(topic) for topic in found.topics],
        "people": [_person(person) for person in found.people],
        "quotes": [_span(entry, q.span) | {"kind": q.kind, "speaker": q.speaker, "cue": q.cue} for q in found.quotes],
        "figures": [_figure(entry, figure) for figure in found.figures],
        "dates": [_span(entry, d.span) | {"iso": d.iso, "precision": d.precision} for d in found.dates],
        "copy_of": site.corpus.shown_for.get(article.id),
        "story": story.id if (story := site.story_of.get(article.id)) else None,
        "related": [
            {"id": link.target, "score": link.score, "shared": list(link.shared)}
            for link in site.links.related.get(article.id, ())
        ],
    }


def _span(entry: Entry, span: Span) -> Json:
    return {"paragraph": span.paragraph, "start": span.start, "end": span.end, "text": entry.text(span)}


def _mention(mention: Mention) -> Json:
    span = mention.span
    place = {"paragraph": span.paragraph, "start": span.start, "end": span.end}
    return place | {"text": mention.text, "form": mention.form}


def _topic(topic: Topic) -> Json:
    mentions = [_mention(mention) for mention in topic.mentions]
    return {"id": topic.term, "role": topic.role, "weight": topic.weight, "mentions": mentions}


def _person(person: Person) -> Json:
    roles = [{"text": role.text, "of": list(role.of), "paragraph": role.span.paragraph} for role in person.roles]
    mentions = [_mention(mention) for mention in person.mentions]
    return {"id": person.id, "name": person.name, "roles": roles, "mentions": mentions}


def _figure(entry: Entry, figure: Figure) -> Json:
    values = {"low": _whole(figure.low), "high": _whole(figure.high), "bound": figure.bound}
    return _span(entry, figure.span) | values | {"unit": figure.unit, "kind": figure.kind}


def _whole(value: float) -> float | int:
    return int(value) if value.is_integer() else value


def _json(value: Any, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace")
