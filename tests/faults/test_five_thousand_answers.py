"""C41: thousands of guests answer within a minute, a fifth of them with a double click, while staff change the seats.

The suite runs a fifth of it; ``ANSWERS=5000 SEATS=3000`` runs the whole.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import psutil
import pytest
from django.db import connection
from django.db.models import Count

from accounts.clock import database_now
from assistance.actions.events import change_seats
from assistance.actions.invitations import pick_guests, send_invitations
from assistance.models import Event, Invitation, Message, PersonalLink, Seating
from assistance.rules.attendance import OversoldError
from enterprises.models import Contact
from tests.browser.site import environment_of, served
from tests.databases import OwnDatabase
from tests.factories import ContactFactory, World, make_world
from tests.factories.events import published_event
from tests.factories.links import path_of

ANSWERS, SEATS = int(os.environ.get("ANSWERS", "1000")), int(os.environ.get("SEATS", "600"))
AT_A_TIME = 100  # connections
DOUBLE_CLICKS = 0.2
PATIENCE = 120  # seconds for one answer on a machine that is busy with other tests
FINE = {200, 303, 409, 422, 429, 503}


@dataclass
class Tally:
    """What the guests got, and what the staff saw."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    samples: int = 0
    cuts: int = 0  # refused, since more guests had been promised a seat
    wrong: list[str] = field(default_factory=list)


@pytest.mark.fault
def test_no_seat_is_sold_twice_and_no_guest_is_lost(
    own_database: OwnDatabase, tmp_path: Path, report: list[str]
) -> None:
    world = make_world()
    event = published_event(world, seats=SEATS)
    paths = invited(world, event)
    tally = Tally()
    dice = random.Random(371521)
    clicks = paths + dice.sample(paths, int(len(paths) * DOUBLE_CLICKS))
    clicks.sort(key=lambda _path: dice.random())
    environment = environment_of(own_database)
    with served(environment, tmp_path, workers=2, threads=2) as url:
        host, port = url.removeprefix("http://").split(":")
        begun, spent_before = time.monotonic(), processor_seconds()
        with staff_at_work(world, event, tally):
            guests_at_home = Thread(target=lambda: asyncio.run(all_say_yes(host, int(port), clicks, tally)))
            guests_at_home.start()  # a loop of its own: a browser of this process may have left one in this thread
            guests_at_home.join()
        took, spent = time.monotonic() - begun, processor_seconds() - spent_before

    at_most = sorted(tally.seconds)[int(len(tally.seconds) * 0.95)]
    report.append(
        f"C41 {len(clicks)} answers of {ANSWERS} guests for {SEATS} seats in {took:.0f} s: {len(clicks) / took:.0f}/s,"
        f" {spent / len(clicks) * 1000:.0f} ms of the server's processor time each,"
        f" p95 {at_most:.2f} s at {AT_A_TIME} connections, {tally.samples} changes of seats ({tally.cuts} refused),"
        f" answered {dict(tally.statuses)}"
    )
    assert set(tally.statuses) <= FINE, tally.statuses
    assert tally.statuses[303] == len(clicks), "none was turned away, however busy the house was"
    assert tally.wrong == []
    assert tally.samples > 0
    change_seats(event, seats=SEATS, by=world.organiser, at=database_now())
    guests = Invitation.objects.filter(event=event)
    statuses = dict(guests.values_list("status").annotate(n=Count("pk")).order_by())
    assert statuses == {"ACCEPTED": min(SEATS, ANSWERS), "WAITING": ANSWERS - SEATS}
    assert Seating.objects.get(event=event).taken == min(SEATS, ANSWERS)
    confirmed = Message.objects.filter(about="ANSWER_RECORDED").values("link").annotate(n=Count("pk"))
    assert Counter(confirmed.values_list("n", flat=True)) == {1: ANSWERS}
    moved_up = Message.objects.filter(about="SEAT_FREE").values("link").annotate(n=Count("pk"))
    assert set(moved_up.values_list("n", flat=True)) <= {1}, "who moves up hears of it once"


def processor_seconds() -> float:
    """Return what gunicorn has used so far."""
    servers = [child for child in psutil.Process().children(recursive=True) if "gunicorn" in " ".join(child.cmdline())]
    return sum(times.user + times.system for times in (server.cpu_times() for server in servers))


def invited(world: World, event: Event) -> list[str]:
    """Invite the guests as an organiser does, and return the addresses in their mails."""
    at, agreed = world.at, {"email": "wu@enterprise.example", "consented_on": world.today}
    made = [ContactFactory.build(enterprise=world.enterprise, **agreed) for _ in range(ANSWERS)]
    contacts = Contact.objects.bulk_create(made)
    pick_guests(event, contacts=contacts, by=world.organiser, at=at)
    send_invitations(event, by=world.organiser, at=at)
    links = PersonalLink.objects.filter(invitation__event=event, purpose="ANSWER_INVITATION")
    return [path_of(link) for link in links]


async def all_say_yes(host: str, port: int, paths: list[str], tally: Tally) -> None:
    """Let everybody answer, so many at a time."""
    turns = asyncio.Semaphore(AT_A_TIME)

    async def one(path: str) -> None:
        async with turns:
            begun = time.monotonic()
            tally.statuses[await asyncio.wait_for(says_yes(host, port, path), PATIENCE)] += 1
            tally.seconds.append(time.monotonic() - begun)

    await asyncio.gather(*map(one, paths))


async def says_yes(host: str, port: int, path: str) -> int:
    """Send one answer as a browser would, and return the status of the reply."""
    reader, writer = await asyncio.open_connection(host, port)
    body = b"answer=YES&deputy_name=&deputy_post=&remark="
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
    reply = await reader.read()
    writer.close()
    return int(reply.split(b" ", 2)[1])


@contextmanager
def staff_at_work(world: World, event: Event, tally: Tally) -> Iterator[None]:
    """Change the seats up and down as long as the block runs, and look after each change whether all is right."""
    home_time = Signal()
    dice = random.Random(1101)

    def work() -> None:
        while not home_time.wait(0.2):
            seats = dice.randint(SEATS // 2, SEATS)
            try:
                change_seats(event, seats=seats, by=world.organiser, at=database_now())
            except OversoldError:
                tally.cuts += 1
            except Exception as error:
                tally.wrong.append(repr(error))
            tally.samples += 1
            tally.wrong += looked_at(event)
        connection.close()

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        home_time.set()
        thread.join()


def looked_at(event: Event) -> list[str]:
    """Return what is wrong at this moment, as one statement sees it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seats, taken, (SELECT count(*) FROM assistance_invitation i"
            " WHERE i.event_id = s.event_id AND i.status = 'ACCEPTED') FROM assistance_seating s WHERE event_id = %s",
            [event.pk],
        )
        seats, taken, accepted = cursor.fetchone()
    return [] if taken == accepted <= seats else [f"{accepted} accepted, {taken} taken, {seats} seats"]
