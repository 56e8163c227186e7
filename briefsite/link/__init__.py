"""Stage 3: all analyses → Corpus, Links. People across articles, copies, what occurs together, related, stories."""

from briefsite.corpus import Corpus
from briefsite.editor_groups import Groups
from briefsite.link.candidates import find_candidates
from briefsite.link.copies import differences
from briefsite.link.corpus import gather
from briefsite.link.faces import face_of, marked, shares_of, shelved, traits_of
from briefsite.link.related import Rows, companions, rarest, relate
from briefsite.link.stories import find_stories
from briefsite.link.vectors import Vectors, digest, step_of
from briefsite.records import Links

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


def link(corpus: Corpus, stories: Groups, known: Rows) -> Links:
    """The related briefings of each, the stories as the editors correct them, and what the lists may lack.

    `known` is what decided the related ones in an earlier build.
    """
    vectors = Vectors(corpus)
    related = relate(corpus, vectors, known)
    return Links(related, find_stories(corpus, vectors, stories), find_candidates(corpus), related.rows)
