"""Countries, people with their roles, organisations and regions: found in the right articles, at every mention?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Any

from briefsite.score.pairing import asked, folded, match_mentions, pair
from briefsite.score.question import Given, Gold, Tallies, Terms, found_of, of_kind
from briefsite.score.tally import Tally

# What a role may begin with and is none of its words.
ARTICLES = frozenset(re.findall(r"\w+", "el la los las the le les l o a os as der die das il lo gli i"))


def countries(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Which countries stand in it, and where? Known by their ISO codes."""
    codes = {t["id"]: code.removeprefix("iso3166:") for t in of_kind(given, terms, {"country"})
             for code in terms[t["id"]].get("same_as", ()) if code.startswith("iso3166:")}  # fmt: skip
    wanted = gold.get("countries") or {}
    return _entities("countries", gold, wanted, found_of(given, terms, {"country"}), codes)


def people(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Who stands in it, where, and what are they said to be?"""
    wanted = {person["name"]: person["mentions"] for person in gold.get("persons") or ()}
    found = {person["id"]: person["mentions"] for person in given["people"]}
    paired = pair(wanted, found)
    return _entities("people", gold, wanted, found, paired) | {"roles": _roles(gold, given, paired)}


def _roles(gold: Gold, given: Given, paired: Mapping[str, str]) -> Tally:
    tally = Tally()
    roles = [(person["name"], role) for person in gold.get("persons") or () for role in person.get("roles") or ()]
    needed = {(name, _headed(role["s"])) for name, role in roles if asked(role)}
    allowed = {(name, _headed(role["s"])) for name, role in roles}
    found = {(paired.get(person["id"], person["name"]), _headed(role["text"]))
             for person in given["people"] for role in person["roles"]}  # fmt: skip
    for name, text in sorted(needed):
        tally.found() if (name, text) in found else tally.miss(f"{gold['file']} {name}: {text}")
    for name, text in sorted(found - allowed):
        tally.surplus(f"{gold['file']} {name}: {text}")
    return tally


def _headed(role: str) -> str:
    """A role without its article."""
    words = folded(role).split()
    return " ".join(words[1:] if words[0] in ARTICLES else words)


def organisations(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Which organisations stand in it?"""
    wanted = {each["name"]: _optional(each) for each in gold.get("organisations") or ()}
    found = found_of(given, terms, {"organisation"})
    return _entities("organisations", gold, wanted, found, pair(wanted, found))


def _optional(entity: Gold) -> list[Mapping[str, Any]]:
    return [{**mention, "optional": True} if entity.get("optional") else mention for mention in entity["mentions"]]


def regions(gold: Gold, given: Given, terms: Terms) -> Tallies:
    """Which regions stand in it? Where region ends and place begins is nobody's fault."""
    wanted = gold.get("regions") or {}
    places = gold.get("places") or {}
    found = found_of(given, terms, {"region", "place"})
    paired = pair(wanted, found)
    elsewhere = pair(places, found)
    own = {t for t in found if terms[t]["kind"] == "region" and t not in elsewhere} | set(paired)
    return _entities("regions", gold, wanted, {t: m for t, m in found.items() if t in own}, paired)


def _entities(
    question: str, gold: Gold, wanted: Mapping[str, Any], found: Mapping[str, Any], paired: Mapping[str, str]
) -> Tallies:
    """Per article (an entity told as two is one too many), and mention by mention."""
    whole, single = Tally(), Tally()
    for name, mentions in wanted.items():
        mine = [key for key in found if paired.get(key) == name]
        if any(map(asked, mentions)):
            whole.found() if mine else whole.miss(f"{gold['file']} {name}")
            for key in mine[1:]:
                whole.surplus(f"{gold['file']} {name} again as {key}")
        match_mentions(mentions, chain.from_iterable(found[key] for key in mine), single, f"{gold['file']} {name}")
    for key, mentions in found.items():
        if paired.get(key) not in wanted:
            whole.surplus(f"{gold['file']} {key} {mentions[0]['text']!r}")
            for mention in mentions:
                single.surplus(f"{gold['file']} {key} ¶{mention['paragraph']} {mention['text']!r}")
    return {question: whole, f"{question}: mentions": single}
