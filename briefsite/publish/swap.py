"""How does a new folder take the place of an old one in one step?"""

from __future__ import annotations

import ctypes
import glob
import os
import re
import shutil
import sys
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h


def staging_beside(target: Path) -> Path:
    """Where this process prepares the folder: on the same disk, hidden, named after the process."""
    return target.with_name(f".{target.name}-briefsite-{os.getpid()}")


def swap(staging: Path, target: Path) -> None:
    """`staging` becomes `target`, which is whole at every moment; what was there before is deleted."""
    if not target.exists():
        staging.rename(target)
    elif _exchange(staging, target):
        shutil.rmtree(staging, ignore_errors=True)  # the old one; what resists is swept by the next build
    else:
        aside = staging.with_name(f"{staging.name}-old")
        target.rename(aside)
        try:
            staging.rename(target)
        except OSError:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def sweep(target: Path) -> None:
    """Delete what killed builds left beside it; where one died between two renames, the old is put back."""
    ours = re.compile(rf"\.{re.escape(target.name)}-briefsite-(\d+)(-old)?")
    for leftover in sorted(target.parent.glob(f".{glob.escape(target.name)}-briefsite-*")):
        match = ours.fullmatch(leftover.name)
        if match is None or _alive(int(match[1])):
            continue
        if match[2] and not target.exists():
            leftover.rename(target)
        else:
            shutil.rmtree(leftover, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Both folders change names at once; False where the system or the file system cannot do that."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except AttributeError:  # a C library without it
        return False
    return bool(renameat2(AT_FDCWD, bytes(one), AT_FDCWD, bytes(other), RENAME_EXCHANGE) == 0)


def _alive(process: int) -> bool:
    """Whether that process runs and is another one: a container may give the same number to every build."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":  # there os.kill(…, 0) is no question but a signal
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
