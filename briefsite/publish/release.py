"""What can be downloaded? All findings as JSON, JSON Lines, CSV tables and SQLite, as the contract says."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefsite.findings import Figure, Mention, Person, Span, Topic
from briefsite.records import Entry
from briefsite.render.addresses import published
from briefsite.render.site import Site
from briefsite.terms import Term

SCHEMA = "briefsite/1"
Json = dict[str, Any]
# The columns of each table; `article` is the id of the article.
TABLES = {
    "articles": ("id", "page", "source_file", "source_sha256", "language", "words", "title", "title_basis", "published",
                 "published_basis", "not_before"),
    "terms": ("id", "kind", "label", "same_as", "broader", "page"),
    "topics": ("article", "term", "role", "weight", "paragraph", "start", "end", "text", "form"),
    "people": ("article", "person", "name", "paragraph", "start", "end", "text", "form"),
    "roles": ("article", "person", "paragraph", "text", "of"),
    "summary": ("article", "paragraph", "start", "end", "text"),
    "quotes": ("article", "paragraph", "start", "end", "text", "kind", "speaker", "cue"),
    "figures": ("article", "paragraph", "start", "end", "text", "low", "high", "bound", "unit", "kind"),
    "dates": ("article", "paragraph", "start", "end", "text", "iso", "precision"),
    "related": ("article", "related", "score", "shared"),
}  # fmt: skip


def release(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path below site/, bytes) of every file of the data release."""
    whole = briefings(site)
    yield "data/briefings.json", _json(whole, indent=1) + b"\n"
    yield "data/briefings.jsonl", b"".join(_json(article) + b"\n" for article in whole["articles"])
    tables = _tables(whole, site.say.code)
    for name, rows in tables.items():
        yield f"data/{name}.csv", _csv(TABLES[name], rows)
    yield "data/briefings.sqlite", _sqlite(tables)


def briefings(site: Site) -> Json:
    """The whole release as one value."""
    return {
        "schema": SCHEMA,
        "site": {"name": site.name, "language": site.say.code},
        "terms": [_term(site, term) for term in site.corpus.terms.values()],
        "articles": [_article(site, entry) for entry in site.corpus.entries],
    }


def _term(site: Site, term: Term) -> Json:
    return {
        "id": term.id,
        "kind": term.kind,
        "label": dict(term.labels),
        "same_as": list(term.same_as),
        "broader": list(term.broader),
        "page": published(site.addresses.terms[term.id]),
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
        "related": [
            {"id": link.target, "score": link.score, "shared": list(link.shared)}
            for link in site.links.get(article.id, ())
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


Row = tuple[Any, ...]


def _tables(whole: Json, language: str) -> dict[str, list[Row]]:
    """Flat rows in the order of TABLES' columns; lists are joined by spaces."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for term in whole["terms"]:
        label = term["label"].get(language) or next(iter(term["label"].values()), term["id"])
        flat = term | {"label": label, "same_as": " ".join(term["same_as"]), "broader": " ".join(term["broader"])}
        rows["terms"].append(_row("terms", flat))
    for article in whole["articles"]:
        title, when = article["title"], article["published"]
        flat = {"title": title["text"], "title_basis": title["basis"], "published": when["iso"]}
        flat |= {"published_basis": when["basis"], "not_before": when["not_before"]}
        rows["articles"].append(_row("articles", article | flat))
        for name, found in _findings(article):
            rows[name].append(_row(name, {"article": article["id"]} | found))
    return rows


def _findings(article: Json) -> Iterator[tuple[str, Json]]:
    """(table, row) of everything found in one article."""
    for topic in article["topics"]:
        for mention in topic["mentions"] or [{}]:
            yield "topics", topic | {"term": topic["id"]} | mention
    for person in article["people"]:
        for mention in person["mentions"]:
            yield "people", person | {"person": person["id"]} | mention
        for role in person["roles"]:
            yield "roles", {"person": person["id"]} | role | {"of": " ".join(role["of"])}
    for name in ("summary", "quotes", "figures", "dates"):
        for found in article[name]:
            yield name, found
    for other in article["related"]:
        yield "related", {"related": other["id"], "score": other["score"], "shared": " ".join(other["shared"])}


def _row(table: str, values: Mapping[str, Any]) -> Row:
    return tuple(values.get(column) for column in TABLES[table])


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(columns)
    writer.writerows(tuple(map(_cell, row)) for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")  # the mark tells spreadsheets that it is UTF-8


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe, which it does not show."""
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value


def _sqlite(tables: Mapping[str, list[Row]]) -> bytes:
    """A database of the same tables, built in memory."""
    base = sqlite3.connect(":memory:")
    try:
        for name, rows in tables.items():
            columns = ", ".join(f'"{column}"' for column in TABLES[name])
            marks = ", ".join("?" * len(TABLES[name]))
            base.execute(f'CREATE TABLE "{name}" ({columns})')
            base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        base.commit()
        base.execute("VACUUM")
        return bytes(base.serialize())
    finally:
        base.close()
