"""Where a build reads and writes, and what the site is called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from briefsite.errors import BriefsiteError


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders and switches of one build."""

    seeds: Path = Path("seeds")
    docs: Path = Path("docs")
    site: Path = Path("site")
    config: Path = Path("mkdocs.yml")
    jobs: int = 1
    strict: bool = False
    pages_only: bool = False
    verify: bool = False
    force: bool = False
    executor: str = "local"  # or dask: who analyses the articles
    scheduler: str | None = None  # the address of Dask's

    @property
    def kept(self) -> Path:
        """Where results of earlier builds are kept; it may be deleted at any time."""
        return self.config.parent / ".briefsite"

    @property
    def topics(self) -> Path:
        """The editors' vocabulary and corrections."""
        return self.seeds / "topics.yml"


@dataclass(frozen=True, slots=True)
class Identity:
    """What mkdocs.yml says the site is."""

    config: Path
    name: str
    language: str
    url: str | None


class _Lenient(yaml.SafeLoader):
    """Reads the plain values of mkdocs.yml; tags such as !ENV are for MkDocs, here they are None."""


_Lenient.add_multi_constructor("", lambda loader, suffix, node: None)


def read_identity(config: Path) -> Identity:
    """Name, language and address of the site from its mkdocs.yml.

    Raises BriefsiteError where the file is missing or cannot be read.
    """
    try:
        values = yaml.load(config.read_text(encoding="utf-8"), _Lenient)
    except FileNotFoundError:
        raise BriefsiteError(f"{config}: no such file; name the site's mkdocs.yml with --config FILE") from None
    except (OSError, UnicodeDecodeError) as trouble:
        raise BriefsiteError(f"{config}: cannot be read: {trouble}") from None
    except yaml.YAMLError as trouble:
        raise BriefsiteError(f"{config}: not valid YAML: {' '.join(str(trouble).split())}") from None
    if not isinstance(values, dict):
        raise BriefsiteError(f"{config}: should be a list of settings such as `site_name: …`")
    theme = values.get("theme")
    language = theme.get("language", "en") if isinstance(theme, dict) else "en"
    url = values.get("site_url")
    return Identity(config, str(values.get("site_name") or "Briefings"), str(language), str(url) if url else None)
