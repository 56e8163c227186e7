"""Stage 3: all analyses → Corpus, Links. People across articles, copies, what occurs together, related, stories."""

from collections.abc import Mapping

from briefsite.corpus import Corpus
from briefsite.editor_groups import Groups
from briefsite.link.candidates import find_candidates
from briefsite.link.copies import differences
from briefsite.link.corpus import gather
from briefsite.link.faces import face_of, marked, shares_of, shelved, traits_of
from briefsite.link.related import Rows, companions, rarest, relate
from briefsite.link.stories import find_stories
from briefsite.link.vectors import Vector, Vectors, digest, step_of
from briefsite.records import Links

Known = tuple[Rows, Mapping[bytes, Vector]]

__all__ = [
    "Rows",
    "companions",
    "differences",
    "digest",
    "face_of",
    "gather",
    "link",
    "marked",
    "rarest",
    "shares_of",
    "shelved",
    "step_of",
    "traits_of",
]


def link(corpus: Corpus, stories: Groups, known: Known = ({}, {})) -> Links:
    """The related briefings of each, the stories as the editors correct them, and what the lists may lack.

    `known` is what an earlier build found: what decided the related ones, and vectors.
    """
    vectors = Vectors(corpus, known[1])
    related = relate(corpus, vectors, known[0])
    threads = find_stories(corpus, vectors, stories)
    return Links(related, threads, find_candidates(corpus), related.rows, vectors.made)
