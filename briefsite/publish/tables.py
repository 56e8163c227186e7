"""How does the data release look as tables: CSV files and a database?"""

from __future__ import annotations

import codecs
import csv
import io
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


def rows_of_terms(terms: Iterable[Json], language: str) -> list[Row]:
    """The rows of the table of terms, with their labels in that language."""
    rows = []
    for term in terms:
        label = term["label"].get(language) or next(iter(term["label"].values()), term["id"])
        flat = {"label": label, "same_as": " ".join(term["same_as"]), "broader": " ".join(term["broader"])}
        rows.append(_row("terms", term | flat))
    return rows


def rows_of(article: Json) -> dict[str, list[Row]]:
    """An article as flat rows by table, in the order of TABLES and its columns; lists are joined by spaces."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
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


def csv_head(name: str) -> bytes:
    """The first line of a table; its mark tells spreadsheets that it is UTF-8."""
    return codecs.BOM_UTF8 + as_csv([TABLES[name]])


def as_csv(rows: Iterable[Row]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(tuple(map(_cell, row)) for row in rows)  # RFC 4180
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe, which it does not show."""
    formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if formula else value
