"""Which articles do the editors put together or keep apart, as copies of one text or as one story?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

EXAMPLE = "`- {merge: [a.txt, b.txt]}` or `- {split: [a.txt, b.txt]}`"


@dataclass(frozen=True)
class Groups:
    """Paths of articles that belong together, and pairs that never do; `lines` says where a path is first named."""

    merged: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[tuple[str, ...]] = frozenset()
    lines: tuple[tuple[str, int], ...] = ()

    def parts(self, one: str, other: str) -> bool:
        """Whether the editors keep these two apart."""
        return tuple(sorted((one, other))) in self.apart


def read_groups(rules: Iterable[tuple[Any, int]], faults: list[tuple[int, str]]) -> Groups:
    """The rules of one list, which come with their lines; what is wrong with them is added to `faults`."""
    merged: list[tuple[str, ...]] = []
    apart: dict[tuple[str, ...], int] = {}
    lines: dict[str, int] = {}
    for rule, line in rules:
        named = list(rule) if isinstance(rule, dict) else []
        paths = rule[named[0]] if len(named) == 1 and named[0] in ("merge", "split") else None
        if not isinstance(paths, list) or len(set(map(str, paths))) < 2:
            faults.append((line, f"a line of `copies:` or `stories:` names two articles or more: {EXAMPLE}"))
            continue
        files = tuple(sorted(set(map(str, paths))))
        for path in files:
            lines.setdefault(path, line)
        if named[0] == "merge":
            merged.append(files)
        else:
            apart |= dict.fromkeys(combinations(files, 2), line)
    faults += _contradictions(merged, apart)
    return Groups(tuple(merged), frozenset(apart), tuple(lines.items()))


def _contradictions(merged: Iterable[tuple[str, ...]], apart: dict[tuple[str, ...], int]) -> Iterator[tuple[int, str]]:
    for files in merged:
        for pair in combinations(files, 2):
            if pair in apart:
                yield apart[pair], f"{pair[0]} and {pair[1]} are merged in another line; keep one of the two"


def unknown_paths(groups: Iterable[Groups], paths: Iterable[str]) -> Iterator[tuple[int, str]]:
    """(line, message) for files that are named and not there."""
    there = set(paths)
    for group in groups:
        for path, line in group.lines:
            if path not in there:
                yield line, f"there is no article `{path}`, so this changes nothing; name it as it lies below seeds/"
