"""The file of an enterprise: each line has its readers."""

from __future__ import annotations

import pytest

from enterprises.models import Audience, TimelineEntry
from tests.factories import TimelineEntryFactory, World


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("office", {"all", "unit", "internal"}),
        ("auditor", {"all", "unit", "internal"}),
        ("handler", {"all", "unit"}),
        ("other_handler", {"all"}),
        ("specialist", {"all"}),
        ("leader", {"all"}),
        ("organiser", set()),
        ("admin", set()),
    ],
)
def test_who_reads_which_line(world: World, who: str, reads: set[str]) -> None:
    common = {"enterprise": world.enterprise, "by": world.backup}
    TimelineEntryFactory(kind="all", **common)
    TimelineEntryFactory(kind="unit", audience=Audience.UNIT, unit=world.unit, **common)
    TimelineEntryFactory(kind="internal", audience=Audience.INTERNAL, **common)

    lines = TimelineEntry.objects.filter(enterprise=world.enterprise).readable_by(getattr(world, who))

    assert {line.kind for line in lines} == reads


def test_one_reads_what_one_wrote(world: World) -> None:
    line = TimelineEntryFactory(enterprise=world.enterprise, audience=Audience.INTERNAL, by=world.specialist)

    assert line in TimelineEntry.objects.readable_by(world.specialist)
    assert line not in TimelineEntry.objects.readable_by(world.backup)
