"""Which pages are worth a look? Thousands of them hold no way out at all, and parsing is slow."""

from __future__ import annotations

import re

from briefsite.publish.sealed.address import NAMESPACES

_NAMES = tuple(f'"{name}"'.encode() for name in sorted(NAMESPACES))
# What ends without a request, exactly as our pages and Material write it.
_HARMLESS = re.compile(
    rb'<a href="[^"<>\\]*"(?: target="_blank")? rel="noopener noreferrer">'
    rb'|<link rel="(?:canonical|alternate|next|prev)" [^<>"\\]*(?:"[^<>"\\]*"[^<>"\\]*)*>'
    rb'|<meta property="og:\w+" content="[^"<>\\]*">'
    rb'|<script(?: id="\w+")? type="application/(?:ld\+)?json">[^<]*</script>'
)
# Anything that a browser might read as an address elsewhere: two slashes, a backslash, the scheme alone, and in
# an attribute the entities and line ends that could spell one of them.
_SIGNS = (b"//", b"\\", b"http", b"ftp:", b"file:", b"<!entity", b"<style", b"mermaid", b'component="source"')
_IDLE = rb"&(?:amp|quot|lt|gt|#(?:3[3459]|42|9[13-6]|12[3-6]));"  # that are no part of an address up to its host
_SPELT = re.compile(
    rb"=\s*+(?:\"[^\"&\t\r\n]*+(?:" + _IDLE + rb"[^\"&\t\r\n]*+)*+[&\t\r\n]"
    rb"|'[^'&\t\r\n]*+(?:" + _IDLE + rb"[^'&\t\r\n]*+)*+[&\t\r\n]"
    rb"|[^\"'\s>&]*+&(?:#|[a-z]+;))"
)


def may_lead_out(page: bytes) -> bool:
    """False only where no address elsewhere can be written in it."""
    rest = page
    for name in _NAMES:
        rest = rest.replace(name, b"")
    rest = _HARMLESS.sub(b"", rest).lower()
    return any(sign in rest for sign in _SIGNS) or _SPELT.search(rest) is not None
