"""The pages that people use most, as somebody who uses them, in the demo's county."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.actions.escalations import escalate_issue
from assistance.actions.personal_links import make_link
from assistance.models import Assignment, Category, Conferral, Event, Invitation, Issue, PersonalLink, StageClock, Visit
from assistance.queries.personal_links import address_of, path_of
from assistance.rules.events import ANNOUNCED_STATUSES, EDITABLE_STATUSES
from enterprises.actions.imports import upload_file
from enterprises.models import ChainNode, Enterprise, ImportBatch, Level, Project, Qualification
from tests.browser.events import opening, planned_day

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


def _late_issue() -> str:
    found: Issue | None = Issue.objects.filter(escalation_level__gte=3).order_by("pk").first()
    if found is None:  # the demo's issues climb with the first run of the planner
        office, now = User.objects.get(username="office"), timezone.now()
        found = escalate_issue(Issue.objects.open().order_by("pk")[0], level=3, reason="停产", by=office, at=now)
    return f"/issues/{found.number}/"


def _clock() -> StageClock:
    return StageClock.objects.get(stage="ACCEPT", urgency="NORMAL")


def _clock_category() -> Category:
    return Category.objects.get(code="FIN")


def _assignment() -> Assignment:
    found = Assignment.objects.current().primary().order_by("pk").first()
    assert found is not None
    return found


def _node() -> UUID:
    return ChainNode.objects.present().filter(chain__slug="copper").order_by("pk").values_list("pk", flat=True)[0]


def _held() -> Qualification:
    found = Qualification.objects.filter(status="VALID", level__code="LITTLE_GIANT").order_by("pk").first()
    assert found is not None
    return found


def _project() -> Project:
    found: Project | None = Project.objects.filter(stage="UNDER_WAY").order_by("pk").first()
    assert found is not None
    return found


def _level() -> Level:
    return Level.objects.get(code="HIGH_TECH")


def _uploaded() -> ImportBatch:
    office, now = User.objects.get(username="office"), timezone.now()
    content = "统一社会信用代码,企业名称,镇街\n91000000MA9T7TT01A,阳谷新晨机械有限公司,石佛镇\n".encode()
    return upload_file(kind="ENTERPRISES", file_name="企业.csv", content=content, by=office, at=now)


def _link() -> str:
    office, now = User.objects.get(username="office"), timezone.now()
    issue = Issue.objects.filter(status="ANSWERED").order_by("pk").first()
    assert issue is not None
    return address_of(make_link(issue, by=office, at=now)).partition("/l/")[2]


def _event(status: str) -> Event:
    found: Event | None = Event.objects.filter(status=status, is_public=True).order_by("starts_on", "pk").first()
    assert found is not None, f"the demo has no event that is {status}"
    return found


def _badge() -> str:
    found = Invitation.objects.filter(event=_event("PUBLISHED")).order_by("pk").first()
    assert found is not None
    return f"{found.door_code}/"


def _honour() -> str:
    found = Conferral.objects.filter(event=_event("FOLLOWED_UP")).order_by("pk").first()
    assert found is not None
    return f"/events/{found.event.slug}/honours/{found.pk}/"


def _guest(status: str) -> Invitation:
    rows = Invitation.objects.filter(event__status__in=ANNOUNCED_STATUSES, links__isnull=False, came_at__isnull=True)
    found = rows.filter(status=status).select_related("event").order_by("pk").first()
    assert found is not None, f"the demo has no guest who is {status}"
    return found


def _link_of_a_guest(status: str, purpose: str) -> str:
    link = PersonalLink.objects.get(invitation=_guest(status), purpose=purpose, revoked_at__isnull=True)
    return path_of(link)


def _planned() -> Event:
    found: Event | None = Event.objects.filter(status__in=EDITABLE_STATUSES).order_by("-starts_on").first()
    assert found is not None
    return found


def _calendar() -> str:
    open_calendar_feed(by=User.objects.get(username="specialist"), at=timezone.now())
    return "/settings/my-calendar/"


AT_THE_UNIT = {"lead_unit__memberships__user__username": "handler"}

# name: who opens it, and where it is
PAGES: dict[str, tuple[str, Address]] = {
    "log-in": ("", lambda: "/login/"),
    "my day of a specialist": ("specialist", lambda: "/"),
    "my day of the office": ("office", lambda: "/"),
    "my day of a leader": ("leader", lambda: "/"),
    "enterprises": ("specialist", lambda: "/enterprises/"),
    "enterprises of an organiser": ("organiser", lambda: "/enterprises/"),
    "an enterprise": ("specialist", lambda: f"/enterprises/{_own().pk}/"),
    "a new enterprise": ("office", lambda: "/enterprises/new/"),
    "a correction of the register": ("office", lambda: f"/enterprises/{_own().pk}/edit/"),
    "the contacts": ("office", lambda: f"/enterprises/{_own().pk}/contacts/"),
    "a change of status": ("office", lambda: f"/enterprises/{_own().pk}/status/"),
    "industry classes": ("office", lambda: "/enterprises/industries/?industry_class=325"),
    "a size class": ("office", lambda: "/enterprises/size-class/?industry_class=C3251&employees=420&revenue=31000"),
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
    "issues on a board": ("office", lambda: "/issues/?view=board"),
    "issues in a dense table": ("office", lambda: "/issues/?view=dense&returned=&urgency=URGENT"),
    "views that one keeps": ("office", lambda: "/issues/views/?query=overdue%3D1"),
    "the office's desk": ("office", lambda: "/issues/triage/"),
    "the inbox of a handler": ("handler", lambda: "/issues/inbox/"),
    "a new issue": ("specialist", lambda: f"/issues/new/?enterprise={_own().pk}"),
    "an issue to be accepted": ("office", lambda: _issue("SUBMITTED")),
    "an issue in progress": ("handler", lambda: _issue("IN_PROGRESS", **AT_THE_UNIT)),
    "an issue to be closed": ("office", lambda: _issue("ANSWERED")),
    "what a personal link opens": ("", lambda: f"/l/{_link()}"),
    "a link that opens nothing": ("", lambda: "/l/nothing/"),
    "call-backs": ("office", lambda: "/issues/call-backs/"),
    "second looks": ("office", lambda: "/issues/call-backs/?second=1"),
    "re-checks": ("office", lambda: "/issues/rechecks/"),
    "a closed issue": ("auditor", lambda: _issue("CLOSED")),
    "the ledger": ("office", lambda: "/issues/ledger/"),
    "scores of units": ("leader", lambda: "/issues/scores/?month=2026-10"),
    "a supervision slip": ("office", lambda: f"{_late_issue()}slip/"),
    "clocks": ("office", lambda: "/settings/clocks/"),
    "a clock": ("admin", lambda: f"/settings/clocks/{_clock().pk}/"),
    "a category": ("office", lambda: f"/settings/clocks/categories/{_clock_category().pk}/"),
    "the working calendar": ("admin", lambda: f"/settings/calendar/{timezone.localdate().year}/"),
    "a day of the calendar": ("office", lambda: f"/settings/calendar/days/{timezone.localdate().isoformat()}/"),
    "one's own calendar": ("specialist", _calendar),
    "a notice": ("office", lambda: f"/settings/calendar/{timezone.localdate().year + 1}/notice/"),
    "qualifications of an enterprise": ("office", lambda: f"/enterprises/{_held().enterprise_id}/qualifications/"),
    "qualifications, read": ("specialist", lambda: f"/enterprises/{_own().pk}/qualifications/"),
    "qualifications of the county": ("office", lambda: "/qualifications/"),
    "a new qualification": ("office", lambda: f"/enterprises/{_own().pk}/qualifications/new/"),
    "an upload": ("office", lambda: f"/qualifications/{_held().pk}/documents/new/"),
    "a revocation": ("office", lambda: f"/qualifications/{_held().pk}/revoke/"),
    "projects": ("leader", lambda: "/projects/"),
    "a project": ("office", lambda: f"/projects/{_project().pk}/edit/"),
    "a project moves on": ("office", lambda: f"/projects/{_project().pk}/move/"),
    "honours": ("auditor", lambda: "/honours/"),
    "a new award": ("office", lambda: f"/enterprises/{_own().pk}/awards/new/"),
    "rules of cultivation": ("office", lambda: "/cultivation/"),
    "a new edition": ("office", lambda: f"/cultivation/levels/{_level().pk}/rule/"),
    "assignments": ("office", lambda: "/assignments/"),
    "a caseload": ("office", lambda: f"/specialists/{_assignment().specialist_id}/"),
    "the end of an assignment": ("office", lambda: f"/assignments/{_assignment().pk}/end/"),
    "a hand-over": ("office", lambda: f"/assignments/{_assignment().pk}/hand-over/"),
    "chains": ("office", lambda: "/chains/"),
    "a chain": ("specialist", lambda: "/chains/copper/"),
    "the map of a chain": ("office", lambda: "/chains/copper/map/"),
    "a node": ("office", lambda: f"/chain-nodes/{_node()}/edit/"),
    "an enterprise in its chain": ("office", lambda: f"/enterprises/{_own().pk}/chain/"),
    "the leaders of a chain": ("office", lambda: "/chains/copper/leaders/"),
    "reminders": ("specialist", lambda: "/reminders/?all=1"),
    "search": ("office", lambda: "/search/?q=a"),
    "a brief": ("specialist", lambda: f"/enterprises/{_own().pk}/brief/"),
    "merged records": ("office", lambda: f"/enterprises/{_own().pk}/merges/"),
    "which record": ("office", lambda: f"/enterprises/{_own().pk}/merge/?q=a"),
    "a merge": ("office", lambda: f"/enterprises/{_own().pk}/merge/?loser={_own('specialist02').pk}"),
    "guests": ("organiser", lambda: f"/events/{_guest('ACCEPTED').event.slug}/guests/"),
    "guests of a specialist": ("specialist", lambda: f"/events/{_guest('ACCEPTED').event.slug}/guests/?state=ACCEPTED"),
    "a guest": ("organiser", lambda: f"/events/{_guest('INVITED').event.slug}/guests/{_guest('INVITED').pk}/"),
    "whom to invite": ("organiser", lambda: f"/events/{_planned().slug}/guests/pick/"),
    "an invitation": ("", lambda: _link_of_a_guest("INVITED", "ANSWER_INVITATION")),
    "an accepted invitation": ("", lambda: _link_of_a_guest("ACCEPTED", "ANSWER_INVITATION")),
    "questions of a guest": ("", lambda: _link_of_a_guest("ACCEPTED", "ASK_QUESTION")),
    "events": ("organiser", lambda: f"/events/?year={planned_day().starts_on.year}"),
    "an event": ("organiser", lambda: f"/events/{planned_day().slug}/"),
    "an event, read": ("handler", lambda: f"/events/{planned_day().slug}/"),
    "a new event": ("organiser", lambda: "/events/new/"),
    "an event to be published": ("organiser", lambda: f"/events/{planned_day().slug}/publish/"),
    "an event to be cancelled": ("organiser", lambda: f"/events/{planned_day().slug}/cancel/"),
    "the agenda of an event": ("organiser", lambda: f"/events/{planned_day().slug}/agenda/"),
    "a new item": ("organiser", lambda: f"/events/{planned_day().slug}/agenda/new/"),
    "an item of an agenda": ("organiser", lambda: f"/events/items/{opening().pk}/"),
    "the minutes of an item": ("organiser", lambda: f"/events/items/{opening().pk}/minutes/"),
    "people": ("admin", lambda: "/people/"),
    "imports": ("office", lambda: "/imports/"),
    "the columns of an import": ("office", lambda: f"/imports/{_uploaded().pk}/"),
    "the log of exports": ("auditor", lambda: "/exports/"),
    "the door": ("organiser", lambda: f"/events/{_event('PUBLISHED').slug}/door/?q=a"),
    "a badge at the door": ("organiser", lambda: f"/events/{_event('PUBLISHED').slug}/door/{_badge()}"),
    "badges": ("organiser", lambda: f"/events/{_event('PUBLISHED').slug}/badges/?all=1"),
    "questions of an event": ("organiser", lambda: f"/events/{_event('FOLLOWED_UP').slug}/questions/?status=ALL"),
    "a question": ("organiser", lambda: f"/events/{_event('PUBLISHED').slug}/questions/new/"),
    "the hall's screen": ("organiser", lambda: f"/events/{_event('PUBLISHED').slug}/questions/stage/"),
    "the report of an event": ("auditor", lambda: f"/events/{_event('FOLLOWED_UP').slug}/report/"),
    "honours of an event": ("office", lambda: f"/events/{_event('FOLLOWED_UP').slug}/honours/"),
    "an honour": ("office", lambda: f"/events/{_event('PUBLISHED').slug}/honours/new/"),
    "a certificate": ("office", lambda: f"{_honour()}certificate/"),
    "an event for everybody": ("", lambda: f"/e/{_event('FOLLOWED_UP').slug}/"),
    "a programme for paper": ("", lambda: f"/e/{_event('FOLLOWED_UP').slug}/programme/"),
    "nothing there": ("leader", lambda: "/issues/1900-99999/"),
    "not allowed": ("specialist", lambda: "/people/"),
}
