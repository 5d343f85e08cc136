"""The ledger (问题台账) as a page and as a file, the supervision slip (督办单), and the page of scores."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.models import UnitKind, User
from accounts.verbs import change
from assistance.actions.escalations import escalate_issue
from assistance.actions.issue_terms import suspend_issue
from assistance.models import CallBack, Contribution, Issue
from assistance.queries.calendar import working_calendar
from assistance.rules.working_days import COUNTY
from tests.factories import IssueFactory, UnitFactory, World

LogIn = Callable[[User], Client]
CHINESE = {"accept-language": "zh-hans"}


def a_closed_issue(world: World) -> Issue:
    at = datetime(2026, 10, 20, 10, tzinfo=COUNTY)
    issue: Issue = IssueFactory(
        number="1900-77777", title="增容", description="新产线用电不足", enterprise=world.enterprise,
        category=world.category, lead_unit=world.unit, status="CLOSED", created_at=at, due_on=date(2026, 11, 3),
        closed_at=at + timedelta(days=2),
    )  # fmt: skip
    CallBack.objects.create(
        issue=issue, round=0, channel="CALL", reached=True, really_solved="YES", service_rating="BASICALLY",
        by=world.office, at=at + timedelta(days=2),
    )  # fmt: skip
    Contribution.objects.create(
        issue=issue, unit=world.other_unit, due_on=at.date(), created_at=at, updated_at=at, text="路已通", given_at=at,
        given_by=world.other_handler,
    )  # fmt: skip
    change(issue, at=at, returns=1)
    return issue


def exported(client: Client, query: str = "", language: str = "zh-hans") -> list[dict[str, str]]:
    response = client.post("/exports/ledger/", {"format": "csv", "query": query}, headers={"accept-language": language})
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


class TestLedger:
    def test_the_file_has_the_classic_columns(self, world: World, log_in: LogIn) -> None:
        a_closed_issue(world)

        (row,) = exported(log_in(world.office))

        name = world.specialist.name
        assert row == {
            "序号": "1", "企业名称": "弦歌铜业", "问题类别": "融资信贷", "问题描述": "增容：新产线用电不足",
            "反映时间": "2026-10-20", "来源": "专员", "包联专员": name, "责任单位": "工业和信息化局",
            "配合单位": "人力资源和社会保障局", "办结时限": "2026-11-03", "办理情况": "已销号：Said so.", "办理结果": "已解决",
            "是否解决": "已解决", "满意度": "基本满意", "销号时间": "2026-10-22", "挂账原因": "", "备注": "退回 1 次",
        }  # fmt: skip

    def test_in_english_the_columns_have_their_twins(self, world: World, log_in: LogIn) -> None:
        a_closed_issue(world)

        (row,) = exported(log_in(world.office), language="en")

        assert list(row) == [
            "No.", "Enterprise", "Category", "Issue", "Raised on", "Source", "Specialist", "Lead unit", "Units that help",
            "Promised by", "Handling", "Outcome", "Really solved", "Satisfaction", "Closed on", "Parked because", "Remarks",
        ]  # fmt: skip
        assert (row["Enterprise"], row["Units that help"], row["Remarks"]) == (
            "Xiange Copper", "Labour Bureau", "returned 1 time",
        )  # fmt: skip

    def test_a_parked_issue_says_why_and_nobody_asked_stays_empty(self, world: World, log_in: LogIn) -> None:
        issue = IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS")
        suspend_issue(
            issue, reason_class="PLANNING", reason="No land.", review_on=world.today + timedelta(days=9),
            by=world.leader, at=world.at,
        )  # fmt: skip

        (row,) = exported(log_in(world.office), language="en")

        assert row["Parked because"] == "Waits for land, planning or a budget"
        assert (row["Really solved"], row["Satisfaction"], row["Closed on"]) == ("", "", "")

    def test_the_page_shows_the_same_with_the_filters_of_the_list(self, world: World, log_in: LogIn) -> None:
        a_closed_issue(world)
        IssueFactory(enterprise=world.other_enterprise, title="Another one")
        client = log_in(world.office)

        everything = client.get("/issues/ledger/").content.decode()
        only_closed = client.get("/issues/ledger/?status=CLOSED").content.decode()

        assert "Another one" in everything
        assert "1–2 of 2" in everything
        assert "Another one" not in only_closed
        assert "1900-77777" in only_closed
        assert [row["No."] for row in exported(client, "status=CLOSED", "en")] == ["1"]

    def test_the_running_number_goes_on_from_page_to_page(self, world: World, log_in: LogIn) -> None:
        for _ in range(51):
            IssueFactory(enterprise=world.enterprise, category=world.category)
        client = log_in(world.office)

        first = client.get("/issues/ledger/")
        second = client.get(f"/issues/ledger/{first.context['page'].next_url}")

        assert [place for place, _issue, _cells in first.context["lines"]] == list(range(1, 51))
        assert [place for place, _issue, _cells in second.context["lines"]] == [51]

    @pytest.mark.parametrize("way", ["page", "file"])
    def test_the_number_of_queries_does_not_grow(self, world: World, log_in: LogIn, way: str) -> None:
        client = log_in(world.office)

        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                client.get("/issues/ledger/") if way == "page" else exported(client)
            return len(asked)

        a_closed_issue(world)
        few = queries()
        for _ in range(7):
            issue = IssueFactory(enterprise=world.enterprise, lead_unit=UnitFactory(), status="ASSIGNED")
            Contribution.objects.create(
                issue=issue, unit=UnitFactory(), due_on=world.today, created_at=world.at, updated_at=world.at
            )
        assert queries() == few

    def test_a_leader_s_ledger_ends_with_the_own_chains(self, world: World, log_in: LogIn) -> None:
        a_closed_issue(world)
        IssueFactory(enterprise=world.other_enterprise, title="Another one")

        assert len(exported(log_in(world.leader))) == 1


class TestSlip:
    @pytest.fixture
    def late(self, world: World) -> Issue:
        """Five working days late, and escalated to the chain leader three working days ago."""
        calendar = working_calendar(world.today)
        due_on = calendar.before(world.today, 5)
        issue: Issue = IssueFactory(
            enterprise=world.enterprise, category=world.category, lead_unit=world.unit, status="IN_PROGRESS",
            due_on=due_on, title="Power upgrade", created_at=world.at - timedelta(days=30),
        )  # fmt: skip
        at = datetime.combine(calendar.before(world.today, 3), datetime.min.time(), tzinfo=COUNTY)
        return escalate_issue(issue, level=3, reason="The line stands.", by=world.office, at=at + timedelta(hours=9))

    def test_it_says_what_was_promised_how_late_it_is_and_what_is_demanded_by_when(
        self, world: World, log_in: LogIn, late: Issue
    ) -> None:
        response = log_in(world.office).get(f"/issues/{late.number}/slip/")

        slip = response.context["slip"]
        calendar = working_calendar(world.today)
        assert slip.days_overdue == 5
        assert slip.given_on == calendar.before(world.today, 3)
        assert slip.answer_by == calendar.after(world.today, 0).on, "three working days after the slip"
        page = response.content.decode()
        for words in (
            "Supervision slip",
            "To: Industry Bureau",
            "5 working days",
            "The line stands.",
            world.leader.name,
        ):
            assert words in page, words
        assert "Letter to the city" not in page

    def test_in_chinese_it_is_a_督办单(self, world: World, log_in: LogIn, late: Issue) -> None:
        with translation.override("zh-hans"):
            page = log_in(world.office).get(f"/issues/{late.number}/slip/", headers=CHINESE).content.decode()

        for words in ("督办单", "主送：工业和信息化局", "5 个工作日", "督办要求"):
            assert words in page, words

    def test_for_a_vertically_managed_unit_it_is_a_letter_to_the_city(
        self, world: World, log_in: LogIn, late: Issue
    ) -> None:
        change(world.unit, at=world.at, kind=UnitKind.VERTICAL)

        page = log_in(world.office).get(f"/issues/{late.number}/slip/").content.decode()

        assert "Letter to the city channel" in page
        assert "What is demanded" not in page

    def test_below_the_chain_leader_there_is_none(self, world: World, log_in: LogIn) -> None:
        issue = IssueFactory(
            enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS", escalation_level=2
        )
        client = log_in(world.office)

        assert client.get(f"/issues/{issue.number}/slip/").status_code == 404
        assert "/slip/" not in client.get(f"/issues/{issue.number}/").content.decode()

    def test_the_issue_s_page_leads_to_it(self, world: World, log_in: LogIn, late: Issue) -> None:
        assert f"/issues/{late.number}/slip/" in log_in(world.handler).get(f"/issues/{late.number}/").content.decode()


class TestScores:
    def test_the_page_shows_denominators_and_no_score_of_too_few(self, world: World, log_in: LogIn) -> None:
        a_closed_issue(world)

        page = log_in(world.auditor).get("/issues/scores/?month=2026-10").content.decode()

        for words in ("Industry Bureau", "too few", "1 / 1", "October 2026"):
            assert words in page, words

    @pytest.mark.parametrize("month", ["2026-13", "2026", "26-10", "2026-1", "１９９９-01", "1800-01", "2026-10-01"])
    def test_what_is_no_month_is_not_there(self, world: World, log_in: LogIn, month: str) -> None:
        assert log_in(world.office).get("/issues/scores/", {"month": month}).status_code == 404

    def test_without_a_month_it_is_the_last_whole_one(self, world: World, log_in: LogIn) -> None:
        wanted = (world.today.replace(day=1) - timedelta(days=1)).replace(day=1)

        response: Any = log_in(world.leader).get("/issues/scores/")

        assert response.context["month"] == wanted
