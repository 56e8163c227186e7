"""Which topics and people have a feed of their own?"""

from __future__ import annotations

from briefsite.corpus import Corpus

# Nobody subscribes to what occurs once or twice, and that is most names: of 4,268 topics and people in 2,000 articles
# 1,718 occur in more. Without the others, and with one key point a briefing, their feeds take 26 MB instead of 63.
FEWEST = 3


def has_feed(corpus: Corpus, term: str) -> bool:
    """Whether enough briefings bear it."""
    return len(corpus.bearers[term]) >= FEWEST
