"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.cache import NOTHING_KEPT, Cache, key_of
from briefsite.languages.alone import Alone
from briefsite.languages.speech import Speech
from briefsite.languages.table import Language, Words
from briefsite.patterns import expand, expand_all

FLAGS = (
    *("adjectives_first", "demonyms_capitalised", "inversion"),
    *("lower_case_names", "nouns_capitalised", "pro_drop"),
)
PARTS = ("speech", "alone")  # records of their own
MAPPINGS = {
    *("numbers", "number_joins", "number_tails", "collectives", "scales", "bounds", "bounds_behind"),
    *("relative_days", "relative_periods", "parts_of_year", "ago_units", "months", "days", "decades"),
    *("later_marks", "neighbour_years"),
}


_read: dict[str, Language] = {}


def language(code: str, kept: Cache = NOTHING_KEPT) -> Language:
    """The table of a language, or the empty one where we have none; one object, whoever asks."""
    if code not in _read:
        _read[code] = _language(code.split("-")[0], kept)
    return _read[code]


def _language(code: str, kept: Cache) -> Language:
    values = _load(code, kept)
    speech = Speech(**{field.name: _value(field.name, values) for field in fields(Speech)})
    alone = Alone(**{field.name: _value(field.name, values) for field in fields(Alone)})
    own = {field.name: _value(field.name, values) for field in fields(Language) if field.name not in PARTS}
    return Language(**own, speech=speech, alone=alone)


@cache
def known_languages() -> Words:
    """The codes of all languages that have a table."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def _load(code: str, kept: Cache) -> dict[str, Any]:
    if code not in known_languages():
        return {"code": code}
    text = resources.files(__package__).joinpath(f"{code}.yml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    values: dict[str, Any] = kept.kept(f"language-{code}", key_of([text]), lambda: yaml.load(text, loader))
    return values


def _value(name: str, values: dict[str, Any]) -> Any:
    if name in ("code", "decimal_mark"):
        return str(values.get(name, ""))
    if name in FLAGS:
        return bool(values.get(name, False))
    raw = values.get(name) or {}
    if name in MAPPINGS:
        return tuple((form, value) for pattern, value in dict(raw).items() for form in expand(pattern))
    if name in ("ranges", "changes"):
        return tuple((str(first), str(second)) for first, second in raw)
    if name == "role_synonyms":
        return tuple(expand_all(group) for group in raw)
    if name == "units":
        return tuple((kind, expand_all(words)) for kind, words in dict(raw).items())
    if name in ("date_patterns", "past_cues", "age_patterns", "future_tense"):
        return tuple(raw)
    return expand_all(raw)


__all__ = ["Language", "known_languages", "language"]
