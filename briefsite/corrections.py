"""What do the editors say in topics.yml? Read whole, checked whole, every fault named with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from briefsite.editor_terms import is_map, term_faults
from briefsite.errors import BriefsiteError
from briefsite.terms import KINDS, Term
from briefsite.text import plain_key

Labels = dict[str, str]
Faults = list[tuple[int, str]]
_OPERATIONS = ("merge", "ban", "rename", "retype")


@dataclass(frozen=True)
class Corrections:
    """The editors' terms (as YAML mappings) and their word on existing ones, by term id."""

    terms: tuple[Mapping[str, Any], ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    banned: frozenset[str] = frozenset()
    banned_words: frozenset[str] = frozenset()
    renamed: Mapping[str, Labels] = field(default_factory=dict)
    retyped: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """One line on what they change."""
        counts = {
            "added or completed": len(self.terms),
            "merged": len(self.merged),
            "banned": len(self.banned),
            "renamed": len(self.renamed),
            "retyped": len(self.retyped),
        }
        return ", ".join(f"{number} {what}" for what, number in counts.items() if number) or "nothing"


def read_corrections(path: Path, known: Mapping[str, Term]) -> Corrections:
    """The file's content, or nothing where it is missing.

    Raises BriefsiteError with one `path:line: message` for each fault and contradiction.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Corrections()
    except (OSError, UnicodeDecodeError) as trouble:
        raise BriefsiteError(f"{path}: cannot be read as UTF-8 text: {trouble}") from None
    try:
        values, lines = yaml.safe_load(text) or {}, _lines(text)
    except (yaml.YAMLError, ValueError) as trouble:
        mark = getattr(trouble, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BriefsiteError(f"{path}:{line}: not valid YAML: {getattr(trouble, 'problem', trouble)}") from None
    faults: Faults = []
    result = _checked(values, lines, known, faults)
    if faults:
        raise BriefsiteError("\n".join(f"{path}:{line}: {message}" for line, message in sorted(set(faults))))
    return result


def _lines(text: str) -> dict[str, list[int]]:
    """The line of every item of the two lists."""
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return {}
    lists = {key.value: value for key, value in root.value if isinstance(value, yaml.SequenceNode)}
    return {name: [item.start_mark.line + 1 for item in node.value] for name, node in lists.items()}


def _checked(values: Any, lines: dict[str, list[int]], known: Mapping[str, Term], faults: Faults) -> Corrections:
    if not isinstance(values, dict) or set(values) - {"terms", "corrections"}:
        faults.append((1, "should hold the two lists `terms:` and `corrections:` and nothing else"))
        return Corrections()
    for name in ("terms", "corrections"):
        if not isinstance(values.get(name) or [], list):
            faults.append((1, f"`{name}:` should be a list, each item on a line that begins with `- `"))
            return Corrections()
    terms = list(zip(values.get("terms") or [], lines.get("terms", []), strict=True))
    rules = list(zip(values.get("corrections") or [], lines.get("corrections", []), strict=True))
    ids = set(known) | {item["id"] for item, _ in terms if isinstance(item, dict) and isinstance(item.get("id"), str)}
    seen: dict[str, int] = {}
    for item, line in terms:
        faults += [(line, message) for message in term_faults(item, known, ids)]
        if isinstance(item, dict) and seen.setdefault(str(item.get("id")), line) != line:
            faults.append((line, f"`{item.get('id')}` is defined twice; join it with line {seen[str(item.get('id'))]}"))
    if faults:
        return Corrections()
    complete = tuple(_completed(item, known) for item, _ in terms)
    return _operations(rules, complete, faults)


def _completed(item: Mapping[str, Any], known: Mapping[str, Term]) -> Mapping[str, Any]:
    """An item that only adds to a known term takes kind and labels from it."""
    old = known.get(item["id"])
    return {"kind": old.kind, "label": {}} | dict(item) if old else dict(item)


def _operations(rules: list[tuple[Any, int]], terms: tuple[Mapping[str, Any], ...], faults: Faults) -> Corrections:
    merged: dict[str, str] = {}
    banned: dict[str, str] = {}
    renamed: dict[str, Labels] = {}
    retyped: dict[str, str] = {}
    where: dict[tuple[str, str], int] = {}

    def once(operation: str, name: str, line: int) -> bool:
        first = where.setdefault((operation, name), line)
        if first != line:
            faults.append((line, f"`{operation}` for `{name}` stands in line {first} already; keep one of them"))
        return first == line

    handlers: dict[str, Callable[[Any, int], None]] = {
        "merge": lambda rule, line: _merge(rule, line, merged, once, faults),
        "ban": lambda rule, line: (
            banned.update({str(rule["ban"]): ""}) if once("ban", str(rule["ban"]), line) else None
        ),
        "rename": lambda rule, line: _rename(rule, line, renamed, once, faults),
        "retype": lambda rule, line: _retype(rule, line, retyped, once, faults),
    }
    for rule, line in rules:
        named = [name for name in _OPERATIONS if isinstance(rule, dict) and name in rule]
        if len(named) != 1:
            faults.append((line, f"a correction needs one of {', '.join(_OPERATIONS)}, such as `- {{ban: mesa}}`"))
            continue
        handlers[named[0]](rule, line)
    faults += _contradictions(merged, banned, renamed, retyped, where)
    final = {source: _end(source, merged) for source in merged}
    words = frozenset(plain_key(word) for word in banned)
    return Corrections(terms, final, frozenset(banned), words, renamed, retyped)


def _merge(rule: Any, line: int, merged: dict[str, str], once: Callable[[str, str, int], bool], faults: Faults) -> None:
    sources, target = rule.get("merge"), rule.get("into")
    if not isinstance(sources, list) or not sources or not isinstance(target, str):
        faults.append((line, "merge should be `- {merge: [id-a, id-b], into: id-b}`"))
        return
    merged.update({str(s): target for s in sources if str(s) != target and once("merge", str(s), line)})


def _rename(
    rule: Any, line: int, renamed: dict[str, Labels], once: Callable[[str, str, int], bool], faults: Faults
) -> None:
    if not rule.get("label") or not is_map(rule["label"], str):
        faults.append((line, "rename should be `- {rename: north-korea, label: {es: RPD de Corea}}`"))
    elif once("rename", str(rule["rename"]), line):
        renamed[str(rule["rename"])] = dict(rule["label"])


def _retype(
    rule: Any, line: int, retyped: dict[str, str], once: Callable[[str, str, int], bool], faults: Faults
) -> None:
    if rule.get("kind") not in KINDS:
        faults.append(
            (line, f"retype needs a kind: `- {{retype: mitsubishi, kind: organisation}}`, one of {', '.join(KINDS)}")
        )
    elif once("retype", str(rule["retype"]), line):
        retyped[str(rule["retype"])] = rule["kind"]


def _contradictions(
    merged: dict[str, str],
    banned: dict[str, str],
    renamed: dict[str, Labels],
    retyped: dict[str, str],
    where: dict[tuple[str, str], int],
) -> Faults:
    found = []
    for name in banned:
        line = where["ban", name]
        found += (
            [(line, f"`{name}` is banned here and renamed in line {where['rename', name]}")] if name in renamed else []
        )
        found += (
            [(line, f"`{name}` is banned here and retyped in line {where['retype', name]}")] if name in retyped else []
        )
        found += [
            (where["merge", s], f"`{s}` is merged into `{name}`, banned in line {line}")
            for s, t in merged.items()
            if t == name
        ]
    for source in merged:
        if _end(source, merged) == source:
            found.append(
                (where["merge", source], f"`{source}` is merged into itself by way of other merges; break the ring")
            )
        for operation, names in (("rename", renamed), ("retype", retyped), ("ban", banned)):
            if source in names:
                line = where[operation, source]
                found.append(
                    (
                        line,
                        f"`{source}` is merged away in line {where['merge', source]}; {operation} its target instead",
                    )
                )
    return found


def _end(source: str, merged: Mapping[str, str]) -> str:
    """Where a chain of merges ends; the source itself for a ring."""
    seen, target = {source}, merged[source]
    while target in merged and target not in seen:
        seen.add(target)
        target = merged[target]
    return source if target in seen else target
