"""Which addresses does Material's own code hold and never ask for?"""

from __future__ import annotations

import re

# (file below site/, address, why it is never asked for). Each has a second lock in pages.py where there is a
# key to it: what would make Material ask is a finding by itself.
_KNOWN = tuple(
    (re.compile(file), re.compile(address))
    for file, address, _ in (
        (
            r"assets/javascripts/bundle\.\w+\.min\.js",
            r"https://unpkg\.com/mermaid@[\d.]+/dist/mermaid\.min\.js",
            "only for <pre class=mermaid>",
        ),
        (
            r"assets/javascripts/bundle\.\w+\.min\.js",
            r"https://api\.github\.com/(?:repos|users)/",
            "only with repo_url in mkdocs.yml",
        ),
        (
            r"assets/javascripts/bundle\.\w+\.min\.js",
            r"https://unpkg\.com/resize-observer-polyfill",
            "only in browsers of before 2020, which do without",
        ),
        (
            r"assets/javascripts/workers/search\.\w+\.min\.js",
            r"https://bit\.ly/2s3ChXG",
            "words of a warning in the console",
        ),
        (
            r"assets/javascripts/lunr/wordcut\.js",
            r"https://github\.com/isaacs/node-glob/issues/167",
            "words of an error message",
        ),
    )
)


def is_known(path: str, address: str) -> bool:
    """Whether this very address in this very file is one of them."""
    return any(file.fullmatch(path) and known.fullmatch(address) for file, known in _KNOWN)
