"""What is kept of an item after it happened: minutes and photos."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts import files
from accounts.downloads import attachment as to_save
from accounts.uploads import LargeFileError, content_of
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.actions.agenda import write_minutes
from assistance.actions.event_photos import add_photo, remove_photo
from assistance.models import AgendaItem, EventPhoto
from assistance.queries.programme import people_at, photos_of
from assistance.web.agenda import item_of
from assistance.web.event_tabs import event_head
from enterprises.web.form_pages import Back, LaidOutForm, Page, SeenForm, form_page


class MinutesForm(SeenForm):
    """What was said."""

    minutes = forms.CharField(
        label=gettext_lazy("Minutes"), max_length=20000, required=False, widget=forms.Textarea(attrs={"rows": 14})
    )
    layout = (("minutes",),)


class PhotoForm(LaidOutForm):
    """One picture."""

    file = forms.FileField(
        label=gettext_lazy("Photo"),
        allow_empty_file=True,  # the verb says it in its own words
        help_text=gettext_lazy("JPEG, PNG or WebP, at most 20 MB. Place and camera are removed."),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
    )
    layout = (("file",),)


class NothingForm(LaidOutForm):
    """An act that needs no words."""


@require_GET
@login_required
def item_page(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Show an item: who was there, what was said, and photos."""
    item = item_of(request, pk)
    context = event_head(request, request.user, item.event) | {
        "item": item,
        "people": people_at(item),
        "photos": photos_of(item),
    }
    return show(request, "assistance/agenda/item.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def minutes(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Write the minutes of an item."""
    item = item_of(request, pk)
    access.require(access.may_edit_events(request.user))
    form = MinutesForm(request.POST or None, initial={"minutes": item.minutes, "version": item.version})
    page = Page(
        title=_("Minutes"),
        text=item.display_title,
        submit=_("Save"),
        draft=f"minutes-{item.pk}",
        done=_("The minutes are kept."),
        back=_back(item),
    )

    def save() -> None:
        words = {"minutes": form.cleaned_data["minutes"], "expected": form.cleaned_data["version"]}
        write_minutes(item, **words, by=request.user, at=timezone.now())

    return form_page(request, form, page, save)


@require_http_methods(["GET", "POST"])
@login_required
def new_photo(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Add a photo to an item."""
    item = item_of(request, pk)
    access.require(access.may_edit_events(request.user))
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if getattr(request, "upload_was_too_large", False):
        form.errors.pop("file", None)
        form.add_error("file", str(LargeFileError()))
    page = Page(
        title=_("Add a photo"),
        text=item.display_title,
        submit=_("Upload"),
        done=_("The photo is kept."),
        icon="upload",
        back=_back(item),
    )

    def add() -> None:
        file: UploadedFile = form.cleaned_data["file"]
        add_photo(item, name=file.name or "", content=content_of(file), by=request.user, at=timezone.now())

    return form_page(request, form, page, add)


@require_GET
@login_required
def photo(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Hand out the bytes, to be saved."""
    found = _photo(request, pk)
    return to_save(found.name, found.media_type, files.read(found.sha256))


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take a photo away."""
    found = _photo(request, pk)
    access.require(access.may_edit_events(request.user))
    form = NothingForm(request.POST if request.method == "POST" else None)
    page = Page(
        title=_("Remove the photo"),
        text=_("“%(name)s” will no longer be shown. The history keeps it.") % {"name": found.name},
        submit=_("Remove"),
        done=_("The photo was removed."),
        icon="trash-2",
        danger=True,
        back=_back(found.item),
    )
    return form_page(request, form, page, lambda: remove_photo(found, by=request.user, at=timezone.now()))


def _photo(request: StaffRequest, pk: UUID) -> EventPhoto:
    shown = EventPhoto.objects.filter(item__in=AgendaItem.objects.visible_to(request.user), removed_at__isnull=True)
    return get_object_or_404(shown.select_related("item"), pk=pk)


def _back(item: AgendaItem) -> Back:
    return Back(reverse("assistance:agenda-item", args=[item.pk]), item.display_title)
