"""One run at a time in one folder. The kernel gives the lock back however its holder ends, so it never goes stale."""

import fcntl
from pathlib import Path
from types import TracebackType
from typing import Self

from dev.console import RefusedError


class Lock:
    """A lock on a file; taken twice, the second taker is refused with ``sentence``."""

    def __init__(self, path: Path, sentence: str) -> None:
        self.path = path
        self.sentence = sentence
        self.left_behind = False  # the holder before us ended without tidying up

    def __enter__(self) -> Self:
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        self.file = self.path.open("a+")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.file.close()
            raise RefusedError(self.sentence) from None
        self.file.seek(0)
        self.left_behind = bool(self.file.read())
        self.file.truncate(0)
        self.file.write("running\n")
        self.file.flush()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.file.truncate(0)
        self.file.close()
