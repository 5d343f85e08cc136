"""The tag of the icons: the package's own draws each one anew, which was a sixteenth of the time of a page."""

from __future__ import annotations

from functools import lru_cache

from django import template
from lucide.templatetags.lucide import lucide as drawn

register = template.Library()
register.simple_tag(lru_cache(maxsize=1024)(drawn), name="lucide")
