"""How does a record of very many fields come into being? Without a function written for it."""

from __future__ import annotations

from typing import Any


class Record:
    """The fields of a dataclass by name; to write an `__init__` for hundreds of them takes long at each start."""

    def __init__(self, **values: Any) -> None:
        vars(self).update(values)
