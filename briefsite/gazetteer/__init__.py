"""What is built in: countries, places, organisations, themes, events, given names, as YAML files beside this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from briefsite.cache import Cache, key_of
from briefsite.term_entry import term_of
from briefsite.terms import Term
from briefsite.text import plain_key

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the lists hold nothing but text


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All built-in terms by id, lists of names of people as plain keys, and the checksum of the files."""

    terms: Mapping[str, Term]
    names: Mapping[str, tuple[str, ...]]
    key: str


@lru_cache(maxsize=4)
def read_gazetteer(cache: Cache) -> Gazetteer:
    """Every file of the folder; parsing them takes longer than all the rest, so the cache keeps what they say."""
    folder = resources.files(__package__).iterdir()
    files = sorted((entry.name, entry.read_bytes()) for entry in folder if entry.name.endswith(".yml"))
    key = key_of(part for name, content in files for part in (name.encode(), content))
    values = cache.kept("gazetteer", key, lambda: _parsed(content for _, content in files))
    terms = {term.id: term for item in values["terms"] for term in term_of(item)}
    names = {name: tuple(map(plain_key, listed)) for name, listed in values["names"].items()}
    return Gazetteer(terms, names, key)


def _parsed(files: Iterable[bytes]) -> dict[str, Any]:
    """`terms` as a list, `names` by the name of their list; a file holds either."""
    terms: list[Any] = []
    names: dict[str, list[str]] = {}
    for content in files:
        values = yaml.load(content, _LOADER)
        if isinstance(values, dict):
            names |= values
        else:
            terms += values
    return {"terms": terms, "names": names}
