"""How is Pagefind asked to index the briefings of one language?

Its program is spoken to directly, a request after the other: its own command line reads pages in whatever order its
threads find them, and then two builds of one site differ; its Python module waits a tenth of a second for every page.
The finished index comes as an answer, too, because the program may end before the files it was asked to write are on
the disk.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import metadata
from typing import IO, Any

from briefsite.errors import BriefsiteError
from briefsite.publish.disk import disk_trouble

SIGNATURE = b"pagefind_dcd"  # in front of everything that Pagefind packs
CODE = "pagefind.js"
# What a search needs; the rest is an interface of Pagefind's own, and word rules for a language nobody knows.
PARTS = re.compile(r"pagefind\.js|pagefind-entry\.json|.*\.pf_(?:meta|index|fragment)|wasm\.\w+\.pagefind")
FALLBACK = "wasm.unknown.pagefind"
SAMPLE = "<!doctype html><html><body data-pagefind-body><p>a</p></body></html>"  # without a page there are no rules
# Requests that may wait for their answers: so many answers, of some hundred bytes, fit into a pipe, and neither side
# waits for the other for ever.
AHEAD = 16
Json = dict[str, Any]
Files = Mapping[str, bytes]


def index_of(language: str, documents: Iterable[tuple[str, str]]) -> Files:
    """The files of an index of documents (address, HTML), by name, in a fixed order.

    Raises BriefsiteError where Pagefind cannot run or refuses a document.
    """
    return {name: content for name, content in _all_of(language, documents).items() if not _shared(name)}


def code_of(language: str) -> Files:
    """What all indexes of a language share: the code, and the word rules."""
    found = {name: content for name, content in _all_of(language, [("", SAMPLE)]).items() if _shared(name)}
    if any(name.startswith("wasm.") and name != FALLBACK for name in found):
        del found[FALLBACK]
    return found


def _all_of(language: str, documents: Iterable[tuple[str, str]]) -> Files:
    with _service() as service:
        service.send({"type": "NewIndex", "config": {"force_language": language, "keep_index_url": True}})
        for address, html in documents:
            service.send({"type": "AddFile", "index_id": 0, "url": address, "file_path": None, "file_contents": html})
        service.send({"type": "GetFiles", "index_id": 0})
        answer = service.last()
    found = {file["path"]: file["content"] for file in answer["files"] if PARTS.fullmatch(file["path"])}
    return {name: base64.b64decode(found[name]) for name in sorted(found)}


def _shared(name: str) -> bool:
    return name == CODE or name.startswith("wasm.")


def keys_of(index: Files) -> Mapping[str, str]:
    """By address the name under which a search answers with a document."""
    keys = {}
    for name, content in index.items():
        if name.endswith(".pf_fragment"):
            fragment = json.loads(gzip.decompress(content).removeprefix(SIGNATURE))
            keys[fragment["url"]] = name.removeprefix("fragment/").removesuffix(".pf_fragment")
    return keys


def version() -> str:
    """Raises BriefsiteError where Pagefind is not installed."""
    _program()
    return metadata.version("pagefind-bin")


def _program() -> str:
    try:
        from pagefind_bin import get_executable

        return str(get_executable())
    except (ImportError, FileNotFoundError):
        raise BriefsiteError("Pagefind is not installed, so no search can be built: pip install pagefind-bin") from None


@contextmanager
def _service() -> Iterator[_Service]:
    program = _program()
    with disk_trouble():
        pipe = subprocess.PIPE
        process = subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    with process:
        assert process.stdin and process.stdout
        try:
            yield _Service(process.stdin, process.stdout)
        finally:
            with suppress(BrokenPipeError):  # it has ended already, which was told
                process.stdin.close()


class _Service:
    """Requests to Pagefind, which works on some while the next ones are written."""

    def __init__(self, requests: IO[bytes], answers: IO[bytes]) -> None:
        self.requests, self.answers = requests, answers
        self.waiting: deque[Json] = deque()
        self.read = b""

    def send(self, payload: Json) -> None:
        """Raises BriefsiteError where it or one before is refused."""
        message = json.dumps({"message_id": 1, "payload": payload}).encode("utf-8", "replace")
        self.waiting.append({name: payload.get(name) for name in ("type", "url")})
        if len(self.waiting) > AHEAD:
            self._answer()
        with self._alive(payload):
            self.requests.write(base64.b64encode(message) + b",")
            self.requests.flush()

    def last(self) -> Json:
        """The answer to the last request."""
        while len(self.waiting) > 1:
            self._answer()
        return self._answer()

    def _answer(self) -> Json:
        payload = self.waiting.popleft()
        pieces = [self.read]
        with self._alive(payload):
            while b"," not in pieces[-1]:
                pieces.append(self.answers.read1(1 << 20))  # type: ignore[attr-defined]
                if not pieces[-1]:
                    raise BrokenPipeError
        packed, _, self.read = b"".join(pieces).partition(b",")
        answer: Json = json.loads(base64.b64decode(packed))["payload"]
        if answer["type"] == "Error":
            place = f" of {payload['url']}" if payload["url"] else ""
            raise BriefsiteError(f"Pagefind refused {payload['type']}{place}: {answer.get('message')}")
        return answer

    @contextmanager
    def _alive(self, payload: Json) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            told = f"Pagefind stopped while it was asked to {payload['type']}; site/ was left alone"
            raise BriefsiteError(told) from None
