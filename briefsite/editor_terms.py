"""Is a term that the editors write complete and right?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefsite.patterns import expand
from briefsite.terms import KINDS, Term

_FORMS = ("name", "alias", "short", "demonym", "metonym")
_FIELDS = ("id", "kind", "label", *_FORMS, "near", "beside", "broader", "same_as")


def term_faults(item: Any, known: Mapping[str, Term], ids: set[str]) -> list[str]:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not item["id"]:
        return ["a term needs an id, such as `id: indo-pacific-cooperation`"]
    found, name = [], item["id"]
    if extra := sorted(set(map(str, item)) - set(_FIELDS)):
        found.append(f"`{name}`: unknown field `{extra[0]}`; known are {', '.join(_FIELDS)}")
    if "kind" in item and item["kind"] not in KINDS:
        found.append(f"`{name}`: kind `{item['kind']}` should be one of {', '.join(KINDS)}")
    if name not in known and not ("kind" in item and "label" in item):
        found.append(f"`{name}` is new, so it needs a kind and a label, such as `label: {{es: …, en: …}}`")
    if not is_map(item.get("label", {}), str):
        found.append(f"`{name}`: label should be one text a language, such as `label: {{es: …, en: …}}`")
    for key in _FORMS:
        if not is_map(item.get(key, {}), list):
            found.append(f'`{name}`: {key} should be a list a language, such as `{key}: {{es: ["…"]}}`')
            continue
        found += [fault for forms in item.get(key, {}).values() for form in forms if (fault := _pattern_fault(form))]
    near = item.get("near")
    if near is not None and not (
        isinstance(near, dict) and isinstance(near.get("terms"), list) and len(near["terms"]) > 1
    ):
        found.append(f"`{name}`: near should name two terms or more: `near: {{terms: [a, b], within: paragraph}}`")
    elif near is not None:
        if near.get("within", "paragraph") not in ("paragraph", "sentence"):
            found.append(f"`{name}`: near: within should be paragraph or sentence")
        found += [
            f"`{name}`: near names `{other}`, which no list defines" for other in near["terms"] if other not in ids
        ]
    for key in ("beside", "broader", "same_as"):
        if not isinstance(item.get(key) or [], list):
            found.append(f"`{name}`: {key} should be a list, such as `{key}: [security-cooperation]`")
        elif key != "same_as":
            unknown = [str(other) for other in item.get(key) or [] if other not in ids]
            found += [f"`{name}`: {key} names `{other}`, which no list defines" for other in unknown]
    return found


def _pattern_fault(form: Any) -> str | None:
    try:
        expand(str(form))
    except ValueError as fault:
        return str(fault)
    return None if str(form).strip() else "an alias is empty; remove it"


def is_map(value: Any, kind: type) -> bool:
    return isinstance(value, dict) and all(isinstance(k, str) and isinstance(v, kind) for k, v in value.items())
