"""How is Pagefind asked to index the briefings of one language?

Its program is spoken to directly, a request and its answer at a time: its own command line reads pages in whatever
order its threads find them, and then two builds of one site differ; its Python module waits a tenth of a second for
every page. The finished index comes as an answer, too, because the program may end before the files it was asked to
write are on the disk.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble

SIGNATURE = b"pagefind_dcd"  # in front of everything that Pagefind packs
CODE = "pagefind.js"
# What a search needs; the rest is an interface of Pagefind's own, and word rules for a language nobody knows.
PARTS = re.compile(r"pagefind\.js|pagefind-entry\.json|.*\.pf_(?:meta|index|fragment)|wasm\.\w+\.pagefind")
FALLBACK = "wasm.unknown.pagefind"
Json = dict[str, Any]
Files = Mapping[str, bytes]


def index_of(language: str, documents: Iterable[tuple[str, str]]) -> Files:
    """The files of an index of documents (address, HTML), by name, in a fixed order.

    Raises BriefsiteError where Pagefind cannot run or refuses a document.
    """
    with _service() as ask:
        ask({"type": "NewIndex", "config": {"force_language": language, "keep_index_url": True}})
        for address, html in documents:
            ask({"type": "AddFile", "index_id": 0, "url": address, "file_path": None, "file_contents": html})
        answer = ask({"type": "GetFiles", "index_id": 0})
    found = {file["path"]: file["content"] for file in answer["files"] if PARTS.fullmatch(file["path"])}
    if any(name.startswith("wasm.") and name != FALLBACK for name in found):
        del found[FALLBACK]
    return {name: base64.b64decode(found[name]) for name in sorted(found)}


def keys_of(index: Files) -> Mapping[str, str]:
    """By address the name under which a search answers with a document."""
    keys = {}
    for name, content in index.items():
        if name.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(content).removeprefix(SIGNATURE))
            keys[fragment["url"]] = name.removeprefix("fragment/").removesuffix(".pf_fragment")
    return keys


@contextmanager
def _service() -> Iterator[Callable[[Json], Json]]:
    """A function that puts a request to Pagefind and waits for the answer."""
    try:
        from pagefind_bin import get_executable

        program = str(get_executable())
    except (ImportError, FileNotFoundError):
        raise BriefsiteError("Pagefind is not installed, so no search can be built: pip install pagefind-bin") from None
    with disk_trouble():
        pipe = subprocess.PIPE
        process = subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    with process:
        assert process.stdin and process.stdout
        requests, answers = process.stdin, process.stdout
        try:
            yield lambda payload: _asked(requests, answers, payload)
        finally:
            with suppress(BrokenPipeError):  # it has ended already, which was told
                requests.close()


def _asked(requests: IO[bytes], answers: IO[bytes], payload: Json) -> Json:
    message = json.dumps({"message_id": 1, "payload": payload}).encode("utf-8", "replace")
    packed = bytearray()
    try:
        requests.write(base64.b64encode(message) + b",")
        requests.flush()
        while not packed.endswith(b","):
            piece = answers.read1(1 << 20)  # type: ignore[attr-defined]
            if not piece:
                raise BrokenPipeError
            packed += piece
    except BrokenPipeError:
        raise BriefsiteError(
            f"Pagefind stopped while it was asked to {payload['type']}; site/ was left alone"
        ) from None
    answer: Json = json.loads(base64.b64decode(packed))["payload"]
    if answer["type"] == "Error":
        place = f" of {payload['url']}" if "url" in payload else ""
        raise BriefsiteError(f"Pagefind refused {payload['type']}{place}: {answer.get('message')}")
    return answer
