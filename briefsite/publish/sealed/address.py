"""Does this address lead to another origin, however it is written?"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

Origin = tuple[str, str, int | None]  # scheme, host, port

# What browsers drop before they read an address: https://url.spec.whatwg.org/#concept-basic-url-parser
_AROUND = "".join(map(chr, range(33)))
_INSIDE = dict.fromkeys(map(ord, "\t\n\r"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Schemes that ask nobody for anything.
_LOCAL = {"about", "blob", "data", "javascript", "mailto", "sms", "tel"}
_PORTS = {"http": 80, "https": 443}
NAMESPACES = frozenset(
    {
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/2000/xmlns/",
        "http://www.w3.org/XML/1998/namespace",
    }
)  # names that are never asked for


def elsewhere(address: str, own: Origin | None) -> str | None:
    """The address as a browser reads it, if that leads to another origin than `own`; else None.

    From disk even `https:host` and `///host` lead out, so they count, whatever they are on a server.
    """
    read = plain(address)
    scheme = _SCHEME.match(read)
    if scheme:
        if scheme[1].lower() in _LOCAL or read in NAMESPACES:
            return None
        whole = f"{scheme[1].lower()}://{read[scheme.end() :].lstrip('/')}"
    elif read.startswith("//"):
        whole = f"{own[0] if own else 'https'}://{read.lstrip('/')}"
    else:
        return None
    return None if own and origin(whole) == own else whole


def plain(address: str) -> str:
    """Without what browsers drop, and with the slashes that they take backslashes for."""
    return address.strip(_AROUND).translate(_INSIDE).replace("\\", "/")


def origin(address: str) -> Origin:
    """Scheme, host and port; an address that cannot be read is its own."""
    try:
        parts = urlsplit(address)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return address, "", None
