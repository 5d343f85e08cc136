"""Files on disk, known by the SHA-256 of their bytes: written once, never changed, so a repeated upload costs nothing.

A verb stores the bytes first and writes its row after: a crash between the two leaves a file that no row names, never a
row whose file is missing. Web and worker share ``FILES_ROOT``.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


class MissingFileError(Exception):
    """A row names a file that is not there, or whose bytes are no longer those of its name."""


def store(content: bytes) -> str:
    """Write the bytes durably and return their SHA-256 (64 hex digits). The same bytes again are left as they are."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = _path(sha256)
    if target.exists():
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return sha256


def read(sha256: str) -> bytes:
    """Return the bytes, or raise MissingFileError when they are gone or altered."""
    try:
        content = _path(sha256).read_bytes()
    except FileNotFoundError as error:
        raise MissingFileError(sha256) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise MissingFileError(sha256)
    return content


def _path(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256
