"""What was worked out in an earlier build and need not be again: JSON below .briefsite/, which may be deleted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefsite.garbage import collecting_nothing

DIGITS = 16  # of the checksum in the name of a file


@dataclass(frozen=True)
class Cache:
    """A folder of results by the checksum of what they were made from; without a folder nothing is kept."""

    folder: Path | None = None

    def kept(self, name: str, key: str, make: Callable[[], Any]) -> Any:
        """The JSON value that `make` gives, or gave before; a folder that cannot be written is like none."""
        with collecting_nothing():
            return self._kept(name, key, make)

    def _kept(self, name: str, key: str, make: Callable[[], Any]) -> Any:
        if self.folder is None:
            return make()
        place = self.folder / f"{name}-{key}.json"
        try:
            return json.loads(place.read_bytes())
        except (OSError, ValueError):  # missing, or cut short
            value = make()
        with suppress(OSError):
            self._write(place, name, value)
        return value

    def _write(self, place: Path, name: str, value: Any) -> None:
        """In one step, so that two builds at a time do no harm; older results of the same name go."""
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary = place.with_name(f"{place.name}.{sha256(json.dumps(value).encode()).hexdigest()[:DIGITS]}.tmp")
        temporary.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        temporary.replace(place)
        for old in place.parent.glob(f"{name}-*.json"):
            if old != place:
                old.unlink(missing_ok=True)


NOTHING_KEPT = Cache()


@cache
def code_of(modules: tuple[str, ...]) -> bytes:
    """The modules of the package that make a result: a kept one is not older than they are."""
    package = resources.files("briefsite")
    return b"".join(package.joinpath(f"{name}.py").read_bytes() for name in modules)


def version_of(package: str) -> bytes:
    """What tells one version of another package from the next, without importing it: its first module."""
    spec = find_spec(package)
    return Path(spec.origin).read_bytes() if spec and spec.origin else b""


def key_of(parts: Iterable[bytes]) -> str:
    """The checksum of what a result is made from."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:DIGITS]
