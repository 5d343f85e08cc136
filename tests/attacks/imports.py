"""Attacks on what the office imports."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from enterprises.models import ColumnChoice, ImportBatch, ImportRow, RowVerdict
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.world import World

BATCH = "UPDATE enterprises_importbatch SET version = version + 1, "


def rows(world: World) -> dict[str, Any]:
    """A file with one row, and a heading that is remembered."""
    at = timezone.now()
    stamps = {"created_at": at, "updated_at": at}
    batch = ImportBatch.objects.create(
        kind="ENTERPRISES", by=world.office, file_name="a.xlsx", sha256="0" * 64, size=1, **stamps
    )
    row = ImportRow.objects.create(batch=batch, number=2, verdict=RowVerdict.CREATE)
    choice = ColumnChoice.objects.create(kind="ENTERPRISES", heading="企业名称", field="name", **stamps)
    return {"batch": batch.pk, "import_row": row.pk, "choice": choice.pk}


ATTACKS = [
    ("import_state_is_known", BATCH + "state = 'LOST' WHERE id = %(batch)s"),
    ("import_failed_if_and_only_if_it_says_how", BATCH + "state = 'FAILED' WHERE id = %(batch)s"),
    ("import_failed_if_and_only_if_it_says_how", BATCH + "failure = 'bomb' WHERE id = %(batch)s"),
    ("row_verdict_is_known", "UPDATE enterprises_importrow SET verdict = 'PERHAPS' WHERE id = %(import_row)s"),
    (
        "row_is_once_in_an_import",
        copied("enterprises_importrow", "id batch_id number cells verdict problems changes before", id=NEW_ID)
        + "id = %(import_row)s",
    ),
    (
        "heading_is_remembered_once",
        copied("enterprises_columnchoice", VERSIONED + "kind heading field", id=NEW_ID) + "id = %(choice)s",
    ),
]
ACCEPTED = [BATCH + "state = 'FAILED', failure = 'bomb' WHERE id = %(batch)s"]
