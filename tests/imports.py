"""A file's way in, by the verbs or on the pages: upload, check, import, undo. The worker runs where it is called."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.actions.people import system_user
from accounts.clock import database_now
from enterprises.actions import imports
from enterprises.actions.import_job import work_on_imports
from enterprises.models import ImportBatch, ImportState
from tests.factories import World

Verdicts = list[tuple[int, str, list[str]]]


def work() -> None:
    """Do what the worker would."""
    work_on_imports(by=system_user(), clock=database_now)


def upload(world: World, content: bytes, kind: str = "ENTERPRISES") -> ImportBatch:
    """Bring a file; its columns are proposed."""
    return imports.upload_file(kind=kind, file_name="list.xlsx", content=content, by=world.office, at=world.at)


def checked(world: World, content: bytes, kind: str = "ENTERPRISES", unit: str | None = None) -> ImportBatch:
    """Bring a file and have its rows checked."""
    batch = upload(world, content, kind)
    imports.check_file(batch, columns=batch.columns if unit else None, unit=unit, by=world.office, at=world.at)
    work()
    batch.refresh_from_db()
    return batch


def imported(world: World, content: bytes, kind: str = "ENTERPRISES", unit: str | None = None) -> ImportBatch:
    """Bring a file and import it."""
    batch = checked(world, content, kind, unit)
    assert batch.state == ImportState.CHECKED, batch.failure
    imports.start_import(batch, by=world.office, at=world.at)
    work()
    batch.refresh_from_db()
    return batch


def undone(world: World, batch: ImportBatch) -> ImportBatch:
    """Take an import back."""
    imports.undo_import(batch, by=world.office, at=world.at)
    work()
    batch.refresh_from_db()
    return batch


def verdicts(batch: ImportBatch) -> Verdicts:
    """Return what became of each row: its number, the verdict, the codes of its problems."""
    rows = batch.rows.order_by("number")
    return [(row.number, row.verdict, [problem["code"] for problem in row.problems]) for row in rows]


def send(client: Client, content: bytes, kind: str = "ENTERPRISES", name: str = "list.xlsx") -> Any:
    """Send a file to the page; it leads to the import."""
    return client.post("/imports/", {"kind": kind, "file": SimpleUploadedFile(name, content)})


def at_page(client: Client, content: bytes, kind: str = "ENTERPRISES", **more: str) -> ImportBatch:
    """Upload and check on the pages with the columns as proposed."""
    address = send(client, content, kind)["Location"]
    batch = ImportBatch.objects.get(pk=address.split("/")[-2])
    columns = {f"c{place}": name for name, place in batch.columns.items()} | {"unit": batch.unit}
    assert client.post(f"{address}check/", columns | more).status_code == 302
    work()
    batch.refresh_from_db()
    return batch
