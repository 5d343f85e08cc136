"""Scans of certificates: the office uploads and removes them, readers download them. A browser never shows one in place."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts import files
from accounts.downloads import attachment
from accounts.uploads import LargeFileError, content_of
from accounts.web.pages import StaffRequest
from enterprises import access
from enterprises.actions.documents import add_document, remove_document
from enterprises.models import Document, Qualification
from enterprises.web.form_pages import LaidOutForm, Page, form_page
from enterprises.web.qualifications import tab_of


class FileForm(LaidOutForm):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("Scan of the certificate"),
        allow_empty_file=True,  # the verb says it in its own words
        help_text=gettext_lazy("PDF, JPEG, PNG or WebP, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )
    layout = (("file",),)


class NothingForm(LaidOutForm):
    """An act that needs no words."""


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, pk: str) -> HttpResponse:
    """Add a scan to a qualification."""
    rows = Qualification.objects.visible_to(request.user).select_related("enterprise", "level")
    found = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_cultivation(request.user))
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if getattr(request, "upload_was_too_large", False):
        form.errors.pop("file", None)
        form.add_error("file", str(LargeFileError()))
    page = Page(
        title=_("Add a document"),
        text=f"{found.enterprise.display_name} · {found.level.display_name}",
        submit=_("Upload"),
        done=_("The document is on record."),
        icon="upload",
        back=tab_of(found.enterprise),
    )

    def add() -> None:
        file: UploadedFile = form.cleaned_data["file"]
        add_document(found, name=file.name or "", content=content_of(file), by=request.user, at=timezone.now())

    return form_page(request, form, page, add)


@require_GET
@login_required
def document(request: StaffRequest, pk: str) -> HttpResponse:
    """Hand out the bytes, to be saved."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    return attachment(found.name, found.media_type, files.read(found.sha256))


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a scan off its qualification."""
    rows = Document.objects.visible_to(request.user).select_related("qualification__enterprise")
    found = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_cultivation(request.user))
    form = NothingForm(request.POST if request.method == "POST" else None)
    page = Page(
        title=_("Remove the document"),
        text=_("“%(name)s” will no longer be shown. The history keeps it.") % {"name": found.name},
        submit=_("Remove"),
        done=_("The document was removed."),
        icon="trash-2",
        danger=True,
        back=tab_of(found.qualification.enterprise),
    )
    return form_page(request, form, page, lambda: remove_document(found, by=request.user, at=timezone.now()))
