"""What a question is: a reader's annotation and the program's findings of one article → its tallies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from briefsite.score.tally import Tally

Gold = Mapping[str, Any]  # an article of a gold file
Given = Mapping[str, Any]  # the same article of the data release
Terms = Mapping[str, Mapping[str, Any]]  # the terms of the release by id
Tallies = dict[str, Tally]
Question = Callable[[Gold, Given, Terms], Tallies]


def of_kind(given: Given, terms: Terms, kinds: set[str]) -> Iterator[Given]:
    """Topics of an article, by the kind of their terms."""
    return (topic for topic in given["topics"] if terms[topic["id"]]["kind"] in kinds)


def found_of(given: Given, terms: Terms, kinds: set[str]) -> dict[str, list[Given]]:
    """The mentions of each topic of these kinds."""
    return {topic["id"]: topic["mentions"] for topic in of_kind(given, terms, kinds)}
