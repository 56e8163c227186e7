"""The data release: as its schema says, and the same in JSON Lines, CSV and SQLite."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from builds import Built, built, tree, write
from jsonschema import Draft202012Validator

SCHEMA = json.loads(resources.files("briefsite.publish").joinpath("briefings.schema.json").read_bytes())
FINDINGS = ("quotes", "figures", "dates", "summary")
FORMULA = """El plan de pesca

=HYPERLINK("https://example.org";"x") abre la línea y -2 la cierra, dijo Ana Ruiz. «@SUMA(1;2) no es un cálculo» añadió.
"""


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object that the schema describes by its properties."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield schema
        schema = list(schema.values())
    for inner in schema if isinstance(schema, list) else ():
        yield from objects(inner)


def rows(made: Built, table: str) -> list[tuple[Any, ...]]:
    """A table of the SQLite file."""
    with sqlite3.connect(made.site / "data/briefings.sqlite") as base:
        return base.execute(f'SELECT * FROM "{table}"').fetchall()


def tables(made: Built) -> list[str]:
    with sqlite3.connect(made.site / "data/briefings.sqlite") as base:
        return [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


def sheet(made: Built, table: str) -> list[list[str]]:
    """A CSV table as a spreadsheet shows it: without the apostrophe of a guarded cell."""
    text = (made.site / f"data/{table}.csv").read_bytes().decode("utf-8-sig")
    reader = csv.reader(io.StringIO(text, newline=""))
    return [[re.sub(r"\A'(?=[=+\-@\t\r])", "", cell) for cell in row] for row in reader]


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_allows_nothing_that_it_does_not_name() -> None:
    for described in objects(SCHEMA):
        assert described["additionalProperties"] is False
        assert described["required"] == [*described["properties"]]


def test_the_release_is_as_its_schema_says(each: Built) -> None:
    faults = Draft202012Validator(SCHEMA).iter_errors(each.release)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


@pytest.mark.parametrize("path", ["schema", "site", "terms", "articles"])
def test_a_release_without_a_part_is_refused(sample: Built, path: str) -> None:
    release = sample.release
    del release[path]
    assert not Draft202012Validator(SCHEMA).is_valid(release)


def test_json_lines_are_the_articles(each: Built) -> None:
    lines = (each.site / "data/briefings.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == each.release["articles"]


def test_there_is_a_csv_file_for_every_table(each: Built) -> None:
    assert sorted(place.stem for place in (each.site / "data").glob("*.csv")) == tables(each)


def test_csv_and_sqlite_hold_the_same_rows(each: Built) -> None:
    for table in tables(each):
        shown = [["" if value is None else str(value) for value in row] for row in rows(each, table)]
        assert sheet(each, table)[1:] == shown, table


def test_the_tables_hold_every_finding(each: Built) -> None:
    for table in FINDINGS:
        places = [(a["id"], *(f[key] for key in ("paragraph", "start", "end", "text")))
                  for a in each.release["articles"] for f in a[table]]  # fmt: skip
        assert [row[:5] for row in rows(each, table)] == places


def test_the_tables_hold_every_mention(each: Built) -> None:
    for table in ("topics", "people"):
        mentions = sum(len(t["mentions"]) or 1 for a in each.release["articles"] for t in a[table])
        assert len(rows(each, table)) == mentions


def test_the_tables_hold_every_article_and_term(each: Built) -> None:
    for table in ("articles", "terms"):
        assert [row[0] for row in rows(each, table)] == [item["id"] for item in each.release[table]]


def test_the_tables_hold_every_related_briefing(each: Built) -> None:
    links = [(a["id"], other["id"]) for a in each.release["articles"] for other in a["related"]]
    assert [row[:2] for row in rows(each, "related")] == links


def test_the_database_is_sound(sample: Built) -> None:
    with sqlite3.connect(sample.site / "data/briefings.sqlite") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    made = built(tmp_path, write(tmp_path / "seeds", {"=1+1.txt": FORMULA, "-x/b.txt": FORMULA}))
    cells = [cell for place in made.site.glob("data/*.csv") for row in
             csv.reader(io.StringIO(place.read_bytes().decode("utf-8-sig"), newline="")) for cell in row]  # fmt: skip
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert "'=1+1.txt" in cells and any(cell.startswith("'@SUMA") for cell in cells)


def test_the_release_is_the_same_twice(tmp_path: Path, corpus_site: Built) -> None:
    again = built(tmp_path, corpus_site.seeds)
    assert tree(again.site / "data") == tree(corpus_site.site / "data")
