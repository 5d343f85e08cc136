"""Views: one's own, thirty at most, each called otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from uuid_utils.compat import uuid7

from accounts.errors import IdTakenError, StaleError
from accounts.models import User
from assistance.actions.saved_views import remove_view, rename_view, save_view
from assistance.models import SavedView
from assistance.rules.saved_views import NamelessViewError, TooManyViewsError, ViewNameTakenError
from tests.factories.saved_views import SavedViewFactory
from tests.factories.world import World


def save(world: World, by: User, **fields: Any) -> SavedView:
    return save_view(**{"name": "Late ones", "query": "overdue=1"} | fields, by=by, at=world.at)


def test_a_filter_is_kept_under_its_name(world: World) -> None:
    view = save(world, world.handler, name="  Late ones ", query="?overdue=1&after=x")

    assert (view.user, view.name, view.query) == (world.handler, "Late ones", "overdue=1")


def test_the_same_name_is_refused_to_one_and_free_for_another(world: World) -> None:
    save(world, world.handler)
    with pytest.raises(ViewNameTakenError):
        save(world, world.handler, query="status=CLOSED")
    save(world, world.office)

    assert SavedView.objects.count() == 2


def test_the_same_id_and_body_again_is_one_view_and_another_body_is_refused(world: World) -> None:
    same = {"id": uuid7(), "body_digest": "x" * 64}
    assert save(world, world.handler, **same) == save(world, world.handler, **same)
    with pytest.raises(IdTakenError):
        save(world, world.handler, id=same["id"], body_digest="y" * 64)

    assert SavedView.objects.count() == 1


def test_the_thirty_first_view_is_refused(world: World) -> None:
    for _n in range(30):
        SavedViewFactory(user=world.handler)
    with pytest.raises(TooManyViewsError):
        save(world, world.handler)


def test_who_reads_no_issues_keeps_no_filters_of_them(world: World) -> None:
    for person in (world.organiser, world.admin):
        with pytest.raises(PermissionDenied):
            save(world, person)


def test_a_view_is_renamed_and_removed_by_its_owner_alone(world: World) -> None:
    view = save(world, world.handler)
    for act in (
        lambda by: rename_view(view, name="Mine", by=by, at=world.at),
        lambda by: remove_view(view, by=by, at=world.at),
    ):
        with pytest.raises(PermissionDenied):
            act(world.office)

    assert rename_view(view, name="Mine", by=world.handler, at=world.at).name == "Mine"
    remove_view(view, by=world.handler, at=world.at)
    assert not SavedView.objects.exists()


def test_a_stale_version_and_an_empty_or_taken_name_change_nothing(world: World) -> None:
    view, _other = save(world, world.handler), save(world, world.handler, name="Other")
    for name, expected, refusal in (
        ("X", 7, StaleError),
        (" ", 1, NamelessViewError),
        ("Other", 1, ViewNameTakenError),
    ):
        with pytest.raises(refusal):
            rename_view(view, name=name, expected=expected, by=world.handler, at=world.at)

    view.refresh_from_db()
    assert (view.name, view.version) == ("Late ones", 1)
