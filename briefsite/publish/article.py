"""What does the data release say of one article, as the contract has it?"""

from __future__ import annotations

import json
from typing import Any

from briefsite.findings import Figure, Mention, Person, Span, Topic
from briefsite.records import Entry
from briefsite.render.addresses import published
from briefsite.render.site import Site

Json = dict[str, Any]


def as_json(value: Any) -> bytes:
    """On one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def article_of(site: Site, entry: Entry) -> Json:
    """All of its findings, with the briefings that it leads to."""
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
