"""Which term does an entry of the gazetteer or of topics.yml describe?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefsite.terms import Alias, Near, Term, spelled

_FORMS = {form: form for form in ("name", "alias", "short", "passing", "demonym", "metonym")}
# Kinds whose label is a common noun: its first letter may stand in either case.
COMMON = ("theme", "event")


def term_of(values: Mapping[str, Any]) -> tuple[Term, ...]:
    """The term that a YAML mapping describes; a capital makes a second one, the place itself."""
    kind, labels = values["kind"], tuple(sorted(values["label"].items()))
    aliases = [Alias(code, label_pattern(kind, text), "name") for code, text in labels if is_plain(text)]
    for name, form in _FORMS.items():
        for code, patterns in (values.get(name) or {}).items():
            aliases += [Alias(str(code), str(pattern), form) for pattern in patterns]
    place, capital = _capital(values)
    near = values.get("near")
    term = Term(
        values["id"],
        kind,
        labels,
        spelled(aliases + capital),
        tuple(values.get("broader") or ()),
        tuple(values.get("same_as") or ()),
        Near(tuple(near["terms"]), near.get("within", "paragraph")) if near else None,
        tuple(values.get("beside") or ()),
    )
    return (term, *place)


def is_plain(label: str) -> bool:
    """Whether a label may be looked for: in a pattern a brace means something."""
    return "{" not in label and "}" not in label


def label_pattern(kind: str, text: str) -> str:
    """A label as it is looked for: a common noun with its first letter small."""
    second = text[1:2]
    return text[:1].lower() + text[1:] if kind in COMMON and not second.isupper() else text


def _capital(values: Mapping[str, Any]) -> tuple[list[Term], list[Alias]]:
    """The capital as a place of its own and as a metonym of its country."""
    capital = dict(values.get("capital") or {})
    if not capital:
        return [], []
    place = capital.pop("id")
    names = [(code, form) for code, forms in sorted(capital.items()) for form in forms]
    labels = tuple(sorted({code: forms[0] for code, forms in capital.items() if forms}.items()))
    spellings = spelled(Alias(code, form, "name") for code, form in names)
    return [Term(place, "place", labels, spellings, (values["id"],))], [Alias(c, f, "metonym") for c, f in names]
