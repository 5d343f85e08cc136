"""Forms of events: plan one, correct it, copy it to other days, and set how many seats it has."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import Unit
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, digest_of_form
from assistance import access
from assistance.actions.events import ANSWER_DAYS, change_seats, copy_event, create_event, edit_event
from assistance.models import Event
from assistance.rules.event_templates import EventTemplate
from assistance.rules.events import EventKind, next_county_day
from assistance.web.event_tabs import event_of
from enterprises.models import Chain
from enterprises.web.form_pages import Back, CountField, LaidOutForm, Page, SeenForm, changed_words, form_page

_DAY: dict[str, Any] = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
_TEXT: dict[str, Any] = {"required": False, "widget": forms.Textarea(attrs={"rows": 3})}
USUAL_SEATS = 300
MOST_SEATS = 100_000


def _seats() -> CountField:
    return CountField(label=gettext_lazy("Seats"), min_value=1, max_value=MOST_SEATS)


class EventForm(SeenForm):
    """What an event says of itself."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=EventKind.choices)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("English title"), max_length=160, required=False)
    summary = forms.CharField(label=gettext_lazy("What it is about"), max_length=4000, **_TEXT)
    summary_en = forms.CharField(label=gettext_lazy("What it is about, in English"), max_length=4000, **_TEXT)
    host = forms.ModelChoiceField(
        Unit.objects.handling(), label=gettext_lazy("Host"), empty_label=gettext_lazy("Choose the unit")
    )
    chain = forms.ModelChoiceField(
        Chain.objects.order_by("name"),
        label=gettext_lazy("Chain"),
        required=False,
        empty_label=gettext_lazy("All chains"),
    )
    starts_on = DayField(label=gettext_lazy("First day"), **_DAY)
    ends_on = DayField(label=gettext_lazy("Last day"), required=False, **_DAY)
    place = forms.CharField(label=pgettext_lazy("events", "Place"), max_length=160, required=False)
    place_en = forms.CharField(label=gettext_lazy("Place in English"), max_length=200, required=False)
    enquiries = forms.CharField(
        label=gettext_lazy("Enquiries"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Name and telephone; guests read it."),
    )
    answer_by = DayField(label=gettext_lazy("Answers until"), required=False, **_DAY)
    deputies_allowed = forms.BooleanField(label=gettext_lazy("A deputy may come"), required=False, initial=True)
    is_public = forms.BooleanField(label=gettext_lazy("Has a page for everybody"), required=False, initial=True)

    def event_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for row in self.layout for name in row}


class NewEventForm(EventForm):
    """An event that begins to be planned."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    ends_on = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Left empty: as long as the template."),
        **_DAY,
    )
    answer_by = DayField(
        label=gettext_lazy("Answers until"),
        required=False,
        help_text=gettext_lazy("Left empty: three days before."),
        **_DAY,
    )
    seats = _seats()
    template = forms.ChoiceField(
        label=gettext_lazy("Agenda to begin with"),
        required=False,
        choices=[("", gettext_lazy("Empty")), *EventTemplate.choices],
        widget=forms.RadioSelect,
    )
    layout = (
        ("kind",), ("title", "title_en"), ("starts_on", "ends_on"), ("template",), ("seats", "answer_by"), ("host", "chain"),
        ("place", "place_en"), ("enquiries",), ("summary", "summary_en"), ("deputies_allowed",), ("is_public",),
    )  # fmt: skip

    def event_fields(self) -> dict[str, Any]:
        """Leave out what the verb finds for itself."""
        fields = super().event_fields()
        return {name: value for name, value in fields.items() if value or name not in ("ends_on", "answer_by")}


class EditEventForm(EventForm):
    """An event to be corrected."""

    ends_on = DayField(label=gettext_lazy("Last day"), **_DAY)
    slug = forms.SlugField(
        label=gettext_lazy("Address of its pages"),
        max_length=60,
        help_text=gettext_lazy("Small Latin letters, digits and hyphens. It stays once the programme is published."),
    )
    layout = (
        ("kind",), ("title", "title_en"), ("starts_on", "ends_on"), ("answer_by",), ("host", "chain"),
        ("place", "place_en"), ("enquiries",), ("summary", "summary_en"), ("deputies_allowed",), ("is_public",), ("slug",),
    )  # fmt: skip


class CopyForm(LaidOutForm):
    """On which days an event takes place again."""

    starts_on = DayField(label=gettext_lazy("First day"), **_DAY)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    title_en = forms.CharField(label=gettext_lazy("English title"), max_length=160, required=False)
    layout = (("starts_on",), ("title", "title_en"))


class SeatsForm(LaidOutForm):
    """How many guests may come."""

    seats = _seats()
    layout = (("seats",),)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest) -> HttpResponse:
    """Plan an event; what is offered is the county's next Entrepreneur Day."""
    access.require(access.may_edit_events(request.user))
    form = NewEventForm(request.POST or None, initial=_offered(request))
    made: list[Event] = []

    def plan() -> None:
        fields = form.event_fields()
        key, digest = form.cleaned_data["id"], digest_of_form(request)
        made.append(create_event(**fields, id=key, body_digest=digest, by=request.user, at=timezone.now()))

    page = Page(
        title=_("Plan an event"),
        submit=_("Plan it"),
        draft="event-new",
        done=_("The event is planned. Guests see nothing of it until its programme is published."),
        icon="calendar-plus",
        back=Back(reverse("assistance:events"), _("Events")),
        then=lambda: _overview(made[0]),
    )
    return form_page(request, form, page, plan)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, slug: str) -> HttpResponse:
    """Correct what an event says."""
    found = _to_edit(request, slug)
    initial = {name: getattr(found, name) for row in EditEventForm.layout for name in row}
    form = EditEventForm(request.POST or None, initial=initial | {"version": found.version})
    if found.programme_version:
        form.fields["slug"].disabled = True
    page = Page(
        title=_("Edit the event"),
        submit=_("Save"),
        draft=f"event-{found.pk}",
        done=changed_words(found.display_title),
        back=_back(found),
        then=lambda: reverse("assistance:event", args=[form.cleaned_data["slug"]]),
    )

    def save() -> None:
        expected = form.cleaned_data["version"]
        edit_event(found, **form.event_fields(), expected=expected, by=request.user, at=timezone.now())

    return form_page(request, form, page, save)


