"""Stage 3: all analyses → Corpus, Links. People across articles, copies, what occurs together, related, stories."""

from briefsite.editor_groups import Groups
from briefsite.link.candidates import find_candidates
from briefsite.link.copies import differences
from briefsite.link.corpus import gather
from briefsite.link.related import companions, relate
from briefsite.link.stories import find_stories
from briefsite.link.vectors import vectors
from briefsite.records import Corpus, Links

__all__ = ["companions", "differences", "gather", "link"]


def link(corpus: Corpus, stories: Groups) -> Links:
    """The related briefings of each, the stories as the editors correct them, and what the lists may lack."""
    measured = vectors(corpus)
    return Links(relate(corpus, measured), find_stories(corpus, measured, stories), find_candidates(corpus))
