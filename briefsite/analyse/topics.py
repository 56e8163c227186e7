"""What is the article about, and what does it only mention?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log

from briefsite.findings import Mention, Topic

# How much one mention by each form says about the subject.
FORMS = {"name": 1.0, "acronym": 1.0, "alias": 1.0, "composite": 1.2, "demonym": 0.6, "metonym": 0.5, "surname": 0.8}
IN_TITLE, IN_LEAD = 4.0, 2.0
# A place is mostly where something happens, seldom what it is about.
KINDS = {"place": 0.5, "region": 0.8}
GENERAL = 0.4  # of a theme that holds narrower ones: cooperation, technology
MAIN_SHARE = 0.4  # of the heaviest topic's weight
MOST_MAIN = 8


def weigh_topics(
    mentions: Iterable[Mention], titled: frozenset[str], lead: int, kinds: Mapping[str, str], general: frozenset[str]
) -> tuple[Topic, ...]:
    """Topics by weight from 1 downwards.

    `titled` are the terms of the title, `lead` is a paragraph, `general` are themes that say little by themselves.
    """
    by_term: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_term.setdefault(mention.term, []).append(mention)
    raw = {
        term: _weight(found, lead, term in titled)
        * KINDS.get(kinds.get(term, ""), 1.0)
        * (GENERAL if term in general else 1.0)
        for term, found in by_term.items()
    }
    top = max(raw.values(), default=1.0)
    order = sorted(raw, key=lambda term: (-raw[term], term))
    topics = []
    for place, term in enumerate(order):
        weight = round(raw[term] / top, 3)
        found = tuple(sorted(by_term[term], key=lambda m: m.span))
        told = len(found) > 1 or term in titled  # once in passing is not a subject
        main = place < MOST_MAIN and weight >= MAIN_SHARE and told
        topics.append(Topic(term, "main" if main else "mentioned", weight, found))
    return tuple(topics)


def _weight(mentions: Iterable[Mention], lead: int, titled: bool) -> float:
    """Each further mention says less; the title and the lead say most."""
    total, best = 0.0, 0.0
    for mention in mentions:
        form = FORMS.get(mention.form, 1.0)
        total += form
        place = IN_TITLE if titled else IN_LEAD if mention.span.paragraph == lead else 1.0
        best = max(best, form * place)
    return best + log(1 + total)
