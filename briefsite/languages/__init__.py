"""What the analysers must know of a language: one table a language, read once."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from importlib import resources
from typing import Any

import yaml

from briefsite.cache import NOTHING_KEPT, Cache, code_of, key_of, version_of
from briefsite.languages.alone import Alone
from briefsite.languages.calendar import Calendar, names_in
from briefsite.languages.speech import Speech
from briefsite.languages.table import Language, Words
from briefsite.patterns import expand, expand_all

MADE_BY = (
    "languages/__init__",
    "languages/alone",
    "languages/calendar",
    "languages/speech",
    "languages/table",
    "patterns",
)
FLAGS = (
    *("adjectives_first", "demonyms_capitalised", "inversion"),
    *("lower_case_names", "nouns_capitalised", "pro_drop"),
)
PARTS: dict[str, type[Speech | Alone | Calendar]] = {"speech": Speech, "alone": Alone, "calendar": Calendar}
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
    parts = {name: part(**_frozen_all(values.pop(name))) for name, part in PARTS.items()}
    return Language(**_frozen_all(values), **parts)


@cache
def known_languages() -> Words:
    """The codes of all languages that have a table."""
    names = (entry.name for entry in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def _load(code: str, kept: Cache) -> dict[str, Any]:
    """All fields, lists in place of tuples."""
    if code not in known_languages():
        return _fields({"code": code})
    text = resources.files(__package__).joinpath(f"{code}.yml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    key = key_of((text, code_of(MADE_BY), version_of("babel")))
    values: dict[str, Any] = kept.kept(f"language-{code}", key, lambda: _fields(yaml.load(text, loader)))
    return values


def _fields(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of a language and of its parts, as what the file says makes them."""
    own = {field.name: _value(field.name, values) for field in fields(Language) if field.name not in PARTS}
    parts = {name: {field.name: _value(field.name, values) for field in fields(part)} for name, part in PARTS.items()}
    return own | parts | {"calendar": names_in(own["code"])}


def _value(name: str, values: dict[str, Any]) -> Any:
    if name in ("code", "decimal_mark"):
        return str(values.get(name, ""))
    if name in FLAGS:
        return bool(values.get(name, False))
    raw = values.get(name) or {}
    if name in MAPPINGS:
        return [(form, value) for pattern, value in dict(raw).items() for form in expand(pattern)]
    if name in ("ranges", "changes"):
        return [(str(first), str(second)) for first, second in raw]
    if name == "role_synonyms":
        return [expand_all(group) for group in raw]
    if name == "units":
        return [(kind, expand_all(words)) for kind, words in dict(raw).items()]
    if name in ("date_patterns", "past_cues", "age_patterns", "future_tense"):
        return list(raw)
    return list(expand_all(raw))


def _frozen_all(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in values.items()}


def _frozen(value: Any) -> Any:
    """With tuples in place of lists."""
    if not isinstance(value, list | tuple):
        return value
    nested = bool(value) and isinstance(value[0], list | tuple)
    return tuple(map(_frozen_row, value)) if nested else tuple(value)


def _frozen_row(row: Any) -> Any:
    return tuple(_frozen(item) for item in row)


__all__ = ["Language", "known_languages", "language"]
