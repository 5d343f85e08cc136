"""Imports: the list with the form, and one page for each import whose content follows its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.downloads import attachment
from accounts.errors import DomainError
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.import_kinds import KINDS, Kind
from enterprises.actions.import_kinds.templates import template_of
from enterprises.actions.import_kinds.words import ChangeWords, ProblemWords, changes_of, failing_rows, problems_of
from enterprises.actions.imports import check_file, discard_import, start_import, undo_import, upload_file
from enterprises.excel.cells import shown, unpacked
from enterprises.excel.writing import XLSX, workbook
from enterprises.models import ImportBatch, ImportRow, ImportState, RowVerdict
from enterprises.models.imports import WANTED
from enterprises.queries.imports import row_counts

BATCHES, ROWS = 20, 50
CELLS = 4  # of a row, shown beside its number
UNITS = [("YUAN", gettext_lazy("yuan")), ("WAN", gettext_lazy("10,000 yuan")), ("YI", gettext_lazy("100 million yuan"))]
STEPS = (
    (gettext_lazy("Upload"), ()),
    (gettext_lazy("Columns"), (ImportState.UPLOADED,)),
    (gettext_lazy("Check"), (ImportState.CHECK_WANTED, ImportState.CHECKED)),
    (gettext_lazy("Import"), (ImportState.IMPORT_WANTED, ImportState.IMPORTED)),
)
FAILURES: dict[str, str | Promise] = {
    "workers_died": gettext_lazy("The worker broke down at this file several times. Nothing is being done with it any more."),
    "PermissionDenied": gettext_lazy("The person who uploaded the file may no longer import."),
    "MissingFileError": gettext_lazy("The uploaded file is gone from the disk. Upload it again."),
}  # fmt: skip


class UploadForm(forms.Form):
    """A file, and what it brings."""

    kind = forms.ChoiceField(label=gettext_lazy("What does the file bring?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Excel (.xlsx) or CSV, at most 20 MB and 20,000 rows."),
        allow_empty_file=True,  # the guard has the words
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["kind"]).choices = [(kind.code, kind.label) for kind in KINDS.values()]

    def content(self) -> bytes:
        """Return the bytes, and not many more than are allowed."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return bytes(file.read(settings.IMPORT_MOST_BYTES + 1))


@require_http_methods(["GET", "POST"])
@login_required
def imports(request: StaffRequest) -> HttpResponse:
    """List the imports; take a file."""
    access.require(access.may_import_files(request.user))
    form = UploadForm(request.POST or None, request.FILES or None, initial={"kind": request.GET.get("kind")})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        batch = try_verb(
            form,
            lambda: upload_file(
                kind=wanted["kind"],
                file_name=wanted["file"].name,
                content=form.content(),
                by=request.user,
                at=timezone.now(),
            ),
        )
        if batch:
            return redirect("enterprises:import", pk=batch.pk)
    batches = ImportBatch.objects.visible_to(request.user).select_related("by")
    page = keyset_page(request, batches, ["-created_at", "-id"], size=BATCHES)
    context = {"form": form, "kinds": KINDS.values(), "page": page, "rows": [_listed(batch) for batch in page.rows]}
    return show(request, "enterprises/imports/list.html", context, status=status_of(form))


def _listed(batch: ImportBatch) -> tuple[ImportBatch, Kind | None, str]:
    return batch, KINDS.get(batch.kind), _tone(batch)


def _tone(batch: ImportBatch) -> str:
    if batch.state in WANTED:
        return "info"
    return {ImportState.IMPORTED: "ok", ImportState.FAILED: "bad", ImportState.CHECKED: "warn"}.get(
        ImportState(batch.state), "neutral"
    )


class ColumnsForm(forms.Form):
    """Which field each column of the file is."""

    unit = forms.ChoiceField(label=gettext_lazy("Sums of money are in"), choices=UNITS)

    def __init__(self, *args: Any, batch: ImportBatch, kind: Kind, **kwargs: Any) -> None:
        fields = {place: name for name, place in batch.columns.items()}
        initial = {"unit": batch.unit, **{f"c{place}": name for place, name in fields.items()}}
        super().__init__(*args, **{**kwargs, "initial": initial})
        if not kind.has_unit:
            del self.fields["unit"]
        choices = [("", gettext_lazy("leave out")), *((column.field, column.label) for column in kind.columns)]
        for place, header in enumerate(batch.headers):
            label = header["heading"] or _("Column %(n)s") % {"n": place + 1}
            help_text = " · ".join(header["samples"])
            self.fields[f"c{place}"] = forms.ChoiceField(
                label=label, choices=choices, required=False, help_text=help_text
            )

    def clean(self) -> dict[str, Any]:
        """Refuse one field for two columns."""
        cleaned = super().clean() or {}
        names = [value for name, value in cleaned.items() if name != "unit" and value]
        if len(set(names)) != len(names):
            raise forms.ValidationError(_("Two columns are the same field: leave one of them out."))
        return cleaned

    def columns(self) -> dict[str, int]:
        """Return the number of the column of each field."""
        return {value: int(name[1:]) for name, value in self.cleaned_data.items() if name != "unit" and value}


@require_GET
@login_required
def import_page(request: StaffRequest, pk: str) -> HttpResponse:
    """Show where an import stands; htmx asks for the panel alone while the worker is busy."""
    return _show(request, _batch(request, pk))


