"""Keep a filter of the list of issues under a name, call it otherwise, let it go. Each has views of their own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.models import SavedView
from assistance.rules import saved_views


@verb
def save_view(
    *, name: str, query: str, id: UUID | None = None, body_digest: str = "", by: User, at: datetime
) -> SavedView:
    """Keep a query string under a name. The same id and body again returns the view that there is."""
    if earlier := replayed(SavedView, id, body_digest):
        return earlier
    access.require(access.may_keep_views(by))
    lock(by)  # two at once would both see that there is room
    name, query = _named(name), saved_views.kept_of(query)
    saved_views.check_count(SavedView.objects.visible_to(by).count())
    return create(SavedView, id=id, body_digest=body_digest, at=at, user=by, name=name, query=query)


@verb
def rename_view(view: SavedView, *, name: str, expected: int | None = None, by: User, at: datetime) -> SavedView:
    """Give a view another name."""
    view = lock(view)
    access.require(access.may_edit_view(by, view))
    match(view, expected)
    change(view, at=at, name=_named(name))
    return view


@verb
def remove_view(view: SavedView, *, expected: int | None = None, by: User, at: datetime) -> None:
    """Let a view go."""
    view = lock(view)
    access.require(access.may_edit_view(by, view))
    match(view, expected)
    view.delete()


def _named(name: str) -> str:
    if not (named := name.strip()):
        raise saved_views.NamelessViewError()
    return named
