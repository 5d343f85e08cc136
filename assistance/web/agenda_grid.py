"""The agenda as a table: days, rooms across, times down, each item over the rows of its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.wording import exact_day
from assistance.models import AgendaItem, Room

HALF_HOUR = timedelta(minutes=30)
NO_ROOM = "none"  # what a form sends for items without a room


@dataclass(frozen=True)
class Column:
    """A room, or those that have none yet; as many lanes as items stand there at once."""

    room: Room | None
    lanes: int

    @property
    def key(self) -> str:
        """What a form sends for it."""
        return str(self.room.pk) if self.room else NO_ROOM


@dataclass(frozen=True)
class Cell:
    """A place in the table: an item over several rows, or a free one to which an item can be moved."""

    column: Column
    item: AgendaItem | None = None
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """A moment at which something begins or ends, or half an hour strikes; what begins there, and what is free."""

    at: datetime
    cells: list[Cell]


@dataclass(frozen=True)
class DayGrid:
    """One day."""

    day: date
    words: str
    columns: list[Column]
    rows: list[Row]
    items: int


def day_grids(items: Sequence[AgendaItem], rooms: Sequence[Room], first: date, last: date) -> list[DayGrid]:
    """Return a table for each day from ``first`` to ``last``; ``rooms`` are offered although nothing is in them yet."""
    length = (last - first).days + 1
    return [_grid(day, _of_the_day(items, day), rooms) for day in (first + timedelta(days=n) for n in range(length))]


def _of_the_day(items: Iterable[AgendaItem], day: date) -> list[AgendaItem]:
    return [item for item in items if timezone.localtime(item.starts_at).date() == day]


def _grid(day: date, items: list[AgendaItem], rooms: Sequence[Room]) -> DayGrid:
    lanes: dict[Room | None, list[list[AgendaItem]]] = {room: [[]] for room in (*rooms, None)}
    for item in items:
        of_the_room = lanes.setdefault(item.room, [[]])
        free = next((lane for lane in of_the_room if not lane or lane[-1].ends_at <= item.starts_at), None)
        if free is None:
            of_the_room.append([item])
        else:
            free.append(item)
    columns = {room: Column(room, len(of_the_room)) for room, of_the_room in lanes.items()}
    moments = _moments(items)
    rows = [Row(at, []) for at in moments]
    place = {at: number for number, at in enumerate(moments)}
    for room, of_the_room in lanes.items():
        for lane in of_the_room:
            _fill(rows, place, columns[room], lane)
    return DayGrid(day, exact_day(day), list(columns.values()), rows, len(items))


def _fill(rows: list[Row], place: dict[datetime, int], column: Column, lane: list[AgendaItem]) -> None:
    """Put the items of a lane into the rows, and free cells between them."""
    number = 0
    for item in lane:
        begins = place[item.starts_at]
        ends = place.get(item.ends_at, len(rows))  # over midnight: to the end of the table
        for row in rows[number:begins]:
            row.cells.append(Cell(column))
        rows[begins].cells.append(Cell(column, item, ends - begins))
        number = ends
    for row in rows[number:]:
        row.cells.append(Cell(column))


def _moments(items: list[AgendaItem]) -> list[datetime]:
    """Return the beginning of every row: all that begins and ends, and every half hour a little beyond."""
    if not items:
        return []
    first = min(item.starts_at for item in items)
    last = max(item.ends_at for item in items)
    day = timezone.localtime(first).date()
    found = {item.starts_at for item in items} | {item.ends_at for item in items}
    strikes = _struck(first) - HALF_HOUR
    while strikes <= last + HALF_HOUR:
        found.add(strikes)
        strikes += HALF_HOUR
    return sorted(at for at in found if timezone.localtime(at).date() == day)


def _struck(at: datetime) -> datetime:
    """Return the half hour that struck last."""
    return at.replace(minute=at.minute // 30 * 30, second=0, microsecond=0)
