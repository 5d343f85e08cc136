"""The same act through the page and through the API: the same people may, and the same rows are left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db.models import Model

from accounts.models import Membership
from assistance.models import (
    Assignment,
    Category,
    Commitment,
    Issue,
    IssueStep,
    Merge,
    Reminder,
    StageClock,
    Visit,
)
from enterprises.models import (
    Award,
    Chain,
    ChainLeader,
    ChainNode,
    ChainPlace,
    Contact,
    Document,
    Enterprise,
    Figure,
    PhoneReveal,
    Project,
    Qualification,
    SupplyLink,
    TimelineEntry,
)
from tests.doors.scene import Scene
from tests.doors.table import COLUMNS, TABLE, Door, Verdict
from tests.doors.walk import enter, undone, writes

pytestmark = pytest.mark.django_db

ACTS = {
    "log a visit": ("assistance:visit-new", "api:visit-list", ""),
    "complete a visit": ("assistance:visit-complete", "api:visit-complete", "planned"),
    "call a visit off": ("assistance:visit-cancel", "api:visit-cancel", "planned"),
    "keep a promise": ("assistance:commitment-keep", "api:commitment-keep", "commitment"),
    "raise an issue": ("assistance:issue-new", "api:issue-list", ""),
    "accept": ("assistance:issue-accept", "api:issue-accept", "submitted"),
    "acknowledge": ("assistance:issue-acknowledge", "api:issue-acknowledge", "assigned"),
    "note the progress": ("assistance:issue-progress", "api:issue-progress", "working"),
    "answer": ("assistance:issue-answer", "api:issue-answer", "working"),
    "answer on the spot": ("assistance:issue-answer", "api:issue-answer", "submitted"),
    "close": ("assistance:issue-close", "api:issue-close", "answered"),
    "assign": ("assistance:assignment-new", "api:assignment-list", ""),
    "end an assignment": ("assistance:assignment-end", "api:assignment-end", "assignment"),
    "hand over": ("assistance:hand-over", "api:assignment-hand-over", ""),
    "change the status": ("enterprises:status", "api:enterprise-status", "enterprise"),
    "add a contact": ("enterprises:contact-new", "api:enterprise-contact-list", "enterprise"),
    "correct a contact": ("enterprises:contact-edit", "api:contact-detail", "deputy"),
    "archive a contact": ("enterprises:contact-archive", "api:contact-archive", "deputy"),
    "bring a contact back": ("enterprises:contact-restore", "api:contact-restore", "archived"),
    "merge": ("assistance:merge", "api:enterprise-merge-list", "enterprise"),
    "undo a merge": ("assistance:merge-undo", "api:merge-undo", "merge"),
    "look at a number": ("enterprises:contact-reveal", "api:contact-reveal", "deputy"),
    "grant a qualification": ("enterprises:qualification-new", "api:qualification-list", "enterprise"),
    "correct a qualification": ("enterprises:qualification-edit", "api:qualification-detail", "qualification"),
    "revoke a qualification": ("enterprises:qualification-revoke", "api:qualification-revoke", "qualification"),
    "note the yearly update": ("enterprises:qualification-update", "api:qualification-yearly-update", "qualification"),
    "add a document": ("enterprises:document-new", "api:qualification-documents", "qualification"),
    "remove a document": ("enterprises:document-remove", "api:document-remove", "document"),
    "add a project": ("enterprises:project-new", "api:project-list", "enterprise"),
    "edit a project": ("enterprises:project-edit", "api:project-detail", "project"),
    "move a project on": ("enterprises:project-move", "api:project-move", "project"),
    "give an award": ("enterprises:award-new", "api:award-list", "enterprise"),
    "edit an award": ("enterprises:award-edit", "api:award-detail", "award"),
    "remove an award": ("enterprises:award-remove", "api:award-remove", "award"),
    "enter a figure": ("enterprises:figures-enter", "api:figure-list", ""),
    "read a reminder": ("assistance:reminder-read", "api:reminder-read", "reminder"),
    "edit a clock": ("assistance:clock", "api:clock-detail", "clock"),
    "edit a category": ("assistance:category", "api:category-detail", "category_row"),
    "found a chain": ("enterprises:chain-new", "api:chain-list", ""),
    "edit a chain": ("enterprises:chain-edit", "api:chain-detail", "chain"),
    "add a node": ("enterprises:node-new", "api:node-of-chain-list", "chain"),
    "edit a node": ("enterprises:node-edit", "api:chain-node-detail", "node"),
    "move a node": ("enterprises:node-move", "api:chain-node-move", "node"),
    "remove a node": ("enterprises:node-remove", "api:chain-node-remove", "spare_node"),
    "enter a supply link": ("enterprises:link-new", "api:supply-link-list", ""),
    "edit a supply link": ("enterprises:link-edit", "api:supply-link-detail", "link"),
    "remove a supply link": ("enterprises:link-remove", "api:supply-link-remove", "link"),
    "appoint a chain leader": ("enterprises:leader-new", "api:leader-of-chain-list", "chain"),
    "end an appointment": ("enterprises:leader-end", "api:chain-leader-end", "vice"),
    "hand over a chain": ("enterprises:leader-replace", "api:chain-leader-replace", "vice"),
}
TABLES: list[type[Model]] = [
    Visit, Commitment, Issue, IssueStep, Assignment, Reminder, TimelineEntry, Enterprise, Contact, PhoneReveal, Membership,
    Merge, Chain, ChainLeader, ChainNode, ChainPlace, SupplyLink,
    Qualification, Document, Project, Award,
    Figure, StageClock, Category,
]  # fmt: skip
Rows = dict[Any, dict[str, Any]]
VOLATILE = {"id", "body_digest"}
NO = {Verdict.MAY_NOT, Verdict.HIDDEN, Verdict.UNKNOWN}  # each door says no in its own way


@pytest.mark.parametrize(("page_route", "api_route", "thing"), ACTS.values(), ids=ACTS)
def test_both_doors_let_the_same_people_do_it_and_leave_the_same_rows(
    page_route: str, api_route: str, thing: str, scene: Scene
) -> None:
    page, api = door_to(page_route, thing), door_to(api_route, thing)
    before, done = dict(rows()), 0
    for role in COLUMNS:
        for ours in (True, False):
            by_page, left_by_page = act(scene, page, role, before, ours=ours)
            by_api, left_by_api = act(scene, api, role, before, ours=ours)
            who = f"{role}, {'our' if ours else 'their'} side"
            assert by_page == by_api or (by_page in NO and by_api in NO), f"{who}: page {by_page}, API {by_api}"
            assert left_by_page == left_by_api, who
            assert bool(left_by_page) == (by_page == Verdict.MAY), who
            done += by_page == Verdict.MAY
    assert done, "nobody may"


def door_to(route: str, thing: str) -> Door:
    """Return the row of an act; of a page that asks for an enterprise, the row with one."""
    rows = [row for row in TABLE if row.route == route and row.method in ("POST", "PATCH") and row.theirs]
    exact = [row for row in rows if row.thing == thing]
    return (exact or rows)[0]


def act(scene: Scene, door: Door, role: str, before: Rows, *, ours: bool) -> tuple[Verdict | None, list[Any]]:
    """Do it, look what it left, undo it."""
    with undone():
        untouched = writes()
        answer = enter(scene, door, role, ours=ours)
        return answer.verdict, [] if writes() == untouched else list(left(before, dict(rows())))


def rows() -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield every row that verbs write, by table and key."""
    for model in TABLES:
        for row in model._default_manager.values():
            yield (model.__name__, row["id"]), row


def left(before: Rows, after: Rows) -> Iterator[Any]:
    """Yield new and changed rows in one order, with new keys and moments of time blurred."""
    new = {key: table for table, key in after.keys() - before.keys()}
    changed = [(table, row) for (table, key), row in after.items() if before.get((table, key)) != row]
    blurred = [
        (table, {name: blur(value, new) for name, value in row.items() if name not in VOLATILE})
        for table, row in changed
    ]
    yield from sorted(blurred, key=repr)


def blur(value: Any, new: dict[Any, str]) -> Any:
    """Return what two runs of one act have in common."""
    if isinstance(value, datetime):
        return "a moment"
    if isinstance(value, date):
        return value
    try:
        return f"the new {new[value]}" if value in new else value
    except TypeError:  # a list or a dict
        return value
