"""The icons of the pages."""

from __future__ import annotations

from django.template import Context, Template

ICON = Template('{% load lucide %}{% lucide name size=size aria_hidden="true" class="muted" %}')


def test_an_icon_is_drawn_for_each_name_and_size_and_is_markup():
    bell = ICON.render(Context({"name": "bell", "size": 18}))

    assert (
        bell.startswith("<svg ") and 'width="18"' in bell and 'aria-hidden="true"' in bell and 'class="muted"' in bell
    )
    assert ICON.render(Context({"name": "bell", "size": 18})) == bell
    assert bell.replace('"18"', '"20"') == ICON.render(Context({"name": "bell", "size": 20}))
    assert ICON.render(Context({"name": "map", "size": 18})) != bell


def test_what_stands_in_an_attribute_cannot_end_it():
    icon = Template('{% load lucide %}{% lucide "bell" class=name %}').render(Context({"name": '"><script>'}))

    assert "<script" not in icon
