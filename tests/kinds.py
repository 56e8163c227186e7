"""One page of every kind that a built site holds, found by looking at it, so that a new kind is looked at by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from builds import Built


def kinds_of_page(built: Built, beside: Built | None = None) -> list[str]:
    """Addresses below site/, one a kind: of each the heaviest, because it holds most of what can go wrong.

    With `beside`, only of the kinds that the other site has no page of.
    """
    known = _kinds(beside) if beside else {}
    return _heaviest(built, {kind: paths for kind, paths in _kinds(built).items() if kind not in known})


def templates_of(built: Built) -> list[str]:
    """The same with one page a template, for measures that take seconds a page: topics of all kinds look alike, so do
    briefings in all languages, and a further sheet is a first sheet with fewer rows."""
    coarse: dict[str, list[str]] = defaultdict(list)
    for kind, paths in _kinds(built).items():
        if not kind.endswith((" further sheet", " year")):
            coarse[kind if kind == "term person" else kind.split()[0] if kind[:4] != "dir " else kind].extend(paths)
    return _heaviest(built, coarse)


def _kinds(built: Built) -> dict[str, list[str]]:
    """Addresses by the kind of page."""
    groups: dict[str, list[str]] = defaultdict(list)
    told = _told(built)
    for file in sorted(built.site.rglob("*.html")):
        path = file.relative_to(built.site).as_posix()
        groups[told.get(path) or _by_name(path)].append(path)
    return groups


def _heaviest(built: Built, groups: dict[str, list[str]]) -> list[str]:
    return [max(paths, key=lambda path: _weight(built, path)) for _, paths in sorted(groups.items())]


def _weight(built: Built, path: str) -> tuple[int, str]:
    return (built.site / path).stat().st_size, path


def _told(built: Built) -> dict[str, str]:
    """What only the data release knows: the kind of a term, the language of a briefing, and whether it is a copy."""
    release = built.release
    terms = {term["page"]: f"term {term['kind']}" for term in release["terms"]}
    articles = {a["page"]: f"{'copy' if a.get('copy_of') else 'briefing'} {a['language']}" for a in release["articles"]}
    return terms | articles


def _by_name(path: str) -> str:
    """Sheets of one list and years of one register are one kind; what stands in a folder beside its index, too."""
    folder, stem = str(Path(path).parent), Path(path).stem
    if re.search(r"_\w+$", stem):
        return f"{stem.partition('_')[0] if folder == '.' else folder} further sheet"
    if folder == ".":
        return re.sub(r"-\d{4}$", " year", stem)
    if stem == "index" or stem.startswith("all-"):
        return f"dir {folder} {stem.partition('-')[0]}"
    return f"dir {folder} page"
