"""An import by the real worker: five thousand rows in time, and kill -9 in its midst loses nothing and doubles nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from accounts.clock import database_now
from enterprises.actions import imports
from enterprises.models import Enterprise, ImportBatch, ImportState, TimelineEntry
from tests.factories import World, make_world
from tests.factories.workbooks import register_rows, workbook
from tests.faults.house import START, House
from tests.faults.waiting import wait_until

ROWS, MOST_SECONDS = 5000, 60
LEASE = 3


@pytest.fixture(autouse=True)
def shared_folder(house: House, settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = house.environment["FILES_ROOT"] = str(tmp_path / "files")
    house.environment |= {"IMPORT_LEASE_SECONDS": str(LEASE), "IMPORT_SECONDS": "1"}


def state_of(batch: ImportBatch) -> str:
    batch.refresh_from_db()
    return batch.state


def checked(world: World, rows: int) -> ImportBatch:
    batch = imports.upload_file(
        kind="ENTERPRISES", file_name="list.xlsx", content=workbook(register_rows(rows)), by=world.office, at=world.at
    )
    return imports.check_file(batch, by=world.office, at=world.at)


@pytest.mark.fault
def test_five_thousand_rows_come_in_within_a_minute_and_show_how_far_they_are(house: House, report: list[str]) -> None:
    world = make_world()
    house.ready_worker()
    begun = time.monotonic()
    batch = checked(world, ROWS)
    house.beat()
    wait_until(lambda: state_of(batch) == ImportState.CHECKED, "the check is over", START)
    read = time.monotonic()
    imports.start_import(batch, by=world.office, at=database_now())
    seen = set()

    def is_over() -> bool:
        over = state_of(batch) == ImportState.IMPORTED
        seen.add(batch.rows_done)
        return over

    wait_until(is_over, "the import is over", START)
    seconds = time.monotonic() - begun
    written = time.monotonic() - read
    report.append(
        f"import of {ROWS} rows: check {read - begun:.1f} s with the start of beat, import {written:.1f} s"
        f" ({ROWS / written:.0f} rows/s), {len(seen)} different steps seen"
    )
    assert Enterprise.objects.count() == ROWS + 2
    assert batch.rows.filter(done_at__isnull=False).count() == ROWS
    assert len(seen) > 5
    assert seconds < MOST_SECONDS


@pytest.mark.fault
def test_a_worker_killed_in_the_midst_of_an_import_loses_nothing_and_doubles_nothing(
    house: House, report: list[str]
) -> None:
    world, rows = make_world(), 600
    house.beat()
    worker = house.quick_worker()
    batch = checked(world, rows)
    wait_until(lambda: state_of(batch) == ImportState.CHECKED, "the check is over", START)
    imports.start_import(batch, by=world.office, at=database_now())
    wait_until(lambda: state_of(batch) and batch.rows_done >= 100, "it has begun", START)
    worker.kill()
    killed_at = batch.rows_done
    house.quick_worker(), house.quick_worker()
    wait_until(lambda: state_of(batch) == ImportState.IMPORTED, "another has ended it", START)

    report.append(f"worker killed after {killed_at} of {rows} rows: every row is there once")
    made = Enterprise.objects.filter(uscc__startswith="91000000MB")
    assert made.count() == rows
    assert TimelineEntry.objects.filter(enterprise__in=made).count() == rows
    assert batch.rows.filter(done_at__isnull=False, subject_id__in=made.values("pk")).count() == rows
    assert batch.rows_done == rows
