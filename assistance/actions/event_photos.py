"""Keep the photos of an item of an agenda: pictures only, encoded anew, so that nothing hides in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import files
from accounts.errors import DomainError
from accounts.models import User
from accounts.uploads import clean_upload
from accounts.verbs import change, create, lock, verb
from assistance import access
from assistance.models import AgendaItem, EventPhoto


class NoPictureError(DomainError):
    """A photo is a picture."""

    code = "no_picture"
    message = _("This is no picture: add a JPEG, PNG or WebP file.")
    field = "file"


@verb
def add_photo(item: AgendaItem, *, name: str, content: bytes, by: User, at: datetime) -> EventPhoto:
    """Keep a photo of an item; the same bytes again return the photo there is."""
    item = lock(item)
    access.require(access.may_edit_events(by))
    clean = clean_upload(name, content)
    if not clean.media_type.startswith("image/"):
        raise NoPictureError()
    sha256 = files.store(clean.content)
    if there := EventPhoto.objects.filter(item=item, sha256=sha256, removed_at__isnull=True).first():
        there.was_replayed = True
        return there
    kept: dict[str, Any] = {
        "name": clean.name,
        "media_type": clean.media_type,
        "sha256": sha256,
        "size": len(clean.content),
    }
    return create(EventPhoto, at=at, item=item, by=by, **kept)


@verb
def remove_photo(photo: EventPhoto, *, by: User, at: datetime) -> EventPhoto:
    """Take a photo away; row and bytes are kept for the history. Again: nothing changes."""
    photo = lock(photo)
    access.require(access.may_edit_events(by))
    if photo.removed_at is None:
        change(photo, at=at, removed_at=at)
    return photo
