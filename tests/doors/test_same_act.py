"""The same act through the page and through the API: the same people may, and the same rows are left behind."""

from __future__ import annotations

import pytest
from django.db.models import Model

from accounts.models import Membership
from assistance.models import (
    AgendaItem,
    Assignment,
    Booking,
    CalendarFeed,
    CallBack,
    Category,
    Commitment,
    Conferral,
    Contribution,
    Event,
    EventPhoto,
    Invitation,
    Issue,
    IssueStep,
    Merge,
    PersonalLink,
    Programme,
    Question,
    Recheck,
    Reminder,
    SavedView,
    Seating,
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
from tests.doors.rows.issue_moves import MOVES
from tests.doors.stage import Walk
from tests.doors.table import TABLE, Door, Verdict
from tests.doors.traces import Trace
from tests.doors.walk import Answer

pytestmark = pytest.mark.django_db

ACTS = {
    "log a visit": ("assistance:visit-new", "api:visit-list", ""),
    "complete a visit": ("assistance:visit-complete", "api:visit-complete", "planned"),
    "call a visit off": ("assistance:visit-cancel", "api:visit-cancel", "planned"),
    "keep a promise": ("assistance:commitment-keep", "api:commitment-keep", "commitment"),
    "raise an issue": ("assistance:issue-new", "api:issue-list", ""),
    "publish a programme": ("assistance:event-publish", "api:event-publish", "api_draft"),
    "hold an event": ("assistance:event-hold", "api:event-hold", "api_event"),
    "follow an event up": ("assistance:event-follow-up", "api:event-follow-up", "api_held"),
    "cancel an event": ("assistance:event-cancel", "api:event-cancel", "api_event"),
    "move an item": ("assistance:agenda-item-move", "api:agenda-item-move", "api_item"),
    "write minutes": ("assistance:agenda-item-minutes", "api:agenda-item-minutes", "api_item"),
    "remove a photo": ("assistance:event-photo-remove", "api:event-photo-remove", "api_photo"),
    "take out a guest's link": ("assistance:guest-message", "api:invitation-link", "invited_guest"),
    "answer for a guest": ("assistance:guest-answer", "api:invitation-answer", "invited_guest"),
    "welcome a guest": ("assistance:event-door-scan", "api:event-check-in", "day"),
    "take a question to the stage": ("assistance:question-approve", "api:question-approve", "question"),
    "decline a question": ("assistance:question-decline", "api:question-decline", "question"),
    "answer a question": ("assistance:question-answer", "api:question-answer", "question"),
    "make an issue of a question": ("assistance:question-make-issue", "api:question-make-issue", "question"),
    "take an honour back": ("assistance:event-honour-take-back", "api:conferral-remove", "honour"),
    "withdraw an invitation": ("assistance:guest-withdraw", "api:invitation-withdraw", "invited_guest"),
    "take out a link": ("assistance:issue-link", "api:issue-link", "asked"),
    "record a second look": ("assistance:recheck-record", "api:recheck-record", "recheck"),
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
    "keep a view": ("assistance:saved-views", "api:saved-view-list", ""),
    "rename a view": ("assistance:saved-view-rename", "api:saved-view-detail", "view"),
    "read a reminder": ("assistance:reminder-read", "api:reminder-read", "reminder"),
    "edit a clock": ("assistance:clock", "api:clock-detail", "clock"),
    "edit a category": ("assistance:category", "api:category-detail", "category_row"),
    "change one's calendar address": ("assistance:my-calendar", "api:my-calendar", ""),
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
ACTS |= {
    f"{row.verb} ({row.thing})": (f"assistance:issue-{row.verb}", f"api:issue-{row.verb}", row.thing) for row in MOVES
}
TABLES: list[type[Model]] = [
    Visit, Commitment, Issue, IssueStep, CallBack, Contribution, Recheck, Assignment, Reminder, SavedView, TimelineEntry,
    Enterprise, Contact, PhoneReveal, Membership, Merge, Chain, ChainLeader, ChainNode, ChainPlace, SupplyLink,
    Qualification, Document, Project, Award, Figure, PersonalLink, StageClock, Category, Invitation, CalendarFeed,
    Question, Conferral,
    Event, Seating, Programme, AgendaItem, Booking, EventPhoto,
]  # fmt: skip
NO = {Verdict.MAY_NOT, Verdict.HIDDEN, Verdict.UNKNOWN}  # each door says no in its own way


@pytest.mark.parametrize(("page_route", "api_route", "thing"), ACTS.values(), ids=ACTS)
def test_both_doors_let_the_same_people_do_it_and_leave_the_same_rows(
    page_route: str, api_route: str, thing: str, answers: Walk
) -> None:
    done = 0
    for page, api in zip(answers(door_to(page_route, thing)), answers(door_to(api_route, thing)), strict=True):
        assert (page.role, page.ours) == (api.role, api.ours)
        by_page, by_api, left_by_page = page.verdict, api.verdict, rows(page)
        who = f"{page.role}, {'our' if page.ours else 'their'} side"
        assert by_page == by_api or (by_page in NO and by_api in NO), f"{who}: page {by_page}, API {by_api}"
        assert left_by_page == rows(api), who
        assert bool(left_by_page) == (by_page == Verdict.MAY), who
        done += by_page == Verdict.MAY
    assert done, "nobody may"


def door_to(route: str, thing: str) -> Door:
    """Return the row of an act; of a page that asks for an enterprise, the row with one."""
    rows = [row for row in TABLE if row.route == route and row.method in ("POST", "PATCH") and row.theirs]
    exact = [row for row in rows if row.thing == thing]
    return (exact or rows)[0]


def rows(answer: Answer) -> list[Trace]:
    """Return what an act left in the tables that both doors write."""
    names = {model.__name__ for model in TABLES}
    return [(table, row) for table, row in answer.left if table in names]
