"""Files that a page hands out: always to be saved, never shown inside the house."""

from __future__ import annotations

from django.http import HttpResponse


def download(content: bytes, name: str, media_type: str) -> HttpResponse:
    """Return the bytes as a file of this name."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
