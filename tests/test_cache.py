"""What an earlier build worked out: read where it is whole, made anew where it is not, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefsite.cache import Cache, key_of


@pytest.fixture
def made() -> list[int]:
    """How often the value was made."""
    return []


def kept(folder: Path | None, made: list[int], key: str = "k") -> object:
    return Cache(folder).kept("n", key, lambda: made.append(1) or {"a": [1, "ñ"]})


def test_a_value_is_made_once(tmp_path: Path, made: list[int]) -> None:
    assert kept(tmp_path / "new", made) == kept(tmp_path / "new", made) == {"a": [1, "ñ"]}
    assert len(made) == 1


def test_another_key_makes_it_anew_and_the_old_one_goes(tmp_path: Path, made: list[int]) -> None:
    kept(tmp_path, made), kept(tmp_path, made, "other")
    assert len(made) == 2 and [place.name for place in tmp_path.iterdir()] == ["n-other.json"]


def test_a_torn_file_is_made_anew(tmp_path: Path, made: list[int]) -> None:
    (tmp_path / "n-k.json").write_text('{"a": [1')
    assert kept(tmp_path, made) == {"a": [1, "ñ"]} == kept(tmp_path, made) and len(made) == 1


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, made: list[int]) -> None:
    (tmp_path / "file").touch()
    assert kept(tmp_path / "file", made) == kept(None, made) == {"a": [1, "ñ"]} and len(made) == 2


def test_the_key_tells_parts_apart() -> None:
    assert len({key_of(parts) for parts in ([b"ab"], [b"a", b"b"], [b"", b"ab"], [])}) == 4