@require_http_methods(["GET", "POST"])
@login_required
def copy(request: StaffRequest, slug: str) -> HttpResponse:
    """Plan an event like this one on other days."""
    found = _to_edit(request, slug)
    form = CopyForm(request.POST or None, initial=_next_time(found, local_day(timezone.now())))
    made: list[Event] = []
    page = Page(
        title=_("Copy to other days"),
        text=_("Texts, seats, items and free rooms are copied; guests and speakers are not."),
        submit=_("Copy the event"),
        done=_("The event is copied. It opens with what became of the questions of the last one."),
        icon="copy",
        back=_back(found),
        then=lambda: _overview(made[0]),
    )
    return form_page(
        request,
        form,
        page,
        lambda: made.append(copy_event(found, **form.cleaned_data, by=request.user, at=timezone.now())),
    )


@require_http_methods(["GET", "POST"])
@login_required
def seats(request: StaffRequest, slug: str) -> HttpResponse:
    """Set how many seats there are."""
    found = _to_edit(request, slug)
    form = SeatsForm(request.POST or None, initial={"seats": found.seating.seats})
    page = Page(
        title=_("Change the seats"),
        text=_(
            "%(taken)s of %(seats)s are taken. More seats go to the waiting list at once, and these guests are told."
        )
        % {"taken": found.seating.taken, "seats": found.seating.seats},
        submit=_("Save"),
        done=_("The seats are changed."),
        icon="armchair",
        back=_back(found),
    )
    return form_page(
        request, form, page, lambda: change_seats(found, **form.cleaned_data, by=request.user, at=timezone.now())
    )


def _offered(request: StaffRequest) -> dict[str, Any]:
    """Return the county's next Entrepreneur Day, hosted by whoever hosted last."""
    day = next_county_day(local_day(timezone.now()), *settings.ENTREPRENEUR_DAY)
    last = Event.objects.visible_to(request.user).order_by("-starts_on", "-id").first()
    return {
        "id": uuid7(),
        "kind": EventKind.ENTREPRENEUR_DAY,
        "title": f"{day.year}年企业家日",
        "title_en": f"Entrepreneur Day {day.year}",
        "starts_on": day,
        "answer_by": day - ANSWER_DAYS,
        "seats": USUAL_SEATS,
        "template": EventTemplate.FULL_DAY,
        "host": last.host_id if last else next(iter(sorted(request.user.unit_ids)), None),
        "place": last.place if last else "",
        "place_en": last.place_en if last else "",
        "enquiries": last.enquiries if last else "",
    }


def _next_time(found: Event, today: date) -> dict[str, Any]:
    """Return when it is likely to take place again: the county's day, else a year later, on the same day of the week."""
    day = found.starts_on + timedelta(weeks=52)
    if found.kind == EventKind.ENTREPRENEUR_DAY:
        day = next_county_day(max(today, found.starts_on + timedelta(days=1)), *settings.ENTREPRENEUR_DAY)
    old, new = str(found.starts_on.year), str(day.year)
    return {
        "starts_on": day,
        "title": found.title.replace(old, new),
        "title_en": found.title_en.replace(old, new),
    }


def _to_edit(request: StaffRequest, slug: str) -> Event:
    found = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    return found


def _overview(found: Event) -> str:
    return reverse("assistance:event", args=[found.slug])


def _back(found: Event) -> Back:
    return Back(_overview(found), found.display_title)
