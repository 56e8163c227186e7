"""By what can results be narrowed, and which briefings does each choice leave?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from briefsite.link import digest
from briefsite.render.search import FACETS
from briefsite.render.site import Site

_KINDS = {"person": "person", "organisation": "organisation", "country": "country"}
Choice = tuple[str, str, tuple[int, ...]]


def facet_keys(site: Site) -> Mapping[str, str]:
    """By facet the checksum of what its choices are made of."""
    found = {facet: [site.keys.basis, facet.encode()] for facet in FACETS}
    for term, places in site.corpus.bearers.items():
        found[_facet(site, term)] += [site.keys.terms[term], repr(places).encode()]
    found["year"].append(repr(_years(site)).encode())
    found["lang"].append(repr(_languages(site)).encode())
    return {facet: digest(b"\0".join(parts)).hex() for facet, parts in found.items()}


def facet_rows(site: Site, facet: str) -> list[Choice]:
    """The choices of a facet: (value, label, positions of the briefings), the most frequent first.

    Positions count from 0, newest briefing first; each but the first is given as the distance to the one before.
    """
    if facet == "year":
        years = _years(site)
        return [(year, year, _distances(years[year])) for year in sorted(years, reverse=True)]
    if facet == "lang":
        choices = [(code, site.say.language(code), places) for code, places in _languages(site).items()]
    else:
        bearers = site.corpus.bearers.items()
        choices = [(term, site.label(term), places) for term, places in bearers if _facet(site, term) == facet]
    choices.sort(key=lambda choice: (-len(choice[2]), choice[1], choice[0]))
    return [(value, label, _distances(places)) for value, label, places in choices if places]


def _facet(site: Site, term: str) -> str:
    return _KINDS.get(site.corpus.terms[term].kind, "topic")


def _years(site: Site) -> dict[str, tuple[int, ...]]:
    return _grouped((face.published.iso or "")[:4] for face in site.corpus.faces)


def _languages(site: Site) -> dict[str, tuple[int, ...]]:
    return _grouped(face.language for face in site.corpus.faces)


def _grouped(values: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """By value its positions; nothing under an empty one."""
    found: dict[str, list[int]] = {}
    for place, value in enumerate(values):
        if value:
            found.setdefault(value, []).append(place)
    return {value: tuple(places) for value, places in found.items()}


def _distances(places: tuple[int, ...]) -> tuple[int, ...]:
    return (*places[:1], *(after - before for before, after in pairwise(places)))
