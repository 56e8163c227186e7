"""Which HTML does Python-Markdown make of a generated page? The same bytes, much sooner, or None.

Our templates use a small, regular part of Markdown. What lies in that part for certain is converted here; at the
first doubt the answer is None, and Python-Markdown itself is asked. So nothing depends on this being complete.
"""

from briefsite.publish.converted.blocks import convert
from briefsite.publish.converted.shape import Contents, Converted
from briefsite.publish.converted.trust import contents_of

__all__ = ["Contents", "Converted", "contents_of", "convert"]
