"""Which HTML does Python-Markdown make of a generated page? The same bytes, much sooner, or None.

Our templates use a small, regular part of Markdown. What lies in that part for certain is converted here; at the
first doubt the answer is None, and Python-Markdown itself is asked. So nothing depends on this being complete.
"""

from __future__ import annotations

from briefsite.publish.converted.blocks import convert
from briefsite.publish.converted.shape import Contents, Converted, Unusual
from briefsite.publish.converted.trust import EXTENSIONS, contents_of, trusted

__all__ = ["EXTENSIONS", "Contents", "Converted", "Unusual", "contents_of", "convert", "trusted"]
