"""Two records become one, and two again: what moves, what stays, what goes back, and who is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.errors import DomainError, IdTakenError, StaleError
from assistance.actions.merges import merge_enterprises, undo_merge
from assistance.models import Assignment, Issue, Merge, Reminder, Visit
from assistance.queries.merges import MOVES, STAYS, preview, way_back
from assistance.rules import merges as rules
from enterprises.actions.enterprises import edit_enterprise
from enterprises.models import Contact, Enterprise, Figure, TimelineEntry
from tests.factories.assistance import VisitFactory
from tests.factories.enterprises import ContactFactory, EnterpriseFactory, TimelineEntryFactory
from tests.factories.merges import Pair, make_pair
from tests.factories.world import World
from tests.schema import is_history, our_models

Rows = dict[tuple[str, Any], dict[str, Any]]


@pytest.fixture
def pair(world: World) -> Pair:
    return make_pair(world)


def rows() -> Rows:
    """Return every row of every table of ours but the timeline and the merges, without what every change moves on."""
    found: Rows = {}
    for model in our_models():
        if model not in (TimelineEntry, Merge):
            for row in model._default_manager.values():
                key = row[model._meta.pk.attname]
                found[model._meta.label, key] = {
                    name: value for name, value in row.items() if name not in ("version", "updated_at")
                }
    return found


def merge(world: World, pair: Pair, **kwargs: Any) -> Merge:
    return merge_enterprises(
        pair.winner, loser=pair.loser, reason="Entered twice", by=world.office, at=timezone.now(), **kwargs
    )


def undo(world: World, merged: Merge, **kwargs: Any) -> Merge:
    return undo_merge(merged, by=world.office, at=timezone.now(), **kwargs)


def test_every_foreign_key_to_an_enterprise_is_named_as_moving_or_staying() -> None:
    keys = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not is_history(model)
        for field in model._meta.get_fields()
        if field.concrete and field.related_model is Enterprise
    }

    assert keys == set(MOVES) | set(STAYS)
    assert not set(MOVES) & set(STAYS)


def test_everything_moves_but_what_the_winner_has_already(world: World, pair: Pair) -> None:
    before = {name: set(move.rows(pair.winner).values_list("pk", flat=True)) for name, move in MOVES.items()}
    shown = preview(pair.winner, pair.loser)

    merge(world, pair)

    assert {name: n for name, move in MOVES.items() if (n := move.rows(pair.loser).count())} == {
        "assistance.Assignment.enterprise": 2,
        "enterprises.Qualification.enterprise": 1,
        "enterprises.Award.enterprise": 1,
        "enterprises.Figure.enterprise": 1,
        "enterprises.ChainPlace.enterprise": 1,
        "enterprises.SupplyLink.supplier": 1,
        "enterprises.SupplyLink.customer": 2,
    }
    assert {line.name for line in shown.lines} == set(MOVES), "the pair has a row of every kind"
    for line in shown.lines:
        after = set(MOVES[line.name].rows(pair.winner).values_list("pk", flat=True)) - {pair.loser.pk}
        assert after >= before[line.name]
        assert len(after - before[line.name]) == line.goes, line.name


def test_the_preview_says_in_words_what_stays_and_why(world: World, pair: Pair) -> None:
    lines = {line.name: line for line in preview(pair.winner, pair.loser).lines}

    assert lines["enterprises.Figure.enterprise"].staying == ["Output value · 2025-12"]
    assert lines["enterprises.Award.enterprise"].staying == ["2024 纳税大户"]
    assert lines["assistance.Assignment.enterprise"].stays == 4
    assert "Primary" in lines["assistance.Assignment.enterprise"].staying[0]
    assert all(line.why for line in lines.values() if line.stays)
    assert preview(pair.winner, pair.loser).loses_mark


def test_the_winner_has_one_contact_to_call_first(world: World, pair: Pair) -> None:
    merge(world, pair)

    assert list(pair.winner.contacts.filter(is_preferred=True)) == [world.contact]


def test_nobody_looks_after_a_record_that_is_merged_away(world: World, pair: Pair) -> None:
    merge(world, pair)

    assert not Assignment.objects.current().filter(enterprise=pair.loser).exists()
    assert not Assignment.objects.filter(enterprise=pair.loser, starts_on__gte=world.today).exists()
    ended = Assignment.objects.get(enterprise=pair.loser, role="BACKUP")
    assert (ended.ends_on, ended.reason) == (world.today, "Entered twice")
    assert Assignment.objects.current().filter(enterprise=pair.winner).count() == 2


def test_after_the_undo_every_row_is_what_it_was(world: World, pair: Pair) -> None:
    before = rows()

    undone = undo(world, merge(world, pair))

    assert rows() == before
    assert undone.moved["left"] == {}
    assert (undone.undone_by, undone.undone_at is not None) == (world.office, True)


def test_a_merge_and_its_undo_again_and_again_change_nothing_else(world: World, pair: Pair) -> None:
    before = rows()
    for _time in range(2):
        undo(world, merge(world, pair))

    assert rows() == before


def test_what_came_to_the_winner_since_stays_and_what_moved_on_is_told(world: World, pair: Pair) -> None:
    merged = merge(world, pair)
    new = ContactFactory(enterprise=pair.winner)
    moved_on = Visit.objects.get(pk=merged.moved["rows"]["assistance.Visit.enterprise"][0])
    Visit.objects.filter(pk=moved_on.pk).update(enterprise=world.other_enterprise, version=moved_on.version + 1)
    shown = {str(line.label): (line.goes, line.stays) for line in way_back(merged)}

    undone = undo(world, merged)

    new.refresh_from_db()
    moved_on.refresh_from_db()
    assert new.enterprise == pair.winner
    assert moved_on.enterprise == world.other_enterprise
    assert undone.moved["left"] == {"assistance.Visit.enterprise": [str(moved_on.pk)]}
    assert shown["Visits"] == (0, 1)
    assert shown["Contacts"] == (2, 0)


def test_what_has_no_room_at_the_old_record_any_more_stays(world: World, pair: Pair) -> None:
    merged = merge(world, pair)
    [key] = merged.moved["rows"]["enterprises.Figure.enterprise"]
    figure = Figure.objects.get(pk=key)
    Figure.objects.filter(pk=key).update(indicator="OUTPUT", year=2025, through_month=11, version=figure.version + 1)
    kept = Figure.objects.get(enterprise=pair.loser)
    Figure.objects.filter(pk=kept.pk).update(through_month=11, version=kept.version + 1)

    undone = undo(world, merged)

    assert undone.moved["left"] == {"enterprises.Figure.enterprise": [key]}


def test_a_contact_marked_meanwhile_keeps_the_mark(world: World, pair: Pair) -> None:
    merged = merge(world, pair)
    [key] = merged.moved["unmarked"]
    Contact.objects.filter(pk=key).update(archived_at=world.at, archived_reason="Left", version=9)

    undo(world, merged)

    assert not pair.loser.contacts.filter(is_preferred=True).exists()


def test_chains_of_merges_point_at_the_last_record_and_are_undone_backwards(world: World) -> None:
    first, second, third = EnterpriseFactory(), EnterpriseFactory(), EnterpriseFactory()
    visit = VisitFactory(enterprise=first)
    before = rows()
    inner = merge(world, Pair(second, first))
    outer = merge(world, Pair(third, second))
    first.refresh_from_db()
    visit.refresh_from_db()
    assert first.merged_into == visit.enterprise == third

    with pytest.raises(rules.LaterMergeFirstError):
        undo(world, inner)
    undo(world, outer)
    first.refresh_from_db()
    assert first.merged_into == second
    undo(world, inner)

    assert rows() == before


def test_the_file_shows_the_lines_of_both_records_to_those_who_read_the_winners(world: World, pair: Pair) -> None:
    TimelineEntryFactory(enterprise=pair.loser, kind="visit.done", by=world.other_specialist)
    merge(world, pair)

    for reader in (world.specialist, world.office, world.leader, world.auditor):
        kinds = {line.kind for line in TimelineEntry.objects.of(pair.winner).readable_by(reader)}
        assert kinds == {"visit.done", "enterprise.merged"}, reader
    assert not TimelineEntry.objects.of(pair.winner).readable_by(world.organiser).exists()


def test_the_same_id_and_body_is_the_same_merge(world: World, pair: Pair) -> None:
    key = world.contact.pk
    made = merge(world, pair, id=key, body_digest="a")

    again = merge(world, pair, id=key, body_digest="a")

    assert (again, again.was_replayed) == (made, True)
    with pytest.raises(IdTakenError):
        merge(world, pair, id=key, body_digest="b")


def test_a_record_is_not_merged_into_itself_nor_twice_nor_when_it_was_struck_out(world: World, pair: Pair) -> None:
    def refused(winner: Enterprise, loser: Enterprise) -> type[DomainError]:
        with pytest.raises(DomainError) as refusal:
            merge(world, Pair(winner, loser))
        return refusal.type

    struck = EnterpriseFactory(struck_at=world.at)
    assert refused(pair.winner, pair.winner) is rules.MergedIntoItselfError
    assert refused(pair.winner, struck) is refused(struck, pair.winner) is rules.RecordStruckOutError
    merge(world, pair)
    assert refused(world.other_enterprise, pair.loser) is refused(pair.loser, world.other_enterprise)
    assert refused(pair.winner, pair.loser) is rules.AlreadyMergedError


def test_who_saw_an_older_state_of_either_is_refused(world: World, pair: Pair) -> None:
    for stale in ({"expected": 9}, {"loser_expected": 9}):
        with pytest.raises(StaleError):
            merge(world, pair, **stale)
    merged = merge(world, pair, expected=1, loser_expected=1)
    with pytest.raises(StaleError):
        undo(world, merged, expected=9)
    undo(world, merged, expected=1)
    with pytest.raises(rules.MergeUndoneError):
        undo(world, merged)


def test_only_the_office_merges(world: World, pair: Pair) -> None:
    for name, user in world.everybody.items():
        if name != "office":
            with pytest.raises(PermissionDenied):
                merge_enterprises(pair.winner, loser=pair.loser, reason="x", by=user, at=world.at)
    merged = merge(world, pair)
    with pytest.raises(PermissionDenied):
        undo_merge(merged, by=world.auditor, at=world.at)


def test_nothing_new_reaches_a_record_that_is_merged_away(world: World, pair: Pair) -> None:
    merge(world, pair)

    with pytest.raises(rules.RecordMergedError):
        edit_enterprise(pair.loser, address="8 New Road", by=world.office, at=world.at)


@pytest.mark.parametrize("act", ["preview", "merge", "undo"])
def test_it_costs_the_same_with_few_and_with_many_rows(world: World, act: str) -> None:
    def cost(copies: int) -> int:
        pair = make_pair(world, copies)
        acts: dict[str, Any] = {
            "preview": lambda: preview(pair.winner, pair.loser),
            "merge": lambda: merge(world, pair),
        }
        if act == "undo":
            merged = merge(world, pair)
            acts["undo"] = lambda: undo(world, merged)
        with CaptureQueriesContext(connection) as queries:
            acts[act]()
        return len(queries)

    with transaction.atomic():
        few = cost(1)
        transaction.set_rollback(True)
    assert cost(6) == few


def test_issues_keep_their_reminders(world: World, pair: Pair) -> None:
    merge(world, pair)

    issue = Issue.objects.get(enterprise=pair.winner)
    assert Reminder.objects.get(issue=issue).enterprise == pair.winner
