"""python -m briefsite.score RELEASE GOLD [--misses] [--half HALF]: precision, recall and F1 of every question."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from briefsite.score.entities import countries, organisations, people, regions
from briefsite.score.question import Question
from briefsite.score.tally import Tally, total
from briefsite.score.values import dates, figures
from briefsite.score.words import key_points, language, quotes, themes, titles

QUESTIONS: tuple[Question, ...] = (
    language, countries, people, organisations, regions, themes, quotes, figures, dates, titles, key_points,
)  # fmt: skip
Table = dict[str, dict[str, Tally]]  # question → language → tally


def main(arguments: list[str] | None = None) -> int:
    """0 when every article of the gold set stands in the release, else 1."""
    parser = argparse.ArgumentParser(prog="python -m briefsite.score", description=__doc__)
    parser.add_argument("release", type=Path, help="site/data/briefings.json of the gold articles")
    parser.add_argument("gold", type=Path, help="an annotation in YAML, or a folder of them")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was added")
    parser.add_argument("--half", help="only this half, e.g. development")
    asked = parser.parse_args(arguments)
    release = json.loads(asked.release.read_text(encoding="utf-8"))
    halves = {h: articles for h, articles in _read(asked.gold).items() if asked.half in (None, h)}
    given = {Path(article["source_file"]).name: article for article in release["articles"]}
    terms = {term["id"]: term for term in release["terms"]}
    for half, articles in halves.items():
        present = [article for article in articles if article["file"] in given]
        sys.stdout.write(f"\n{half}: {len(present)} articles\n")
        table = _table(((article, given[article["file"]]) for article in present), terms)
        sys.stdout.writelines(_lines(table, asked.misses))
    absent = sorted(a["file"] for articles in halves.values() for a in articles if a["file"] not in given)
    if absent:
        sys.stderr.write(f"{asked.release}: not in the release: {', '.join(absent)}; build it from the gold articles\n")
    return int(bool(absent))


def _read(place: Path) -> dict[str, list[dict[str, Any]]]:
    """The annotated articles by half; a file says its half in `half`, else it is the whole."""
    halves: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(place.rglob("*.yml")) if place.is_dir() else [place]:
        content = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        halves.setdefault(content.get("half", "all"), []).extend(content["articles"])
    return halves


def _table(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]], terms: Mapping[str, Any]) -> Table:
    table: Table = {}
    for gold, given in pairs:
        for question in QUESTIONS:
            for name, tally in question(gold, given, terms).items():
                row = table.setdefault(name, {})
                row[gold["language"]] = total((row.get(gold["language"], Tally()), tally))
    return table


def _lines(table: Table, misses: bool) -> Iterator[str]:
    codes = sorted({code for row in table.values() for code in row}, key=lambda c: (c not in "es en", c))
    heads = "".join(f"{code:>7}" for code in codes)
    yield f"{'':25}{'P':>6}{'R':>7}{'F1':>7}{'hit':>6}{'gold':>6}{'given':>6}   F1 {heads}\n"
    for name, row in table.items():
        whole = total(row.values())
        counts = f"{whole.hit:6}{whole.gold:6}{whole.given:6}"
        alone = "".join(_number(_telling(name, row[code]) if code in row else None) for code in codes)
        yield f"{name:24}{_number(whole.precision)}{_number(whole.recall)}{_number(whole.f1)}{counts}      {alone}\n"
        if misses:
            yield from (f"    missed {what}\n" for what in whole.missed)
            yield from (f"    added  {what}\n" for what in whole.extra)


def _telling(name: str, tally: Tally) -> float | None:
    """The figure that says most in one number."""
    one_sided = {"(share)": tally.precision, "(precision)": tally.precision, "(recall)": tally.recall}
    return one_sided.get(name.rpartition(" ")[2], tally.f1)


def _number(value: float | None) -> str:
    return f"{'–':>7}" if value is None else f"{value:7.3f}"


if __name__ == "__main__":
    sys.exit(main())
