"""Addresses of the guest list and of the pages for everybody; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import path

from assistance.web import event_calendars, guest_links, guests, picks

patterns = [
    path("events/<slug:slug>/guests/", guests.guests, name="guests"),
    path("events/<slug:slug>/guests/pick/", picks.pick, name="guests-pick"),
    path("events/<slug:slug>/guests/invite/", guests.invite, name="guests-invite"),
    path("events/<slug:slug>/guests/<uuid:pk>/", guests.guest, name="guest"),
    path("events/<slug:slug>/guests/<uuid:pk>/answer/", guests.answer, name="guest-answer"),
    path("events/<slug:slug>/guests/<uuid:pk>/message/", guests.message, name="guest-message"),
    path("events/<slug:slug>/guests/<uuid:pk>/withdraw/", guests.withdraw, name="guest-withdraw"),
    path("events/<slug:slug>.ics", event_calendars.event_calendar, name="event-ics"),
    path("l/<str:token>/event.ics", guest_links.calendar_file, name="personal-link-ics"),
]
