"""Raw articles in, a briefing site out: read, analyse, link, render, publish."""

__version__ = "0.1.0"
