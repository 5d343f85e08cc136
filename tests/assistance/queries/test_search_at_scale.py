"""Search and lists in a county of 100,000 enterprises: every look reads an index and stops; no page asks more often.

``SHOW_PLANS=docs/search.md`` writes the plans into the document.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from assistance.queries.search import search
from enterprises.models import Enterprise
from enterprises.queries.directory import Asked, counted_chips, directory
from tests.clients import MobileClient
from tests.databases import OwnDatabase
from tests.factories.county import RARE, grow
from tests.factories.world import World

pytestmark = pytest.mark.scale
LogIn = Callable[[User], Client]
FEW, MANY, MOST = 400, 40_000, 100_000
MOST_BLOCKS = 8000  # of the some 25,000 that the tables and their indexes fill
# Where thousands of names begin with one character the box looks through its hits; read from memory, some 50 ms.
MOST_BLOCKS_OF = {"box: a character that names begin with `新`": 60_000}
BIG = {"enterprises_enterprise", "enterprises_contact", "assistance_issue"}
TYPED = {
    "a common character": "铜",
    "a rare character": RARE,
    "two characters": "鑫华",
    "the end of a name": "公司",
    "a character that names begin with": "新",
    "one letter": "x",
    "one syllable": "xin",
    "two letters": "jx",
    "a part of the pinyin": "tongye",
    "initials": "ygjx",
    "a part of the code": "n0007919",
}
START = "<!-- plans -->"


def pages(enterprise: Enterprise) -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "list": ("/enterprises/", {}),
        "list of a text": (f"/enterprises/?q={quote('铜')}", {}),
        "search": (f"/search/?q={quote('铜')}", {}),
        "panel": (f"/search/?q={quote('铜')}", {"HX-Request": "true", "HX-Target": "search-panel"}),
        "enterprise": (f"/enterprises/{enterprise.pk}/", {}),
    }


def costs(world: World, log_in: LogIn) -> tuple[dict[str, int], float]:
    """Return how many queries each page asks, and the median time of the list's first page."""
    client, mobile, found = log_in(world.office), MobileClient(world.office), {}
    for name, (address, headers) in pages(world.enterprise).items():
        client.get(address, headers=headers)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address, headers=headers).status_code == 200
        found[name] = len(queries)
    with CaptureQueriesContext(connection) as queries:
        assert mobile.get("enterprises/").status_code == 200
    found["api"] = len(queries)
    times = []
    for _time in range(9):
        begin = time.perf_counter()
        client.get("/enterprises/")
        times.append(time.perf_counter() - begin)
    return found, statistics.median(times)


def plans_of(act: Callable[[], Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the plan of every statement over the big tables, measured, and the statement."""
    with CaptureQueriesContext(connection) as queries:
        act()
    for query in queries.captured_queries:
        if any(table in query["sql"] for table in BIG):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql'].replace('%', '%%')}", [])
                [found] = cursor.fetchone()
            yield (json.loads(found) if isinstance(found, str) else found)[0], query["sql"]


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def blocks(plan: dict[str, Any]) -> int:
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def test_search_and_lists_do_not_grow_with_the_county(own_database: OwnDatabase, world: World, log_in: LogIn) -> None:
    grow(world, FEW)
    few, few_time = costs(world, log_in)
    grow(world, MANY)
    many, many_time = costs(world, log_in)
    print(f"queries {many}; list page at {FEW}: {few_time * 1000:.0f} ms, at {MANY}: {many_time * 1000:.0f} ms")  # noqa: T201
    assert many == few

    grow(world, MOST)
    told: list[str] = []
    wrong: list[str] = []
    for reader in (world.office, world.specialist):
        acts: dict[str, Callable[[], Any]] = {}
        for what, text in TYPED.items():
            acts[f"box: {what} `{text}`"] = lambda text=text, reader=reader: search(reader, text, 20)
            acts[f"list: {what} `{text}`"] = lambda text=text, reader=reader: list(
                directory(reader, Asked(text=text)).order_by("pinyin", "id")[:51]
            )
        for name, act in acts.items():
            read, took, used = 0, 0.0, set()
            for plan, sql in plans_of(act):
                for node in nodes(plan["Plan"]):
                    if node["Node Type"] == "Seq Scan" and node.get("Relation Name") in BIG:
                        wrong.append(f"{reader.username}, {name}: Seq Scan on {node['Relation Name']}: {sql[:300]}")
                    used |= {node["Index Name"]} if "Index Name" in node else set()
                read += blocks(plan["Plan"])
                took += plan["Execution Time"]
            indexes = ", ".join(
                sorted(index for index in used if re.match(r"(enterprise|contact|issue)_(by|in)_", index))
            )
            told.append(f"| {reader.username} | {name} | {read} | {took:.1f} | {indexes} |")
            if read > MOST_BLOCKS_OF.get(name, MOST_BLOCKS):
                wrong.append(f"{reader.username}, {name} reads {read} blocks")
    for what, text in {"no filter": "", "a common character": "铜"}.items():
        [(plan, _sql)] = plans_of(lambda text=text: counted_chips(world.office, Asked(text=text)))
        told.append(
            f"| office | counts of the list: {what} | {blocks(plan['Plan'])} | {plan['Execution Time']:.1f} | |"
        )
    print("\n".join(told))  # noqa: T201
    if file := os.environ.get("SHOW_PLANS"):
        _write(Path(file), told, few_time, many_time)
    assert not wrong, "\n".join(wrong)


def _write(file: Path, told: list[str], few: float, many: float) -> None:
    head = file.read_text(encoding="utf-8").split(START)[0]
    times = f"List page, median: {few * 1000:.0f} ms at {FEW} enterprises, {many * 1000:.0f} ms at {MANY:,}.\n\n"
    table = "| reader | look | blocks | ms | indexes |\n|---|---|---|---|---|\n"
    file.write_text(f"{head}{START}\n\n{times}{table}" + "\n".join(told) + "\n", encoding="utf-8")
