"""Which briefings does a person mean?"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from briefsite.corpus import Corpus
from briefsite.errors import BriefsiteError
from briefsite.records import Entry
from briefsite.text import plain_key

NEWEST = 10  # briefings, where nothing else is said
NEAR = 5  # names to offer for one that is unknown


@dataclass(frozen=True, slots=True)
class Choice:
    """The briefings on a topic or person, named by id or label; of these, or of all, the newest."""

    topic: str | None = None
    newest: int | None = None


def chosen(corpus: Corpus, choice: Choice) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """(ids of the terms that were meant, briefings, newest first).

    Raises BriefsiteError for a topic that is in no briefing, with the names that come near.
    """
    if choice.topic is None:
        return (), tuple(corpus.entries[: choice.newest or NEWEST])
    terms = _meant(corpus, choice.topic)
    places = sorted({place for term in terms for place in corpus.bearers[term]})
    return terms, tuple(corpus.entries[place] for place in places[: choice.newest])


def _meant(corpus: Corpus, name: str) -> tuple[str, ...]:
    """The term of that id, else all with that label in whatever language, with or without accents."""
    if corpus.bearers.get(name):
        return (name,)
    names: dict[str, dict[str, str]] = {}  # key → the terms of that name → the name as it is written
    for term in sorted(corpus.terms):
        for written in [term, *(label for _, label in corpus.terms[term].labels)] if corpus.bearers.get(term) else []:
            names.setdefault(plain_key(written), {}).setdefault(term, written)
    key = plain_key(name)
    if key not in names:
        longer = [other for other in sorted(names) if key and f" {key}" in f" {other}"]  # corea: Corea del Norte
        near = dict.fromkeys([*longer, *get_close_matches(key, names, NEAR)])
        offered = ", ".join(f"`{next(iter(names[other].values()))}`" for other in [*near][:NEAR])
        remedy = f"did you mean {offered}?" if offered else "the index of topics lists all names"
        raise BriefsiteError(f"--topic: no briefing has the topic or person `{name}`; {remedy}")
    return tuple(names[key])
