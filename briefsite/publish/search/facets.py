"""By what can results be narrowed, and which briefings does each choice leave?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from briefsite.render.search import FACETS
from briefsite.render.site import Site

_KINDS = {"person": "person", "organisation": "organisation", "country": "country"}
Choice = tuple[str, str, tuple[int, ...]]


def facets(site: Site) -> Mapping[str, list[Choice]]:
    """By facet its choices: (value, label, positions of the briefings), the most frequent first.

    Positions count from 0, newest briefing first; each but the first is given as the distance to the one before.
    """
    found: dict[str, list[Choice]] = {facet: [] for facet in FACETS}
    for term_id, places in site.corpus.bearers.items():
        facet = _KINDS.get(site.corpus.terms[term_id].kind, "topic")
        found[facet].append((term_id, site.label(term_id), places))
    years: dict[str, list[int]] = {}
    languages: dict[str, list[int]] = {}
    for place, entry in enumerate(site.corpus.entries):
        languages.setdefault(entry.language, []).append(place)
        if entry.published.iso:
            years.setdefault(entry.published.iso[:4], []).append(place)
    found["year"] = [(year, year, tuple(places)) for year, places in years.items()]
    found["lang"] = [(code, site.say.language(code), tuple(places)) for code, places in languages.items()]
    return {facet: _packed(choices, newest=facet == "year") for facet, choices in found.items()}


def _packed(choices: Iterable[Choice], newest: bool) -> list[Choice]:
    order = sorted(choices, key=lambda choice: (0 if newest else -len(choice[2]), choice[1], choice[0]))
    if newest:
        order.reverse()
    return [(value, label, _distances(places)) for value, label, places in order if places]


def _distances(places: tuple[int, ...]) -> tuple[int, ...]:
    return (*places[:1], *(after - before for before, after in pairwise(places)))
