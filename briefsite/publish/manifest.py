"""Which files below docs/ are ours?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from briefsite.errors import BriefsiteError
from briefsite.publish import disk

NAME = ".briefsite.json"
SCHEMA = "briefsite-manifest/1"
REMEDY = "restore it from version control, or delete it together with the generated pages"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Generated files by path below docs/, with their sha256.

    `pending` is the intent of a build that has not ended: of these files either hash is ours.
    """

    files: dict[str, str] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)

    def state(self, path: str, found: str | None, wanted: str | None) -> str:
        """missing, same, ours (as we left it), edited (by a person since) or foreign (a person's own)."""
        if found is None:
            return "missing"
        if found == wanted:
            return "same"
        if found in (self.files.get(path), self.pending.get(path)):
            return "ours"
        return "edited" if path in self.files else "foreign"


def read_manifest(docs: Path) -> Manifest:
    """What the last build wrote; empty where there is no manifest. Raises BriefsiteError if it is corrupt."""
    place = docs / NAME
    content = disk.read(place)
    if content is None:
        return Manifest()
    try:
        values = json.loads(content)
    except ValueError as trouble:  # also bytes that are not UTF-8
        raise BriefsiteError(f"{place}: not valid JSON ({trouble}): {REMEDY}") from None
    if not isinstance(values, dict) or values.get("schema") != SCHEMA:
        raise BriefsiteError(f"{place}: not a manifest of this version ({SCHEMA}): {REMEDY}")
    manifest = Manifest(values.get("files", {}), values.get("pending", {}))
    for listed in (manifest.files, manifest.pending):
        sound = isinstance(listed, dict) and all(isinstance(value, str) for value in listed.values())
        if not sound or not all(map(disk.plain, listed)):  # what it lists may be deleted
            raise BriefsiteError(f"{place}: should give a checksum for each path below {docs}: {REMEDY}")
    return manifest


def write_manifest(docs: Path, manifest: Manifest) -> None:
    """Store it in one step, if it says anything new."""
    lists = {"files": manifest.files} | ({"pending": manifest.pending} if manifest.pending else {})
    parts = [f"  {json.dumps(name)}: {_written(listed)}" for name, listed in lists.items()]
    content = ("{\n" + ",\n".join([*parts, f'  "schema": {json.dumps(SCHEMA)}']) + "\n}\n").encode()
    place = docs / NAME
    if disk.read(place) != content:
        disk.settle(disk.stage(place, content), place)


def _written(listed: dict[str, str]) -> str:
    """As the json module indents it, but without its slow way for tens of thousands of lines."""
    lines = (f"    {json.dumps(path, ensure_ascii=False)}: {json.dumps(sha)}" for path, sha in sorted(listed.items()))
    return "{\n" + ",\n".join(lines) + "\n  }" if listed else "{}"
