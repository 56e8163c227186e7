"""How does the data release look as tables: CSV files, and a database of the same?"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Json = dict[str, Any]
# The columns of each table; `article` is the id of the article.
TABLES = {
    "articles": ("id", "page", "source_file", "source_sha256", "language", "words", "title", "title_basis", "published",
                 "published_basis", "not_before", "copy_of", "story"),
    "terms": ("id", "kind", "label", "same_as", "broader", "origin", "page"),
    "topics": ("article", "term", "role", "weight", "paragraph", "start", "end", "text", "form"),
    "people": ("article", "person", "name", "paragraph", "start", "end", "text", "form"),
    "roles": ("article", "person", "paragraph", "text", "of"),
    "summary": ("article", "paragraph", "start", "end", "text"),
    "quotes": ("article", "paragraph", "start", "end", "text", "kind", "speaker", "cue"),
    "figures": ("article", "paragraph", "start", "end", "text", "low", "high", "bound", "unit", "kind"),
    "dates": ("article", "paragraph", "start", "end", "text", "iso", "precision"),
    "related": ("article", "related", "score", "shared"),
}  # fmt: skip
Row = tuple[Any, ...]


def tables_of(whole: Json, language: str) -> dict[str, list[Row]]:
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


def as_csv(name: str, rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(TABLES[name])
    writer.writerows(tuple(map(_cell, row)) for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")  # the mark tells spreadsheets that it is UTF-8


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe, which it does not show."""
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value


def as_sqlite(tables: Mapping[str, list[Row]]) -> bytes:
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
