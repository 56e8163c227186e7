"""Does this configuration, and this version of Python-Markdown, convert as converted/ does?"""
from __future__ import annotations
EXTENSIONS=()
contents_of=trusted=None
