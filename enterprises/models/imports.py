"""Files that the office imports: what was uploaded, how far it is, and what became of every row; and what was exported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned
from accounts.models.versioned import append_only_triggers

if TYPE_CHECKING:
    from accounts.models import User


class ImportState(models.TextChoices):
    """Where an import stands; the states that end in WANTED are the queue that the worker empties."""

    UPLOADED = "UPLOADED", _("Uploaded")
    CHECK_WANTED = "CHECK_WANTED", _("Being checked")
    CHECKED = "CHECKED", _("Checked")
    IMPORT_WANTED = "IMPORT_WANTED", _("Being imported")
    IMPORTED = "IMPORTED", _("Imported")
    UNDO_WANTED = "UNDO_WANTED", _("Being undone")
    FAILED = "FAILED", _("Failed")
    DISCARDED = "DISCARDED", _("Discarded")
    UNDONE = "UNDONE", _("Undone")


WANTED = (ImportState.CHECK_WANTED, ImportState.IMPORT_WANTED, ImportState.UNDO_WANTED)


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Adjectives of imports."""

    def visible_to(self, user: User) -> Self:
        """Keep all for those who import files."""
        return self if user.can(Capability.IMPORT_FILES) else self.none()

    def wanted(self) -> Self:
        """Keep those that the worker has something to do for."""
        return self.filter(state__in=WANTED)


class ImportBatch(Versioned):
    """One file on its way in. Nothing is written before somebody says "import".

    ``columns`` says which column of the file is which field: {field: number of the column}; ``unit`` in what sums of money
    are given, where the kind has any. The worker holds a batch by a lease; ``fence`` grows with every claim, as in the outbox.
    """

    kind = models.CharField(_("what it brings"), max_length=20)
    state = models.CharField(_("state"), max_length=14, choices=ImportState, default=ImportState.UPLOADED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    file_name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    sheet = models.CharField(max_length=80, blank=True)
    header_row = models.PositiveIntegerField(default=1)
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    unit = models.CharField(_("unit of money"), max_length=4, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    deaths = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [
            models.Index(name="import_by_time", fields=["-created_at", "-id"]),
            models.Index(
                name="import_wanted",
                fields=["created_at"],
                condition=Q(state__in=["CHECK_WANTED", "IMPORT_WANTED", "UNDO_WANTED"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="import_state_is_known", condition=Q(state__in=ImportState.values)),
            models.CheckConstraint(
                name="import_failed_if_and_only_if_it_says_how",
                condition=Q(state="FAILED") & ~Q(failure="") | ~Q(state="FAILED") & Q(failure=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.file_name}"


class RowVerdict(models.TextChoices):
    """What the check says of a row."""

    CREATE = "CREATE", _("New")
    CHANGE = "CHANGE", _("Changed")
    LEAVE = "LEAVE", _("As it is")
    ERROR = "ERROR", _("Cannot be imported")


class ImportRow(models.Model):
    """One row of a file: what stands in it, what the check found, and what the import made of it.

    ``cells`` are the values as they were read, ``problems`` a list of {"field", "value", "code", "facts", "serious"},
    ``before`` what a changed thing said earlier and ``version`` the version the import left behind, for the undo.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.ForeignKey("enterprises.ImportBatch", PROTECT, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(default=list)
    verdict = models.CharField(max_length=8, choices=RowVerdict)
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)
    before = models.JSONField(default=dict)
    version = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(name="import_row_by_verdict", fields=["batch", "verdict", "number"])]
        constraints = [
            models.CheckConstraint(name="row_verdict_is_known", condition=Q(verdict__in=RowVerdict.values)),
            models.UniqueConstraint(name="row_is_once_in_an_import", fields=["batch", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"


class ColumnChoice(Versioned):
    """Which field a column heading meant last time, so that nobody has to say it twice."""

    kind = models.CharField(max_length=20)
    heading = models.CharField(max_length=120)
    field = models.CharField(max_length=40, blank=True)

    class Meta(Versioned.Meta):
        constraints = [models.UniqueConstraint(name="heading_is_remembered_once", fields=["kind", "heading"])]

    def __str__(self) -> str:
        return f"{self.heading} = {self.field}"


class Export(models.Model):
    """Somebody took a list out of the house: who, when, which rows, whether with phones. Never changed, never removed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    noun = models.CharField(max_length=20)
    file_format = models.CharField(max_length=4)
    query = models.CharField(max_length=500, blank=True)
    rows = models.PositiveIntegerField()
    with_phones = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = append_only_triggers()
        indexes = [models.Index(name="export_by_time", fields=["-at", "-id"])]

    def __str__(self) -> str:
        return f"{self.noun} {self.at:%Y-%m-%d}"
