"""What is built in: countries, places, organisations, themes, events, given names, as YAML files beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from briefsite.cache import Cache, key_of
from briefsite.term_entry import term_of
from briefsite.terms import Term
from briefsite.text import plain_key


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All built-in terms by id, given names as plain keys, and the checksum of their files."""

    terms: Mapping[str, Term]
    given_names: frozenset[str]
    key: str


@lru_cache(maxsize=4)
def read_gazetteer(cache: Cache) -> Gazetteer:
    """Every file of the folder; parsing them takes longer than all the rest, so the cache keeps what they say."""
    folder = resources.files(__package__).iterdir()
    files = sorted((entry.name, entry.read_bytes()) for entry in folder if entry.name.endswith(".yml"))
    key = key_of(part for name, content in files for part in (name.encode(), content))
    values = cache.kept("gazetteer", key, lambda: _parsed(content for _, content in files))
    terms = {term.id: term for item in values["terms"] for term in term_of(item)}
    return Gazetteer(terms, frozenset(map(plain_key, values["names"])), key)


def _parsed(files: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {"terms": [], "names": []}
    for content in files:
        values = yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        found["names" if isinstance(values, dict) else "terms"] += (
            values["names"] if isinstance(values, dict) else values
        )
    return found
