"""What do the editors say in topics.yml? Read whole, checked whole, every fault named with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from briefsite.editor_groups import Groups, read_groups
from briefsite.editor_rules import Faults, Said, merges, named_in, read_rules
from briefsite.editor_terms import term_faults
from briefsite.errors import BriefsiteError
from briefsite.terms import Term
from briefsite.text import plain_key

Labels = dict[str, str]
LISTS = ("terms", "corrections", "copies", "stories")


@dataclass(frozen=True)
class Corrections:
    """The editors' terms (as YAML mappings) and their word on existing ones, by term id."""

    terms: tuple[Mapping[str, Any], ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    banned: frozenset[str] = frozenset()
    banned_words: frozenset[str] = frozenset()
    renamed: Mapping[str, Labels] = field(default_factory=dict)
    retyped: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)  # where an id or word is first spoken of
    copies: Groups = field(default_factory=Groups)  # of articles
    stories: Groups = field(default_factory=Groups)

    def __str__(self) -> str:
        """One line on what they change."""
        counts = {
            "added or completed": len(self.terms),
            "merged": len(self.merged),
            "banned": len(self.banned),
            "renamed": len(self.renamed),
            "retyped": len(self.retyped),
            "groups of articles": sum(len(g.merged) + len(g.apart) for g in (self.copies, self.stories)),
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
    """The line of every item of the lists."""
    root = yaml.compose(text, yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return {}
    lists = {key.value: value for key, value in root.value if isinstance(value, yaml.SequenceNode)}
    return {name: [item.start_mark.line + 1 for item in node.value] for name, node in lists.items()}


def _checked(values: Any, lines: dict[str, list[int]], known: Mapping[str, Term], faults: Faults) -> Corrections:
    if not isinstance(values, dict) or set(values) - set(LISTS):
        known_lists = ", ".join(f"`{name}:`" for name in LISTS)
        faults.append((1, f"should hold only these lists: {known_lists}"))
        return Corrections()
    for name in LISTS:
        if not isinstance(values.get(name) or [], list):
            faults.append((1, f"`{name}:` should be a list, each item on a line that begins with `- `"))
            return Corrections()
    terms, rules, copies, stories = (
        list(zip(values.get(name) or [], lines.get(name, []), strict=True)) for name in LISTS
    )
    ids = set(known) | {item["id"] for item, _ in terms if isinstance(item, dict) and isinstance(item.get("id"), str)}
    seen: dict[str, int] = {}
    for item, line in terms:
        faults += [(line, message) for message in term_faults(item, known, ids)]
        if isinstance(item, dict) and seen.setdefault(str(item.get("id")), line) != line:
            faults.append((line, f"`{item.get('id')}` is defined twice; join it with line {seen[str(item.get('id'))]}"))
    said, more = read_rules(rules)
    faults += more
    groups = (read_groups(copies, faults), read_groups(stories, faults))
    if faults:
        return Corrections()
    defined = {str(item["id"]): line for item, line in terms}
    return _corrections(tuple(_completed(item, known) for item, _ in terms), said, groups, defined)


def _completed(item: Mapping[str, Any], known: Mapping[str, Term]) -> Mapping[str, Any]:
    """An item that only adds to a known term takes kind and labels from it."""
    old = known.get(item["id"])
    return {"kind": old.kind, "label": {}} | dict(item) if old else dict(item)


def _corrections(
    terms: tuple[Mapping[str, Any], ...], said: Said, groups: tuple[Groups, Groups], defined: Mapping[str, int]
) -> Corrections:
    banned = frozenset(name for operation, name in said if operation == "ban")
    return Corrections(
        terms,
        merges(said),
        banned,
        frozenset(plain_key(word) for word in banned),
        {name: dict(value) for (operation, name), (_, value) in said.items() if operation == "rename"},
        {name: value for (operation, name), (_, value) in said.items() if operation == "retype"},
        {**named_in(said), **defined},
        *groups,
    )


def strangers(corrections: Corrections, ids: Collection[str], words: Collection[str]) -> Iterator[tuple[int, str]]:
    """(line, message) for what is spoken of and stands in no list and no article.

    `ids` are those of all lists and articles, `words` the keys (`plain_key`) of all that can be written.
    """
    for name, line in corrections.lines.items():
        if name not in ids and not (name in corrections.banned and plain_key(name) in words):
            close = get_close_matches(name, sorted(ids), 1)
            hint = f"; did you mean `{close[0]}`?" if close else ""
            yield line, f"`{name}` is in no list and in no article, so this changes nothing{hint}"
