"""An import by the real worker: five thousand rows in time, and kill -9 in its midst loses nothing and doubles nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from accounts.clock import database_now
from enterprises.actions import imports
from enterprises.models import Enterprise, ImportBatch, ImportState, TimelineEntry
from tests.factories import World, make_world
from tests.factories.workbooks import register_rows, workbook
from tests.faults.house import START, House
from tests.faults.waiting import wait_until

ROWS, MOST_SECONDS = 5000, 60
PATIENCE = 300.0  # other tests may keep the machine busy meanwhile; what the import costs is its processor time
LEASE = 3


@pytest.fixture(autouse=True)
def shared_folder(house: House, settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = house.environment["FILES_ROOT"] = str(tmp_path / "files")
    house.environment |= {"IMPORT_LEASE_SECONDS": str(LEASE), "IMPORT_SECONDS": "1"}


def processor_seconds(process: psutil.Process) -> float:
    """Return what a process and its children have used so far."""
    family = [process, *process.children(recursive=True)]
    return sum(times.user + times.system for times in (member.cpu_times() for member in family))


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
    worker = psutil.Process(house.ready_worker().pid)
    begun, spent_before = time.monotonic(), processor_seconds(worker)
    batch = checked(world, ROWS)
    house.beat()
    wait_until(lambda: state_of(batch) == ImportState.CHECKED, "the check is over", PATIENCE)
    read = time.monotonic()
    imports.start_import(batch, by=world.office, at=database_now())
    seen = set()

    def is_over() -> bool:
        over = state_of(batch) == ImportState.IMPORTED
        seen.add(batch.rows_done)
        return over

    wait_until(is_over, "the import is over", PATIENCE)
    written = time.monotonic() - read
    spent = processor_seconds(worker) - spent_before
    report.append(
        f"import of {ROWS} rows: check {read - begun:.1f} s with the start of beat, import {written:.1f} s"
        f" ({ROWS / written:.0f} rows/s, {spent:.1f} s of processor time of the worker), {len(seen)} different steps seen"
    )
    assert Enterprise.objects.count() == ROWS + 2
    assert batch.rows.filter(done_at__isnull=False).count() == ROWS
    assert len(seen) > 5
    assert 0 < spent < MOST_SECONDS


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
