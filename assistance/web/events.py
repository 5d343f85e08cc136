"""Pages of events: the list, and what one event is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from accounts.clock import local_day
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.models import AgendaItem, Event
from assistance.programme_words import change_in_words
from assistance.queries.events import (
    Answers,
    EventsAsked,
    answers_of,
    coming_and_past,
    county_day_is_planned,
    years_of_events,
)
from assistance.queries.programme import items_of, placed, planned_items, programmes_of, unpublished_changes
from assistance.queries.public_events import days_of
from assistance.queries.question_results import last_event_before, results_of
from assistance.rules import agenda
from assistance.rules.agenda import Change
from assistance.rules.events import OVER_STATUSES, EventKind, EventMove, EventStatus, allows, next_county_day
from assistance.web.event_tabs import event_head, event_of


@require_safe
@login_required
def events(request: StaffRequest) -> HttpResponse:
    """List the events that one may read: what is still to come, then what is over."""
    user = request.user
    access.require(access.may_read_events(user))
    asked, today = EventsAsked.of(request.GET), local_day(timezone.now())
    coming, past = coming_and_past(user, asked, today)
    may_edit = access.may_edit_events(user)
    county_day = next_county_day(today, *settings.ENTREPRENEUR_DAY) if may_edit else None
    context = {
        "asked": asked,
        "coming": list(coming),
        "page": keyset_page(request, past, ["-starts_on", "-id"]),
        "first_page": not (request.GET.get("after") or request.GET.get("before")),
        "kinds": EventKind.choices,
        "statuses": EventStatus.choices,
        "years": years_of_events(user),
        "may_edit": may_edit,
        "county_day": county_day if county_day and not county_day_is_planned(county_day) else None,
    }
    return show(request, "assistance/events/list.html", context)


@dataclass(frozen=True)
class NextAct:
    """The one thing to do now: its words, its page, its icon, and what to know before."""

    words: str
    url: str
    icon: str
    hint: str = ""


@require_GET
@login_required
def event(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what an event is about: what became of the last one's questions, the next act, seats, programme and changes."""
    user = request.user
    found = event_of(user, slug)
    head = event_head(request, user, found)
    published = programmes_of(found)
    last_event, answers = last_event_before(found), answers_of(found)
    context = head | {
        "last": results_of(last_event, user) if last_event else None,
        "answers": answers,
        "versions": [
            {"programme": programme, "changes": [change_in_words(change) for change in programme.changes]}
            for programme in published
        ],
    }
    if access.may_read_plans(user):
        planned = planned_items(found)
        programme = items_of(found, planned)
        changes = unpublished_changes(found, programme, published[0] if published else None)
        context |= {
            "days_of_programme": days_of(programme),
            "opens_items": True,
            "changes": [change_in_words(change) for change in changes],
            "warnings": agenda.warnings(placed(planned)) if found.is_editable else [],
            "next_act": _next_act(found, planned, changes, answers) if head["may_edit"] else None,
            "moves": _moves(found) if head["may_edit"] else [],
        }
    else:
        context |= {
            "days_of_programme": days_of(published[0].items if published else []),
            "opens_items": found.status in OVER_STATUSES,
        }
    return render(request, "assistance/events/overview.html", context)


def _next_act(found: Event, planned: list[AgendaItem], changes: list[Change], answers: Answers) -> NextAct | None:
    """Return what is to be done next, by the status of the event."""
    if found.is_editable and not planned:
        return NextAct(_("Write the agenda"), _page("event-agenda", found), "layout-grid", _("The agenda is empty."))
    if found.status == EventStatus.DRAFT:
        hint = _("Guests can be invited when the programme is published.")
        return NextAct(_("Publish the programme"), _page("event-publish", found), "megaphone", hint)
    if found.is_announced:
        return _next_of_announced(found, changes, answers)
    if found.status != EventStatus.HELD:
        return None
    if found.questions.undecided().exists():
        hint = _("Some questions have neither an answer nor an issue yet.")
        return NextAct(_("Decide on the questions"), _page("event-questions", found), "list-checks", hint)
    hint = _("Every question is answered or has become an issue; whoever asked is told.")
    return NextAct(_("Everything is followed up"), _page("event-follow-up", found), "check-check", hint)


def _next_of_announced(found: Event, changes: list[Change], answers: Answers) -> NextAct | None:
    if changes:
        hint = _("Guests do not know the latest changes yet.")
        return NextAct(_("Publish the changes"), _page("event-publish", found), "megaphone", hint)
    if local_day(timezone.now()) >= found.starts_on:
        hint = _("Then minutes, questions and honours can be worked on to the end.")
        return NextAct(_("The event was held"), _page("event-hold", found), "flag", hint)
    if not answers.invited:
        hint = _("The programme is published, and nobody is invited yet.")
        return NextAct(_("Invite guests"), _page("guests", found), "mail", hint)
    return None


def _moves(found: Event) -> list[dict[str, Any]]:
    """Return the other things one may do with an event, for its menu."""
    offered = [
        ("event-edit", _("Edit the event"), "pencil", found.is_editable),
        ("event-seats", _("Change the seats"), "armchair", found.is_editable),
        ("event-copy", _("Copy to other days"), "copy", True),
        ("event-cancel", _("Cancel the event"), "ban", allows(found.status, EventMove.CANCEL)),
    ]
    return [
        {"url": _page(name, found), "words": words, "icon": icon} for name, words, icon, possible in offered if possible
    ]


def _page(name: str, found: Event) -> str:
    return reverse(f"assistance:{name}", args=[found.slug])
