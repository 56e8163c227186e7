"""Which names in different articles are the same person?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefsite.terms import Term


def same_people(terms: Iterable[Term], bearers: Mapping[str, int]) -> dict[str, str]:
    """Ids of people that stand under another one's: a surname alone under the one full name that bears it,

    a longer name under the shorter that begins it. Where two people could be meant, nobody is joined.
    `bearers` says in how many articles an id stands.
    """
    people = sorted(term.id for term in terms if term.kind == "person" and term.id in bearers)
    words = {person: tuple(person.split("-")) for person in people}
    by_surname: dict[str, set[str]] = {}
    by_start: dict[tuple[str, ...], set[str]] = {}
    for person, parts in words.items():
        if len(parts) > 1:
            by_surname.setdefault(parts[-1], set()).add(person)
            by_start.setdefault(parts[:2], set()).add(person)
    joined: dict[str, str] = {}
    for (first, second), group in sorted(by_start.items()):
        short = f"{first}-{second}"
        longer = group - {short}
        if short in group and len(longer) == 1:
            joined[longer.pop()] = short
    for person, parts in words.items():
        full = {joined.get(other, other) for other in by_surname.get(parts[0], ())}
        if len(parts) == 1 and len(full) == 1:
            joined[person] = full.pop()
    return joined
