"""Doors of imports and exports: the office brings files in; who may take a list out is asked by the list."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from enterprises.actions.export_lists import LISTS
from enterprises.models import ImportBatch, ImportRow, ImportState
from tests.doors.bodies import Body, Fields, always
from tests.doors.door import LOADS, OFFICE, READERS, Door
from tests.doors.rows.figures import READS_TOTALS
from tests.doors.scene import Scene, Things
from tests.factories.imports import ImportBatchFactory
from tests.factories.workbooks import register_rows, workbook
from tests.factories.world import World

OFFICE_AND_AUDITOR = "x x x   +   x x   x x + x   !"


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """Imports in the states that the acts begin from."""
    made: dict[str, Any] = {"kind": "enterprises"}
    for name, state in (
        ("uploaded", ImportState.UPLOADED),
        ("checked", ImportState.CHECKED),
        ("imported", ImportState.IMPORTED),
    ):
        batch: ImportBatch = ImportBatchFactory(by=world.office, state=state, file_name=f"{side}-{name}.xlsx")
        ImportRow.objects.create(batch=batch, number=2, cells=["x"], verdict="CREATE")
        made[name] = batch
    return made | {f"list_of_{noun}": noun for noun in LISTS}


def upload(scene: Scene, side: Things) -> Fields:
    """A list of new enterprises."""
    content = workbook(register_rows(2))
    return {"kind": "ENTERPRISES", "file": SimpleUploadedFile("list.xlsx", content)}


def chosen(scene: Scene, side: Things) -> Fields:
    """The columns as they were proposed."""
    return {f"c{place}": name for name, place in side.more["uploaded"].columns.items()}


CSV: Body = always({"format": "csv"})
COLUMNS: Body = always({"columns": {"uscc": 0, "name": 1}})

ROWS = [
    Door("enterprises:imports", "GET", 200, OFFICE),
    Door("enterprises:imports", "POST", 302, OFFICE, body=upload),
    Door("enterprises:import-template", "GET", 200, OFFICE, thing="kind"),
    Door("enterprises:import", "GET", 200, OFFICE, thing="checked"),
    Door("enterprises:import-check", "POST", 302, OFFICE, thing="uploaded", body=chosen),
    Door("enterprises:import-start", "POST", 302, OFFICE, thing="checked"),
    Door("enterprises:import-discard", "POST", 302, OFFICE, thing="uploaded"),
    Door("enterprises:import-undo", "POST", 302, OFFICE, thing="imported"),
    Door("enterprises:import-failing", "GET", 200, OFFICE, thing="checked"),
    Door("enterprises:exports", "GET", 200, OFFICE_AND_AUDITOR),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_enterprises", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_contacts", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_qualifications", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_projects", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_awards", body=CSV),
    Door("enterprises:export", "POST", 200, READS_TOTALS, thing="list_of_figures", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_visits", body=CSV),
    Door("enterprises:export", "POST", 200, READERS, thing="list_of_issues", body=CSV),
    Door("enterprises:export", "POST", 200, LOADS, thing="list_of_assignments", body=CSV),
    Door("api:import-list", "GET", 200, OFFICE),
    Door("api:import-list", "POST", 201, OFFICE, body=upload),
    Door("api:import-detail", "GET", 200, OFFICE, thing="checked"),
    Door("api:import-detail", "PATCH", 200, OFFICE, thing="uploaded", body=COLUMNS),
    Door("api:import-check-rows", "POST", 200, OFFICE, thing="uploaded"),
    Door("api:import-start", "POST", 200, OFFICE, thing="checked"),
    Door("api:import-discard", "POST", 200, OFFICE, thing="uploaded"),
    Door("api:import-undo", "POST", 200, OFFICE, thing="imported"),
    Door("api:import-failing-rows", "GET", 200, OFFICE, thing="checked"),
    Door("api:import-row-list", "GET", 200, OFFICE, thing="checked"),
    Door("api:import-template", "GET", 200, OFFICE, thing="kind"),
]
