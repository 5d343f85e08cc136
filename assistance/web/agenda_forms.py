"""Forms of the agenda: put an item on it, correct it with its room and people, take it off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from uuid_utils.compat import uuid7

from accounts.web.pages import StaffRequest, digest_of_form
from accounts.wording import exact_day, span, with_aside
from assistance import access
from assistance.actions.agenda import add_item, edit_item, people_on, remove_item
from assistance.models import AgendaItem, Event, Room, Speaker
from assistance.rules.agenda import ItemKind, Newcomer, Part
from assistance.rules.working_days import COUNTY
from assistance.web.agenda import item_of
from assistance.web.event_tabs import event_of
from enterprises.web.form_pages import Back, CountField, Page, SeenForm, changed_words, form_page

_TEXT: dict[str, Any] = {"required": False, "widget": forms.Textarea(attrs={"rows": 3})}
_PARTS = {"leaders": Part.LEADER, "speakers": Part.SPEAKER, "hosts": Part.HOST}
LONGEST = 12 * 60  # minutes
NINE = time(9, 0)  # when the first item of an empty agenda begins (default)


class SpeakersField(forms.ModelMultipleChoiceField):
    """Several people, by name and post."""

    def __init__(self, label: Any) -> None:
        people = Speaker.objects.filter(archived_at__isnull=True).order_by("name", "id")
        several = forms.SelectMultiple(attrs={"size": 5})
        hint = gettext_lazy("Hold Ctrl to choose several.")
        super().__init__(people, label=label, required=False, widget=several, help_text=hint)

    def label_from_instance(self, obj: Any) -> str:
        return with_aside(obj.display_name, obj.display_post) if obj.post else obj.display_name


class RoomField(forms.ModelChoiceField):
    """A room, with its place."""

    def label_from_instance(self, obj: Any) -> str:
        return with_aside(obj.display_name, obj.place) if obj.place else obj.display_name


class ItemForm(SeenForm):
    """Something that happens: what, when, where, and who is there."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("English title"), max_length=160, required=False)
    day = forms.TypedChoiceField(label=gettext_lazy("Day"), coerce=date.fromisoformat)
    begins = forms.TimeField(
        label=gettext_lazy("Begins at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": "300"})
    )
    length = CountField(label=gettext_lazy("Length, minutes"), min_value=5, max_value=LONGEST)
    room = RoomField(
        Room.objects.filter(archived_at__isnull=True).order_by("place", "name", "id"),
        label=gettext_lazy("Room"),
        required=False,
        empty_label=gettext_lazy("No room yet"),
    )
    new_room = forms.CharField(
        label=gettext_lazy("Or a new room"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Its name; it belongs to the event's place."),
    )
    seats = CountField(label=gettext_lazy("Planned for (people)"), min_value=1, max_value=100_000, required=False)
    leaders = SpeakersField(gettext_lazy("Leaders present"))
    speakers = SpeakersField(gettext_lazy("Speakers"))
    hosts = SpeakersField(gettext_lazy("Hosts of the item"))
    new_person = forms.CharField(label=gettext_lazy("Somebody new: name"), max_length=40, required=False)
    new_post = forms.CharField(label=gettext_lazy("Post of somebody new"), max_length=80, required=False)
    new_part = forms.ChoiceField(
        label=gettext_lazy("Part of somebody new"), choices=Part.choices, initial=Part.SPEAKER, required=False
    )
    summary = forms.CharField(label=gettext_lazy("What it is about"), max_length=2000, **_TEXT)
    summary_en = forms.CharField(label=gettext_lazy("What it is about, in English"), max_length=2000, **_TEXT)
    layout = (
        ("kind",), ("title", "title_en"), ("day", "begins", "length"), ("room", "new_room", "seats"),
        ("leaders", "speakers", "hosts"), ("new_person", "new_post", "new_part"), ("summary", "summary_en"),
    )  # fmt: skip

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        length = (event.ends_on - event.starts_on).days + 1
        days = [event.starts_on + timedelta(days=n) for n in range(length)]
        self.fields["day"].choices = [(day.isoformat(), exact_day(day)) for day in days]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse somebody who would do two things at once in the item."""
        values = super().clean() or {}
        chosen = [person for name in _PARTS for person in values.get(name) or ()]
        if len(set(chosen)) < len(chosen):
            raise ValidationError(_("Each person has one part in an item."), code="two_parts")
        return values

    def item_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        values = self.cleaned_data
        starts_at = datetime.combine(values["day"], values["begins"], tzinfo=COUNTY)
        plain = ("kind", "title", "title_en", "summary", "summary_en", "room", "new_room", "seats")
        newcomer = Newcomer(values["new_person"], values["new_part"] or Part.SPEAKER, values["new_post"])
        return {name: values[name] for name in plain} | {
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=values["length"]),
            "people": {person: part for name, part in _PARTS.items() for person in values[name]},
            "newcomers": [newcomer] if newcomer.name else [],
        }


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, slug: str) -> HttpResponse:
    """Put an item on the agenda; day, time and room of the free place that was clicked are filled in."""
    found = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    form = ItemForm(request.POST or None, event=found, initial=_offered(found, request.GET))
    page = Page(
        title=_("New item"),
        text=found.display_title,
        submit=_("Put it on the agenda"),
        draft=f"item-new-{found.pk}",
        done=_("The item is on the agenda."),
        icon="plus",
        back=_agenda(found),
    )

    def add() -> None:
        key, digest = form.cleaned_data["id"] or uuid7(), digest_of_form(request)
        add_item(found, **form.item_fields(), id=key, body_digest=digest, by=request.user, at=timezone.now())

    return form_page(request, form, page, add)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Correct an item of the agenda."""
    item = item_of(request, pk)
    access.require(access.may_edit_events(request.user))
    form = ItemForm(request.POST or None, event=item.event, initial=_written(item))
    page = Page(
        title=_("Edit the item"),
        text=item.event.display_title,
        submit=_("Save"),
        draft=f"item-{item.pk}",
        done=changed_words(item.display_title),
        back=_agenda(item.event),
    )

    def save() -> None:
        expected = form.cleaned_data["version"]
        edit_item(item, **form.item_fields(), expected=expected, by=request.user, at=timezone.now())

    return form_page(request, form, page, save)


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take an item off the agenda."""
    item = item_of(request, pk)
    access.require(access.may_edit_events(request.user))
    form = SeenForm(request.POST if request.method == "POST" else None, initial={"version": item.version})
    page = Page(
        title=_("Remove the item"),
        text=_("“%(item)s”, %(times)s. Guests are told when the programme is published again.")
        % {"item": item.display_title, "times": span(item.starts_at, item.ends_at)},
        submit=_("Remove"),
        done=_("The item is off the agenda."),
        icon="trash-2",
        danger=True,
        back=_agenda(item.event),
    )
    return form_page(
        request,
        form,
        page,
        lambda: remove_item(item, expected=form.cleaned_data["version"], by=request.user, at=timezone.now()),
    )


def _offered(found: Event, given: Mapping[str, str]) -> dict[str, Any]:
    """Return the moment and the room in the query string, as far as they make sense, else after the last item."""
    last = found.items.order_by("-ends_at").first()
    begins = timezone.localtime(last.ends_at) if last else datetime.combine(found.starts_on, NINE, tzinfo=COUNTY)
    try:
        begins = timezone.localtime(forms.DateTimeField().clean(given["at"])) if "at" in given else begins
    except ValidationError:
        pass
    return {
        "id": uuid7(),
        "kind": ItemKind.TALK,
        "day": begins.date().isoformat(),
        "begins": begins.time(),
        "length": 30,
        "room": given.get("room", ""),
    }


def _written(item: AgendaItem) -> dict[str, Any]:
    begins = timezone.localtime(item.starts_at)
    people = people_on(item)
    plain = ("kind", "title", "title_en", "summary", "summary_en", "seats", "version")
    return {name: getattr(item, name) for name in plain} | {
        "room": item.room_id,
        "day": begins.date().isoformat(),
        "begins": begins.time(),
        "length": int((item.ends_at - item.starts_at).total_seconds() // 60),
        **{name: [person.pk for person, done in people.items() if done == part] for name, part in _PARTS.items()},
    }


def _agenda(found: Event) -> Back:
    return Back(reverse("assistance:event-agenda", args=[found.slug]), _("Agenda"))
