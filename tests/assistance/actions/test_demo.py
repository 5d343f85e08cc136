"""The demo as it was loaded: the published figures, a year of work, and something to do for every log-in."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Max, Q, Sum
from django.http import HttpRequest
from django.utils import timezone

from accounts.actions.people import system_user
from accounts.clock import database_now, local_day
from accounts.models import Role, Unit, User
from assistance.actions.demo.load import DemoPresentError, load_demo
from assistance.actions.merges import merge_enterprises, undo_merge
from assistance.actions.reminders import plan_reminders
from assistance.models import (
    Assignment,
    Commitment,
    Issue,
    IssueCounter,
    IssueStep,
    Reminder,
    Specialist,
    Visit,
    VisitStatus,
)
from assistance.queries.calendar import working_calendar
from assistance.queries.merges import preview
from assistance.rules.issue_flow import IssueStatus
from assistance.rules.working_days import WorkingCalendar
from enterprises.models import Chain, ChainLeader, ChainRole, Contact, Enterprise, Figure, LeaderRole, TimelineEntry
from enterprises.queries.chain_figures import chain_rows
from enterprises.queries.duplicates import likely_duplicates
from enterprises.queries.figures import periods_of, revisions
from enterprises.rules import credit_codes
from enterprises.rules.periods import Period
from tests.clients import undone

pytestmark = pytest.mark.usefixtures("loaded")

NAMED = ("specialist", "office", "handler", "leader", "organiser", "auditor", "admin")


@pytest.fixture(scope="module")
def calendar(loaded: datetime) -> WorkingCalendar:
    return working_calendar(local_day(loaded) - timedelta(days=400), local_day(loaded))


def person(username: str) -> User:
    return User.objects.get(username=username)


# --- The published figures ---------------------------------------------------------------------------------------------


def test_there_are_18_townships_and_12_chains() -> None:
    assert Unit.objects.townships().count() == 18
    assert Chain.objects.count() == 12
    assert not Chain.objects.filter(lead_unit=None).exists()


def test_every_chain_has_a_chief_and_a_leader() -> None:
    posts = (
        ChainLeader.objects.current()
        .values("chain")
        .annotate(
            chiefs=Count("id", filter=Q(role=LeaderRole.CHIEF)), leaders=Count("id", filter=Q(role=LeaderRole.LEADER))
        )
    )
    assert [(row["chiefs"], row["leaders"]) for row in posts] == [(1, 1)] * 12


def test_the_leader_leads_two_chains() -> None:
    assert ChainLeader.objects.current().filter(user__username="leader").count() == 2


def test_there_are_12_key_enterprises_one_of_each_chain_and_48_assisted_ones() -> None:
    key = Enterprise.objects.filter(is_key=True)
    assert key.count() == 12
    assert key.values("chain").distinct().count() == 12
    assert set(key.values_list("role", flat=True)) == {ChainRole.ANCHOR}
    assert Enterprise.objects.filter(is_key=False).count() == 48


def test_there_are_48_specialists_and_each_looks_after_an_enterprise() -> None:
    assert Specialist.objects.count() == 48
    assert Assignment.objects.current().primary().values("specialist").distinct().count() == 48


def test_the_codes_are_valid_and_of_a_region_that_does_not_exist() -> None:
    for code in Enterprise.objects.values_list("uscc", flat=True):
        assert credit_codes.normalise(code)[2:8] == "000000"


def test_names_of_enterprises_and_people_are_in_both_languages() -> None:
    assert not Enterprise.objects.filter(Q(name_en="") | Q(short_name="")).exists()
    assert not User.objects.active().filter(Q(latin_name="") | Q(phone="") | Q(email="")).exists()
    assert not Contact.objects.filter(Q(latin_name="") | Q(phone="")).exists()


def test_no_phone_belongs_to_two_people() -> None:
    users = list(User.objects.active().values_list("phone", flat=True))
    phones = users + list(Contact.objects.values_list("phone", flat=True))
    assert len(phones) == len(set(phones))
    assert all(phone.startswith("+86169") for phone in phones)


# --- Log-ins -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", [*NAMED, "specialist01", "specialist47", "specialist48", "handler01"])
def test_the_log_in_works(username: str) -> None:
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = "127.0.0.1"

    assert authenticate(request, username=username, password="yanggu-demo") == person(username)


def test_all_specialists_of_the_contract_have_a_log_in() -> None:
    wanted = {f"specialist{number:02d}" for number in range(1, 49)} | {"specialist"}
    people = User.objects.having(Role.SPECIALIST).filter(is_active=True)
    assert set(people.values_list("username", flat=True)) == wanted
    assert set(User.objects.filter(roles__len=1).values_list("password", flat=True).distinct()) == {
        person("specialist").password
    }


def test_specialist48_takes_up_the_post_next_month() -> None:
    newcomer = person("specialist48")
    assert not Specialist.objects.filter(user=newcomer).exists()
    assert not Enterprise.objects.visible_to(newcomer).exists()


def test_the_handler_works_where_most_issues_of_the_specialist_are() -> None:
    open_issues = Issue.objects.open().filter(enterprise__in=Enterprise.objects.visible_to(person("specialist")))
    units = open_issues.values("lead_unit").annotate(issues=Count("id")).order_by("-issues")
    assert person("handler").unit_ids == [units[0]["lead_unit"]]


def test_every_unit_that_usually_answers_has_a_handler() -> None:
    handlers = User.objects.having(Role.HANDLER).filter(memberships__unit__in=Unit.objects.filter(issues__isnull=False))
    answering = Unit.objects.filter(issues__isnull=False).distinct().count()
    assert handlers.distinct().count() == answering


# --- Assignments -------------------------------------------------------------------------------------------------------


def test_the_specialist_has_a_good_list_and_two_more_as_backup() -> None:
    mine = Assignment.objects.current().of(person("specialist"))
    assert mine.primary().count() >= 6
    assert mine.exclude(role="PRIMARY").count() == 2


def test_some_enterprises_wait_for_the_office_to_assign_them() -> None:
    assigned = Assignment.objects.current().primary().values("enterprise")
    assert Enterprise.objects.exclude(pk__in=assigned).count() == 3


def test_one_of_them_was_entered_twice_and_can_be_merged_at_once() -> None:
    office = person("office")
    known, again = Enterprise.objects.filter(name_en__startswith="Jieyu").order_by("created_at")
    assert likely_duplicates(again.name, seen_by=office) == [again, known]
    assert not Assignment.objects.filter(enterprise=again).exists()
    assert preview(known, again).goes > 0
    with undone():
        merge = merge_enterprises(known, loser=again, reason="x", by=office, at=database_now())
        undo_merge(merge, by=office, at=database_now())


def test_some_enterprises_were_handed_over() -> None:
    assert Assignment.objects.filter(ends_on__isnull=False).count() >= 2


# --- A year of work ----------------------------------------------------------------------------------------------------


def test_there_is_a_year_of_visits(loaded: datetime) -> None:
    done = Visit.objects.done()
    assert done.count() > 500
    assert done.filter(happened_at__lt=loaded - timedelta(days=330)).exists()
    assert not done.filter(happened_at__gt=loaded).exists()
    assert Visit.objects.filter(status=VisitStatus.CANCELLED).exclude(cancel_reason="").count() >= 3


def test_visits_took_place_in_working_hours(loaded: datetime, calendar: WorkingCalendar) -> None:
    moments = [timezone.localtime(at) for at in Visit.objects.done().values_list("happened_at", flat=True) if at]
    free = [at for at in moments if not calendar.is_working(at.date())]
    assert not free
    assert all("08:30" <= at.strftime("%H:%M") <= "17:30" for at in moments)


def test_nothing_was_written_after_the_load_or_before_it_happened(loaded: datetime) -> None:
    for model in (Visit, Issue, Commitment, Assignment, Enterprise, Contact, Figure, User):
        assert not model._base_manager.filter(Q(created_at__gt=loaded) | Q(updated_at__lt=F("created_at"))).exists()
        assert not model._base_manager.filter(updated_at__gt=loaded).exists()
    assert not TimelineEntry.objects.filter(at__gt=loaded).exists()
    assert not Visit.objects.done().filter(updated_at__lt=F("happened_at")).exists()


def test_visitors_looked_after_the_enterprise_on_that_day() -> None:
    spells: dict[tuple[UUID, UUID], list[Assignment]] = {}
    for assignment in Assignment.objects.select_related("specialist"):
        spells.setdefault((assignment.enterprise_id, assignment.specialist.user_id), []).append(assignment)
    for visit in Visit.objects.done():
        assert visit.happened_at
        day = local_day(visit.happened_at)
        own = spells.get((visit.enterprise_id, visit.visitor_id), [])
        assert any(one.starts_on <= day and (one.ends_on is None or day < one.ends_on) for one in own)


def test_issues_stand_at_every_status_with_every_outcome() -> None:
    assert set(Issue.objects.values_list("status", flat=True)) == set(IssueStatus.values)
    assert len(set(Issue.objects.exclude(outcome="").values_list("outcome", flat=True))) >= 5
    assert Issue.objects.values("title").distinct().count() >= 40


def test_issues_have_the_deadline_of_the_rule(calendar: WorkingCalendar) -> None:
    for issue in Issue.objects.select_related("category"):
        days = 10 if issue.source == "EVENT" else issue.category.days_for(issue.urgency)  # DOMAIN: first answer 10
        deadline = calendar.after(local_day(issue.created_at), days)
        assert (issue.due_on, issue.due_is_provisional) == (deadline.on, deadline.provisional)


def test_issues_stand_where_their_last_step_led() -> None:
    steps: dict[object, list[IssueStep]] = {}
    for step in IssueStep.objects.order_by("issue", "place"):
        steps.setdefault(step.issue_id, []).append(step)
    for issue in Issue.objects.all():
        own = steps[issue.pk]
        assert [step.place for step in own] == list(range(1, issue.version + 1))
        assert [step.at for step in own] == sorted(step.at for step in own)
        assert [step.from_status for step in own[1:]] == [step.to_status for step in own[:-1]]
        assert (own[-1].to_status, own[-1].at) == (issue.status, issue.updated_at)


def test_numbers_run_on_without_gaps_from_where_the_demo_ends() -> None:
    for counter in IssueCounter.objects.all():
        numbers = Issue.objects.filter(number__startswith=f"{counter.year}-").order_by("created_at", "id")
        assert sorted(issue.number for issue in numbers) == [
            f"{counter.year}-{place:05d}" for place in range(1, counter.last + 1)
        ]


def test_the_history_knows_every_version_and_that_the_system_wrote_it() -> None:
    event = apps.get_model("assistance", "IssueEvent")
    latest = dict(event.objects.values_list("pgh_obj").annotate(latest=Max("version")))
    assert latest == dict(Issue.objects.values_list("pk", "version"))
    writers = event.objects.values_list("pgh_context__user", flat=True).distinct()
    assert list(writers) == [str(system_user().pk)]


# --- Something to do for everybody, today ------------------------------------------------------------------------------


def test_the_specialist_has_stops_today_or_on_the_next_working_day(loaded: datetime) -> None:
    planned = Visit.objects.planned().filter(visitor=person("specialist"))
    assert planned.count() >= 4
    assert not planned.filter(planned_for__lt=loaded).exists()


def test_the_next_stop_has_the_promise_that_is_due_today(loaded: datetime) -> None:
    due = Commitment.objects.open().get(owner=person("specialist"), due_on=local_day(loaded))
    assert Visit.objects.planned().filter(enterprise=due.visit.enterprise, visitor=due.owner).exists()
    assert Commitment.objects.open().filter(owner=due.owner, due_on__lt=due.due_on).exists()
    assert Commitment.objects.open().filter(owner=due.owner, due_on__gt=due.due_on).exists()


def test_the_office_has_issues_to_accept_and_calls_to_make() -> None:
    waiting = Issue.objects.waiting_for(person("office"))
    assert waiting.filter(status=IssueStatus.SUBMITTED).count() >= 3
    assert waiting.filter(status=IssueStatus.ANSWERED).count() >= 2


def test_the_handler_has_issues_to_acknowledge_overdue_and_due_next(
    loaded: datetime, calendar: WorkingCalendar
) -> None:
    today = local_day(loaded)
    mine = Issue.objects.waiting_for(person("handler"))
    assert mine.filter(status=IssueStatus.ASSIGNED).exists()
    assert mine.overdue(today).exists()
    assert mine.filter(due_on=calendar.after(today, 0).on).exists()
    assert mine.filter(due_on=calendar.after(today, 1).on).exists()


def test_the_leader_sees_open_issues_in_the_own_chains() -> None:
    assert Issue.objects.visible_to(person("leader")).open().exists()


def test_no_reminder_is_loaded_and_the_first_plan_has_a_handful_for_everybody(loaded: datetime) -> None:
    assert not Reminder.objects.exists()

    plan_reminders(by=system_user(), at=loaded)

    def kinds(username: str) -> set[str]:
        return set(Reminder.objects.filter(recipient__username=username).values_list("kind", flat=True))

    assert {"CONTACT_DUE", "PROMISE_DUE", "VISIT_OVERDUE", "ISSUE_NEAR", "ISSUE_OVERDUE"} <= kinds("specialist")
    assert {"ISSUE_NEAR", "ISSUE_OVERDUE"} <= kinds("handler")
    assert "ISSUE_NEAR" in kinds("office")


# --- Never twice -------------------------------------------------------------------------------------------------------


def counts() -> list[int]:
    return [model._base_manager.count() for model in (User, Unit, Enterprise, Visit, Issue, TimelineEntry)]


def test_a_second_load_is_refused_and_changes_nothing() -> None:
    before = counts()

    with pytest.raises(DemoPresentError):
        load_demo(by=system_user(), at=database_now())
    with pytest.raises(CommandError, match="already"):
        call_command("load_demo")

    assert counts() == before


def test_if_empty_says_that_people_are_there_and_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = counts()

    call_command("load_demo", "--if-empty")

    assert "no demo data loaded" in capsys.readouterr().out
    assert counts() == before


def test_some_are_not_at_work_and_their_file_says_why() -> None:
    out = Enterprise.objects.exclude(status="OPERATING")

    assert set(out.values_list("status", flat=True)) == {"SUSPENDED", "CLOSED", "LOST_CONTACT"}
    assert not out.filter(Q(status_reason="") | Q(status_since__isnull=True) | Q(version=1)).exists()
    assert TimelineEntry.objects.filter(kind="enterprise.status_changed", enterprise__in=out).count() == out.count()


def test_zones_and_people_can_be_found() -> None:
    assert set(Enterprise.objects.exclude(zone=None).values_list("zone__code", flat=True)) == {"EDZ", "CIP"}
    assert not Contact.objects.filter(Q(grams=[]) | Q(latin_key="") | Q(latin_name="")).exists()


# --- Figures ----------------------------------------------------------------------------------------------------------


def test_the_county_published_january_to_april_2023_as_it_did() -> None:
    published = Figure.objects.of_the_county().through(2023, 4)

    output, value_added = published.get(indicator="OUTPUT"), published.get(indicator="VALUE_ADDED")
    assert (output.value_cum, output.growth_official, output.base_cum_comparable) == (
        Decimal("19011000000.00"),
        Decimal("23.41"),
        None,
    )
    assert (value_added.value_cum, value_added.growth_official) == (None, Decimal("21.60"))


def test_output_of_the_county_only_grows_within_a_year_and_enterprises_are_a_part_of_it() -> None:
    county = Figure.objects.of_the_county().filter(indicator="OUTPUT").order_by("year", "through_month")
    for before, after in pairwise(county):
        assert before.value_cum and after.value_cum
        assert after.year > before.year or after.value_cum > before.value_cum
    for total in county:
        assert total.value_cum
        part = Figure.objects.of_enterprises().through(total.year, total.through_month).filter(indicator="OUTPUT")
        assert (part.aggregate(sum=Sum("value_cum"))["sum"] or 0) < total.value_cum


def test_figures_show_every_state(loaded: datetime) -> None:
    latest = periods_of(Figure.objects.of_the_county())[0]
    rows = chain_rows(latest)

    assert latest < Period.ended_before(local_day(loaded))
    assert any(0 < row.amount.reported < 3 and row.amount.is_hidden for row in rows)
    assert any(row.amount.reported < row.amount.expected for row in rows if not row.amount.is_hidden)
    assert any(row.amount.value and row.amount.is_preliminary for row in rows)
    assert Figure.objects.of_enterprises().filter(indicator="PROFIT", value_cum__lt=0).exists()
    [revision] = revisions(Figure.objects.get(version=2))
    assert revision.by == person("office")
    assert revision.note
