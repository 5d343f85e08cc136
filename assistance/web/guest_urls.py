"""Addresses of the guest list and of the pages for everybody; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import URLPattern

patterns: list[URLPattern] = []
