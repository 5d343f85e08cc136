"""Addresses of the door: welcome, badges; ``urls.py`` includes them."""

from __future__ import annotations

from django.urls import URLPattern

patterns: list[URLPattern] = []
