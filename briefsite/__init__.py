"""Raw articles in, a briefing site out: read, analyse, link, render, publish."""

from briefsite.errors import BriefsiteError
from briefsite.settings import Settings

__version__ = "0.1.0"
__all__ = ["BriefsiteError", "Settings", "__version__"]
