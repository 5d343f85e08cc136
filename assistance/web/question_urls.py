"""Addresses of questions, report and honours of an event; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import URLPattern

patterns: list[URLPattern] = []
