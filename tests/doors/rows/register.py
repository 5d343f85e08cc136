"""The register: the status of an enterprise, and what its forms look up."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.doors.bodies import seen
from tests.doors.door import EDITS_REGISTER, OFFICE, Door
from tests.doors.scene import Scene, Things


def paused(scene: Scene, side: Things) -> dict[str, Any]:
    """A pause since today."""
    return {"status": "SUSPENDED", "reason": "The kiln is rebuilt.", "since": f"{timezone.localdate():%Y-%m-%d}"}


def paused_form(scene: Scene, side: Things) -> dict[str, Any]:
    """The same, with the version that the page had shown."""
    return seen("enterprise", paused(scene, side))(scene, side)


ROWS = [
    Door("enterprises:status", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("enterprises:status", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=paused_form),
    Door("enterprises:likely-duplicates", "GET", 200, OFFICE, query="name=弦歌铜业"),
    Door("enterprises:industries", "GET", 200, OFFICE, query="industry_class=325"),
    Door("enterprises:size-class", "GET", 200, OFFICE, query="industry_class=C3251&employees=420&revenue=31000"),
    Door("api:enterprise-status", "POST", 200, *EDITS_REGISTER, thing="enterprise", body=paused),
    Door("api:enterprise-likely-duplicates", "GET", 200, OFFICE, query="name=弦歌铜业"),
]
