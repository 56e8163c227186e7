"""Which topics and people have a feed of their own?"""

from __future__ import annotations

from briefsite.records import Corpus

# Nobody subscribes to what occurs once or twice, and that is most of all names: of 4,268 topics and people in 2,000
# articles 1,606 occur in three or more. Without the others the feeds of such a site are a third of the files.
FEWEST = 3


def has_feed(corpus: Corpus, term: str) -> bool:
    """Whether enough briefings bear it."""
    return len(corpus.bearers[term]) >= FEWEST
