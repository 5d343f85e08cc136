"""Files, notes and links of an issue, and texts to begin answers with."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts import files
from accounts.downloads import attachment as to_save
from accounts.models import Capability, Unit
from accounts.uploads import LargeFileError, content_of
from accounts.web.pages import StaffRequest, digest_of_form, say, show
from assistance import access
from assistance.actions.answer_templates import add_template, archive_template
from assistance.actions.issue_papers import attach_file, link_issues, remove_attachment, unlink_issues, write_note
from assistance.actions.issues import mark_common
from assistance.models import AnswerTemplate, Attachment, Category, Issue, PaperAudience
from assistance.queries.issue_papers import papers_of
from assistance.rules.issue_flow import Outcome
from assistance.web.posted import number_of_issue
from assistance.web.visit_forms import fresh_id
from enterprises.web.form_pages import Back, LaidOutForm, Page, form_page


class FileForm(LaidOutForm):
    """One file, and for whose eyes."""

    file = forms.FileField(
        label=gettext_lazy("Photo or document"),
        allow_empty_file=True,  # the verb says it in its own words
        help_text=gettext_lazy("PDF, JPEG, PNG or WebP, at most 20 MB. Place and camera are removed from photos."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp"}),
    )
    audience = forms.ChoiceField(
        label=gettext_lazy("Who sees it"), choices=PaperAudience.choices, widget=forms.RadioSelect, initial="INTERNAL"
    )
    layout = (("file",), ("audience",))


class NoteForm(LaidOutForm):
    """An internal note."""

    text = forms.CharField(
        label=gettext_lazy("Internal note"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The enterprise never sees it."),
    )
    layout = (("text",),)


class LinkForm(LaidOutForm):
    """Which other issue, and why."""

    other = forms.CharField(label=gettext_lazy("Number of the other issue"), max_length=12)
    reason = forms.CharField(label=gettext_lazy("What they have in common"), max_length=200)
    layout = (("other",), ("reason",))

    def __init__(self, *args: Any, readable: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readable = readable

    def clean_other(self) -> Issue:
        """Find the issue among those one may read."""
        found: Issue | None = self.readable.filter(number=self.cleaned_data["other"].strip()).first()
        if found is None:
            raise forms.ValidationError(_("There is no such issue, or you may not read it."), code="unknown")
        return found


class NothingForm(LaidOutForm):
    """An act that needs no words."""


class TemplateForm(LaidOutForm):
    """A text to begin with."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("For the unit"), required=False, empty_label=gettext_lazy("Everybody")
    )
    category = forms.ModelChoiceField(
        Category.objects.order_by("place", "code"),
        label=gettext_lazy("For the category"),
        required=False,
        empty_label=gettext_lazy("All categories"),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Result"), required=False, choices=[("", gettext_lazy("Any")), *Outcome.choices]
    )
    text = forms.CharField(label=gettext_lazy("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    layout = (("name",), ("unit", "category"), ("outcome",), ("text",))


def _issue(request: StaffRequest, number: str) -> Issue:
    rows = Issue.objects.visible_to(request.user).select_related("enterprise", "lead_unit", "category")
    return get_object_or_404(rows, number=number)


def _back(issue: Issue) -> Back:
    return Back(reverse("assistance:issue", args=[issue.number]), f"{issue.number} {issue.title}")


@require_GET
@login_required
def papers(request: StaffRequest, number: str) -> HttpResponse:
    """Show what stands beside an issue: a page of its own, or the part that the issue's page asks for."""
    found = _issue(request, number)
    context = {
        "issue": found,
        "papers": papers_of(found, request.user),
        "may_write": access.may_write_on(request.user, found),
        "may_rule": access.may_accept(request.user, found),
    }
    return show(request, "assistance/issues/papers.html", context, fragment="assistance/issues/_papers.html")


@require_http_methods(["GET", "POST"])
@login_required
def attach(request: StaffRequest, number: str) -> HttpResponse:
    """Add a file to an issue."""
    found = _issue(request, number)
    access.require(access.may_write_on(request.user, found))
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if getattr(request, "upload_was_too_large", False):
        form.errors.pop("file", None)
        form.add_error("file", str(LargeFileError()))
    page = Page(
        title=_("Add a file"), text=found.title, submit=_("Upload"), done=_("The file is on the issue."), icon="upload",
        back=_back(found),
    )  # fmt: skip

    def add() -> None:
        file: UploadedFile = form.cleaned_data["file"]
        attach_file(
            found,
            name=file.name or "",
            content=content_of(file),
            audience=form.cleaned_data["audience"],
            by=request.user,
            at=timezone.now(),
        )

    return form_page(request, form, page, add)


@require_GET
@login_required
def attachment(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Hand out the bytes, to be saved."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    return to_save(found.name, found.media_type, files.read(found.sha256))


@require_http_methods(["GET", "POST"])
@login_required
def detach(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Take a file off its issue."""
    found = get_object_or_404(Attachment.objects.visible_to(request.user).select_related("issue"), pk=pk)
    access.require(access.may_remove_attachment(request.user, found))
    form = NothingForm(request.POST if request.method == "POST" else None)
    page = Page(
        title=_("Remove the file"),
        text=_("“%(name)s” will no longer be shown. The history keeps it.") % {"name": found.name},
        submit=_("Remove"),
        done=_("The file was removed."),
        icon="trash-2",
        danger=True,
        back=_back(found.issue),
    )
    return form_page(request, form, page, lambda: remove_attachment(found, by=request.user, at=timezone.now()))


@require_http_methods(["GET", "POST"])
@login_required
def note(request: StaffRequest, number: str) -> HttpResponse:
    """Write an internal note."""
    found = _issue(request, number)
    access.require(access.may_write_on(request.user, found))
    form = NoteForm(request.POST if request.method == "POST" else None)
    page = Page(
        title=_("Internal note"), text=found.title, submit=_("Keep the note"), done=_("The note was kept."),
        icon="sticky-note", back=_back(found), draft=f"note-{found.number}",
    )  # fmt: skip
    return form_page(
        request, form, page, lambda: write_note(found, **form.cleaned_data, by=request.user, at=timezone.now())
    )


@require_http_methods(["GET", "POST"])
@login_required
def link(request: StaffRequest, number: str) -> HttpResponse:
    """Link another issue."""
    found = _issue(request, number)
    access.require(access.may_write_on(request.user, found))
    readable = Issue.objects.visible_to(request.user)
    form = LinkForm(request.POST if request.method == "POST" else None, readable=readable)
    page = Page(
        title=_("Link another issue"), text=found.title, submit=_("Link"), done=_("The two issues are linked."),
        icon="link", back=_back(found),
    )  # fmt: skip
    return form_page(
        request, form, page, lambda: link_issues(found, **form.cleaned_data, by=request.user, at=timezone.now())
    )


@require_POST
@login_required
def unlink(request: StaffRequest, number: str) -> HttpResponse:
    """Take the link to the issue named in the form away."""
    found, linked = _issue(request, number), _issue(request, number_of_issue(request.POST.get("other", "")))
    unlink_issues(found, other=linked, by=request.user, at=timezone.now())
    say(request, _("The link was taken away."))
    return redirect("assistance:issue", number=found.number)


@require_POST
@login_required
def common(request: StaffRequest, number: str) -> HttpResponse:
    """Mark an issue as one that many enterprises have, or not."""
    found = _issue(request, number)
    if request.POST.get("is_common") not in ("yes", "no"):
        raise BadRequest("is_common is yes or no")
    wanted = request.POST["is_common"] == "yes"
    mark_common(found, is_common=wanted, by=request.user, at=timezone.now())
    say(request, _("It is marked as a common issue.") if wanted else _("It is no longer marked as a common issue."))
    return redirect("assistance:issue", number=found.number)


@require_GET
@login_required
def templates(request: StaffRequest) -> HttpResponse:
    """List the texts to begin answers with."""
    user = request.user
    access.require(user.can(Capability.RULE_ISSUES) or user.can(Capability.WORK_ISSUES))
    rows = AnswerTemplate.objects.filter(archived_at__isnull=True) if user.can(Capability.RULE_ISSUES) else (
        AnswerTemplate.objects.offered_to(user)
    )  # fmt: skip
    offered = list(rows.select_related("unit", "category").order_by("name", "pk"))
    for template in offered:
        template.may_edit = access.may_edit_template(user, template.unit)  # type: ignore[attr-defined]
    return show(request, "assistance/issues/templates.html", {"templates": offered})


@require_http_methods(["GET", "POST"])
@login_required
def new_template(request: StaffRequest) -> HttpResponse:
    """Write a text to begin answers with."""
    user = request.user
    access.require(user.can(Capability.RULE_ISSUES) or user.can(Capability.WORK_ISSUES))
    form = TemplateForm(request.POST if request.method == "POST" else None, initial={"id": fresh_id()})
    rules = user.can(Capability.RULE_ISSUES)
    units = Unit.objects.handling() if rules else Unit.objects.filter(pk__in=user.unit_ids)
    form.fields["unit"].queryset = units  # type: ignore[attr-defined]
    form.fields["unit"].required = not rules
    back = Back(reverse("assistance:answer-templates"), _("Templates for answers"))
    page = Page(
        title=_("New template"), submit=_("Keep the template"), done=_("The template was kept."), icon="file-plus",
        back=back,
    )  # fmt: skip
    return form_page(
        request,
        form,
        page,
        lambda: add_template(**form.cleaned_data, body_digest=digest_of_form(request), by=user, at=timezone.now()),
    )


@require_POST
@login_required
def retire_template(request: StaffRequest, pk: UUID) -> HttpResponse:
    """No longer offer a template."""
    rows = AnswerTemplate.objects.all() if request.user.can(Capability.RULE_ISSUES) else (
        AnswerTemplate.objects.offered_to(request.user)
    )  # fmt: skip
    found = get_object_or_404(rows.select_related("unit"), pk=pk)
    archive_template(found, by=request.user, at=timezone.now())
    say(request, _("The template is no longer offered."))
    return redirect("assistance:answer-templates")
