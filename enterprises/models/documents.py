"""Scans of certificates. The bytes are in ``accounts/files.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned
from accounts.models.versioned import tracked
from enterprises.models.cultivation import Qualification

if TYPE_CHECKING:
    from accounts.models import User


class DocumentQuerySet(models.QuerySet["Document"]):
    """Adjectives of documents."""

    def present(self) -> Self:
        """Keep those that were not removed."""
        return self.filter(removed_at__isnull=True)

    def visible_to(self, user: User) -> Self:
        """Keep the present ones of the qualifications that the user may read."""
        return self.present().filter(qualification__in=Qualification.objects.visible_to(user))


@tracked()
class Document(Versioned):
    """A file that proves a qualification, by the SHA-256 of its bytes. Removed ones are kept for the history."""

    qualification = models.ForeignKey("enterprises.Qualification", PROTECT, related_name="documents")
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(
                name="document_is_known_by_its_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.UniqueConstraint(
                name="document_is_once_on_a_qualification",
                fields=["qualification", "sha256"],
                condition=Q(removed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name
