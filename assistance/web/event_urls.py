"""Addresses of the pages of events and their agenda; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import path

from assistance.web import events

patterns = [
    path("events/", events.events, name="events"),
    path("events/<slug:slug>/", events.event, name="event"),
]
