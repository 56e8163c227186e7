"""What is built in: countries, places, organisations, themes, events, given names, as YAML files beside this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from briefsite.cache import Cache, code_of, key_of
from briefsite.term_entry import term_of
from briefsite.term_rows import row_of, term_from
from briefsite.terms import Term
from briefsite.text import plain_key

MADE_BY = ("gazetteer/__init__", "term_entry", "term_rows", "terms", "text")  # modules
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the lists hold nothing but text


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All built-in terms by id, lists of names of people as plain keys, and the checksum of the files."""

    terms: Mapping[str, Term]
    names: Mapping[str, Sequence[str]]
    key: str


@lru_cache(maxsize=4)
def read_gazetteer(cache: Cache) -> Gazetteer:
    """Every file of the folder; parsing them takes longer than all the rest, so the cache keeps what they say."""
    folder = resources.files(__package__).iterdir()
    files = sorted((entry.name, entry.read_bytes()) for entry in folder if entry.name.endswith(".yml"))
    key = key_of((*(part for name, content in files for part in (name.encode(), content)), code_of(MADE_BY)))
    values = cache.kept("gazetteer", key, lambda: _parsed(content for _, content in files))
    terms = {term.id: term for term in map(term_from, values["terms"])}
    return Gazetteer(terms, values["names"], key)


def _parsed(files: Iterable[bytes]) -> dict[str, Any]:
    """Rows of `terms`, `names` by the name of their list; a file holds either."""
    terms: dict[str, Any] = {}
    names: dict[str, list[str]] = {}
    for content in files:
        values = yaml.load(content, _LOADER)
        if isinstance(values, dict):
            names |= {name: [*map(plain_key, listed)] for name, listed in values.items()}
        else:
            terms |= {term.id: row_of(term) for item in values for term in term_of(item)}
    return {"terms": [*terms.values()], "names": names}