@require_POST
@login_required
def check(request: StaffRequest, pk: str) -> HttpResponse:
    """Say which column is which, and ask for the check."""
    batch = _batch(request, pk)
    form = ColumnsForm(request.POST, batch=batch, kind=KINDS[batch.kind])
    if form.is_valid():
        unit = form.cleaned_data.get("unit")
        done = try_verb(
            form, lambda: check_file(batch, columns=form.columns(), unit=unit, by=request.user, at=timezone.now())
        )
        if done:
            return redirect("enterprises:import", pk=batch.pk)
    return _show(request, _batch(request, pk), form=form)


@require_POST
@login_required
def start(request: StaffRequest, pk: str) -> HttpResponse:
    """Say "import"."""
    return _act(request, pk, start_import)


@require_POST
@login_required
def discard(request: StaffRequest, pk: str) -> HttpResponse:
    """Throw the file away."""
    return _act(request, pk, discard_import, gettext_lazy("The file was thrown away. Nothing of it was imported."))


@require_POST
@login_required
def undo(request: StaffRequest, pk: str) -> HttpResponse:
    """Take the import back."""
    return _act(request, pk, undo_import)


def _act(request: StaffRequest, pk: str, act: Callable[..., ImportBatch], words: str | Promise = "") -> HttpResponse:
    batch = _batch(request, pk)
    try:
        act(batch, by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _show(request, _batch(request, pk), refusal=str(refusal))
    if words:
        say(request, words)
    return redirect("enterprises:import", pk=batch.pk)


@require_GET
@login_required
def failing(request: StaffRequest, pk: str) -> HttpResponse:
    """Hand out the rows that were not imported, with what is wrong with each."""
    batch = _batch(request, pk)
    headings, rows = failing_rows(batch)
    content = workbook(str(KINDS[batch.kind].label), headings, rows)
    return attachment(f"failing-{batch.kind.lower()}.xlsx", XLSX, content)


@require_GET
@login_required
def template(request: StaffRequest, kind: str) -> HttpResponse:
    """Hand out the workbook to fill in."""
    access.require(access.may_import_files(request.user))
    found = KINDS.get(kind.upper())
    if found is None:
        raise Http404
    return attachment(f"{found.code.lower()}.xlsx", XLSX, template_of(found, request.user))


def _batch(request: StaffRequest, pk: str) -> ImportBatch:
    access.require(access.may_import_files(request.user))
    batches = ImportBatch.objects.visible_to(request.user).filter(kind__in=KINDS).select_related("by")
    return get_object_or_404(batches, pk=pk)


@dataclass(frozen=True)
class ShownRow:
    """A row of the check as the page shows it."""

    row: ImportRow
    cells: str
    problems: list[ProblemWords]
    changes: list[ChangeWords]


def _show(
    request: StaffRequest, batch: ImportBatch, *, form: ColumnsForm | None = None, refusal: str = ""
) -> HttpResponse:
    kind = KINDS[batch.kind]
    context: dict[str, Any] = {
        "batch": batch,
        "kind": kind,
        "tone": _tone(batch),
        "is_busy": batch.state in WANTED,
        "steps": _steps(batch),
        "refusal": refusal,
        "failure": FAILURES.get(batch.failure, batch.failure),
        "may_choose": batch.state == ImportState.UPLOADED or form is not None,
    }
    if context["may_choose"]:
        context["form"] = form or ColumnsForm(batch=batch, kind=kind)
    elif not context["is_busy"]:
        context |= _rows(request, batch, kind)
    status = 422 if refusal or (form is not None and form.errors) else 200
    return show(
        request, "enterprises/imports/page.html", context, fragment="enterprises/imports/_panel.html", status=status
    )


def _rows(request: StaffRequest, batch: ImportBatch, kind: Kind) -> dict[str, Any]:
    counts = row_counts(batch)
    chosen = request.GET.get("verdict", "")
    rows = batch.rows.all()
    if chosen in RowVerdict.values:
        rows = rows.filter(verdict=chosen)
    elif chosen == "WARNED":
        rows = rows.exclude(problems=[]).exclude(verdict=RowVerdict.ERROR)
    filters = [
        (RowVerdict.CREATE, RowVerdict.CREATE.label, counts.created),
        (RowVerdict.CHANGE, RowVerdict.CHANGE.label, counts.changed),
        (RowVerdict.LEAVE, RowVerdict.LEAVE.label, counts.left),
        (RowVerdict.ERROR, RowVerdict.ERROR.label, counts.errors),
        ("WARNED", _("With a warning"), counts.warned),
    ]
    page = keyset_page(request, rows, ["number", "id"], size=ROWS)
    return {
        "counts": counts,
        "chosen": chosen,
        "filters": filters,
        "page": page,
        "rows": [ShownRow(row, _first_cells(row), problems_of(kind, row), changes_of(kind, row)) for row in page.rows],
    }


def _first_cells(row: ImportRow) -> str:
    cells = [shown(unpacked(cell)) for cell in row.cells]
    return " · ".join([cell for cell in cells if cell][:CELLS])


def _steps(batch: ImportBatch) -> list[tuple[str | Promise, str]]:
    """Return the steps with "done", "current" or "" for each."""
    place = next((place for place, (_label, states) in enumerate(STEPS) if batch.state in states), len(STEPS))
    over = batch.state in (ImportState.DISCARDED, ImportState.FAILED)
    if batch.state == ImportState.IMPORTED:
        place = len(STEPS)
    return [
        (label, "" if over or number > place else "current" if number == place else "done")
        for number, (label, _states) in enumerate(STEPS)
    ]
