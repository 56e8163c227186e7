"""Do the editors' corrections make sense, each by itself and all together?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefsite.editor_terms import is_map
from briefsite.terms import KINDS

OPERATIONS = ("merge", "ban", "rename", "retype")
_WITH = {"merge": ("into",), "ban": (), "rename": ("label",), "retype": ("kind",)}
Said = dict[tuple[str, str], tuple[int, Any]]  # (operation, id) → (line, value)
Faults = list[tuple[int, str]]


def read_rules(rules: Iterable[tuple[Any, int]]) -> tuple[Said, Faults]:
    """What is said of each id, and what is wrong with it; `rules` come with their lines."""
    said: Said = {}
    faults: Faults = []
    for rule, line in rules:
        try:
            parts = list(_parts(rule))
        except ValueError as fault:
            faults.append((line, str(fault)))
            continue
        for operation, name, value in parts:
            first = said.setdefault((operation, name), (line, value))[0]
            if first != line:
                faults.append((line, f"`{operation}` for `{name}` stands in line {first} already; keep one of them"))
    return said, faults + list(_contradictions(said))


def merges(said: Said) -> dict[str, str]:
    """Every merged id with the end of its chain of merges."""
    direct = {name: target for (operation, name), (_, target) in said.items() if operation == "merge"}
    return {name: _end(name, direct) for name in direct}


def named_in(said: Said) -> dict[str, int]:
    """Every id that is spoken of, targets of merges included, with its first line."""
    lines: dict[str, int] = {}
    for (operation, name), (line, value) in said.items():
        lines.setdefault(name, line)
        if operation == "merge":
            lines.setdefault(value, line)
    return lines


def _parts(rule: Any) -> Iterator[tuple[str, str, Any]]:
    """(operation, id, value). Raises ValueError with the remedy."""
    named = [name for name in OPERATIONS if isinstance(rule, dict) and name in rule]
    if len(named) != 1:
        raise ValueError(f"a correction needs one of {', '.join(OPERATIONS)}, such as `- {{ban: mesa}}`")
    operation = named[0]
    if extra := sorted(set(map(str, rule)) - {operation, *_WITH[operation]}):
        raise ValueError(f"`{extra[0]}` means nothing in a correction that begins with `{operation}`; remove it")
    if operation == "merge":
        sources, target = rule["merge"], rule.get("into")
        if not isinstance(sources, list) or not sources or not isinstance(target, str):
            raise ValueError("merge should be `- {merge: [id-a, id-b], into: id-b}`")
        yield from (("merge", str(source), target) for source in sources if str(source) != target)
        return
    if not isinstance(rule[operation], str | int):
        raise ValueError(f"`{operation}` takes one id; write a line for each")
    name = str(rule[operation])
    if operation == "rename" and not (rule.get("label") and is_map(rule["label"], str)):
        raise ValueError("rename should be `- {rename: north-korea, label: {es: RPD de Corea}}`")
    if operation == "retype" and rule.get("kind") not in KINDS:
        example = "`- {retype: mitsubishi, kind: organisation}`"
        raise ValueError(f"retype needs a kind: {example}, one of {', '.join(KINDS)}")
    yield operation, name, {"ban": True, "rename": rule.get("label"), "retype": rule.get("kind")}[operation]


def _contradictions(said: Said) -> Iterator[tuple[int, str]]:
    direct = {name: target for (operation, name), (_, target) in said.items() if operation == "merge"}
    for (operation, name), (line, value) in said.items():
        if operation == "merge" and _end(name, direct) == name:
            yield line, f"`{name}` is merged into itself by way of other merges; break the ring"
        if operation == "merge" and ("ban", value) in said:
            yield line, f"`{name}` is merged into `{value}`, banned in line {said['ban', value][0]}"
        if operation != "merge" and ("merge", name) in said:
            merged = said["merge", name][0]
            yield line, f"`{name}` is merged away in line {merged}; {operation} its target instead"
        if operation in ("rename", "retype") and ("ban", name) in said:
            yield said["ban", name][0], f"`{name}` is banned here and {operation}d in line {line}"


def _end(source: str, merged: Mapping[str, str]) -> str:
    """Where a chain of merges ends; the source itself for a ring."""
    seen, target = {source}, merged[source]
    while target in merged and target not in seen:
        seen.add(target)
        target = merged[target]
    return source if target in seen else target
