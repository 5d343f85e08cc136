"""The pages that people use most, as somebody who uses them, in the demo's county."""

from __future__ import annotations

from collections.abc import Callable

from assistance.models import Assignment, Issue, Visit
from enterprises.models import Enterprise

Address = Callable[[], str]


def _own(username: str = "specialist") -> Enterprise:
    assignments = Assignment.objects.current().primary().filter(specialist__user__username=username)
    found = Enterprise.objects.filter(pk__in=assignments.values("enterprise")).order_by("pk").first()
    assert found is not None
    return found


def _visit(status: str) -> Visit:
    found = Visit.objects.filter(visitor__username="specialist", status=status).order_by("pk").first()
    assert found is not None, f"the demo's specialist has no visit that is {status}"
    return found


def _issue(status: str, **where: str) -> str:
    found = Issue.objects.filter(status=status, **where).order_by("pk").first()
    assert found is not None, f"the demo has no issue that is {status}"
    return f"/issues/{found.number}/"


def _assignment() -> Assignment:
    found = Assignment.objects.current().primary().order_by("pk").first()
    assert found is not None
    return found


AT_THE_UNIT = {"lead_unit__memberships__user__username": "handler"}

# name: who opens it, and where it is
PAGES: dict[str, tuple[str, Address]] = {
    "log-in": ("", lambda: "/login/"),
    "my day of a specialist": ("specialist", lambda: "/"),
    "my day of the office": ("office", lambda: "/"),
    "my day of a handler": ("handler", lambda: "/"),
    "my day of a leader": ("leader", lambda: "/"),
    "enterprises": ("specialist", lambda: "/enterprises/"),
    "enterprises of an organiser": ("organiser", lambda: "/enterprises/"),
    "an enterprise": ("specialist", lambda: f"/enterprises/{_own().pk}/"),
    "a new enterprise": ("office", lambda: "/enterprises/new/"),
    "a correction of the register": ("office", lambda: f"/enterprises/{_own().pk}/edit/"),
    "a new contact": ("office", lambda: f"/enterprises/{_own().pk}/contacts/new/"),
    "figures of the county": ("leader", lambda: "/figures/"),
    "published figures": ("auditor", lambda: "/figures/?year=2023&through=4"),
    "figures of a chain": ("leader", lambda: "/figures/chains/copper/"),
    "figures of a township": ("office", lambda: "/figures/townships/371521104/?indicator=PROFIT"),
    "figures of an enterprise": ("specialist", lambda: f"/enterprises/{_own().pk}/figures/"),
    "the entry of figures": ("office", lambda: f"/figures/enter/?enterprise={_own().pk}"),
    "visits": ("specialist", lambda: "/visits/"),
    "which enterprise": ("specialist", lambda: "/visits/new/"),
    "the visit form": ("specialist", lambda: f"/visits/new/?enterprise={_own().pk}"),
    "a visit": ("specialist", lambda: f"/visits/{_visit('DONE').pk}/"),
    "a planned visit": ("specialist", lambda: f"/visits/{_visit('PLANNED').pk}/"),
    "a correction of a visit": ("specialist", lambda: f"/visits/{_visit('DONE').pk}/edit/"),
    "a plan": ("specialist", lambda: f"/visits/plan/?enterprise={_own().pk}"),
    "issues": ("office", lambda: "/issues/"),
    "a new issue": ("specialist", lambda: f"/issues/new/?enterprise={_own().pk}"),
    "an issue to be accepted": ("office", lambda: _issue("SUBMITTED")),
    "an issue in progress": ("handler", lambda: _issue("IN_PROGRESS", **AT_THE_UNIT)),
    "an issue to be closed": ("office", lambda: _issue("ANSWERED")),
    "a closed issue": ("auditor", lambda: _issue("CLOSED")),
    "assignments": ("office", lambda: "/assignments/"),
    "a caseload": ("office", lambda: f"/specialists/{_assignment().specialist_id}/"),
    "the end of an assignment": ("office", lambda: f"/assignments/{_assignment().pk}/end/"),
    "a hand-over": ("office", lambda: f"/assignments/{_assignment().pk}/hand-over/"),
    "reminders": ("specialist", lambda: "/reminders/?all=1"),
    "search": ("office", lambda: "/search/?q=a"),
    "people": ("admin", lambda: "/people/"),
    "nothing there": ("leader", lambda: "/issues/1900-99999/"),
    "not allowed": ("specialist", lambda: "/people/"),
}
