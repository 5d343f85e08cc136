"""The tabs that assistance adds to the pages of one enterprise."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from enterprises.access import may_merge_enterprises
from enterprises.web.tabs import Tab, add_tab


def register() -> None:
    """Register every tab (called once, when the apps are ready)."""
    add_tab(Tab("assistance:merges", _("Merged records"), "merge", may_merge_enterprises))
