"""How is Pagefind asked to index the briefings of one language?

Its program is spoken to directly, a request and its answer at a time: its own command line reads pages in whatever
order its threads find them, and then two builds of one site differ; its Python module waits a tenth of a second for
every page.
"""

from __future__ import annotations

import base64
import gzip
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble

SIGNATURE = b"pagefind_dcd"  # in front of everything that Pagefind packs
CODE = "pagefind.js"
# The rest of what it writes is an interface of its own, which we don't use.
PARTS = ("pagefind-entry.json", "pagefind.*.pf_meta", "wasm.*.pagefind", "index/*.pf_index", "fragment/*.pf_fragment")
Json = dict[str, Any]


@dataclass(frozen=True)
class PageIndex:
    """The index of one language, in a folder of its own."""

    language: str
    folder: Path

    def build(self, documents: Iterable[tuple[str, str]]) -> None:
        """Index documents (address, HTML). Raises BriefsiteError where Pagefind cannot run or refuses one."""
        with _service() as ask:
            ask({"type": "NewIndex", "config": {"force_language": self.language, "keep_index_url": True}})
            for address, html in documents:
                ask({"type": "AddFile", "index_id": 0, "url": address, "file_path": None, "file_contents": html})
            ask({"type": "WriteFiles", "index_id": 0, "output_path": str(self.folder)})

    def files(self) -> Iterator[tuple[str, bytes]]:
        """(name, bytes) of every file that a search needs, in a fixed order."""
        for pattern in PARTS:
            for path in sorted(self.folder.glob(pattern)):
                if path.name != "wasm.unknown.pagefind" or not any(self.folder.glob("wasm.[!u]*.pagefind")):
                    yield path.relative_to(self.folder).as_posix(), path.read_bytes()

    def code(self) -> bytes:
        """Pagefind's script as it publishes it."""
        return (self.folder / CODE).read_bytes()

    def keys(self) -> Mapping[str, str]:
        """By address the name under which a search answers with a briefing."""
        found = {}
        for path in sorted(self.folder.glob("fragment/*.pf_fragment")):
            fragment = json.loads(gzip.decompress(path.read_bytes()).removeprefix(SIGNATURE))
            found[fragment["url"]] = path.stem
        return found


@contextmanager
def _service() -> Iterator[Any]:
    """A function that puts a request to Pagefind and waits for the answer."""
    try:
        from pagefind_bin import get_executable

        program = str(get_executable())
    except (ImportError, FileNotFoundError):
        raise BriefsiteError("Pagefind is not installed, so no search can be built: pip install pagefind-bin") from None
    with (
        disk_trouble(),
        subprocess.Popen(
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process,
    ):
        assert process.stdin and process.stdout
        yield lambda payload: _asked(process.stdin, process.stdout, payload)


def _asked(requests: IO[bytes], answers: IO[bytes], payload: Json) -> Json:
    message = json.dumps({"message_id": 1, "payload": payload}).encode("utf-8", "replace")
    requests.write(base64.b64encode(message) + b",")
    requests.flush()
    packed = bytearray()
    while not packed.endswith(b","):
        piece = answers.read1()  # type: ignore[attr-defined]
        if not piece:
            raise BriefsiteError(f"Pagefind stopped while it was asked to {payload['type']}; the site was left alone")
        packed += piece
    answer: Json = json.loads(base64.b64decode(packed))["payload"]
    if answer["type"] == "Error":
        place = f" of {payload['url']}" if "url" in payload else ""
        raise BriefsiteError(f"Pagefind refused {payload['type']}{place}: {answer.get('message')}")
    return answer
