"""Stage 3: all analyses → Corpus, Links. People across articles, what occurs together, what is related."""

from briefsite.link.corpus import gather
from briefsite.link.related import companions, link

__all__ = ["companions", "gather", "link"]
