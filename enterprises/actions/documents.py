"""Write the scans that prove a qualification. What is stored is what ``accounts/uploads.py`` made of the upload."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import files
from accounts.errors import DomainError
from accounts.models import User
from accounts.uploads import clean_upload
from accounts.verbs import change, create, lock, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Document, Qualification


class DocumentTakenError(DomainError):
    """The same file hangs there already."""

    code = "document_taken"
    message = _("The same file is on this qualification already.")
    field = "file"
    constraint = "document_is_once_on_a_qualification"


class DocumentRemovedError(DomainError):
    """Somebody removed it before."""

    code = "document_is_removed"
    message = _("This document was removed before.")


@verb
def add_document(qualification: Qualification, *, name: str, content: bytes, by: User, at: datetime) -> Document:
    """Keep a scan of the certificate, cleaned of what does not belong in it; the same bytes twice are refused."""
    qualification = lock(qualification, "enterprise", "level")
    access.require(access.may_edit_cultivation(by))
    clean = clean_upload(name, content)
    document = create(
        Document, at=at, qualification=qualification, name=clean.name, media_type=clean.media_type,
        sha256=files.store(clean.content), size=len(clean.content), added_by=by,
    )  # fmt: skip
    _tell(document, "added", by=by, at=at)
    return document


@verb
def remove_document(document: Document, *, by: User, at: datetime) -> Document:
    """Take a scan off its qualification; row and bytes are kept for the history."""
    document = lock(document, "qualification__enterprise", "qualification__level")
    access.require(access.may_edit_cultivation(by))
    if document.removed_at is not None:
        raise DocumentRemovedError()
    change(document, at=at, removed_at=at)
    _tell(document, "removed", by=by, at=at)
    return document


def _tell(document: Document, what: str, *, by: User, at: datetime) -> None:
    qualification = document.qualification
    facts: dict[str, Any] = {"level": qualification.level.name, "level_en": qualification.level.name_en}
    note(qualification.enterprise, f"document.{what}", document, by=by, at=at, name=document.name, **facts)
