"""Addresses of the door: welcome, badges; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import path

from assistance.web import badges, door, enterprise_field

patterns = [
    path("lookups/enterprises/", enterprise_field.enterprise_options, name="enterprise-options"),
    path("events/<slug:slug>/door/", door.door, name="event-door"),
    path("events/<slug:slug>/door/count/", door.count, name="event-door-count"),
    path("events/<slug:slug>/door/scan/", door.scan, name="event-door-scan"),
    path("events/<slug:slug>/door/undo/", door.undo, name="event-door-undo"),
    path("events/<slug:slug>/door/strangers/", door.stranger, name="event-door-stranger"),
    path("events/<slug:slug>/door/<slug:code>/", door.guest, name="event-door-guest"),
    path("events/<slug:slug>/badges/", badges.badges, name="event-badges"),
]
