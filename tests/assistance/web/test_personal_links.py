"""The page behind a personal link: looking changes nothing, a POST says the word, and the address reaches nobody else."""

from __future__ import annotations

import gzip
import logging
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from accounts.verbs import change
from assistance.actions.call_backs import confirm_issue
from assistance.actions.personal_links import revoke_link
from assistance.models import CallBack, Issue, PersonalLink
from assistance.rules import personal_links as rules
from config.logs import redact
from tests.doors.walk import writes
from tests.factories import World
from tests.factories.links import answered_issue, end_link, given_link, path_of, say, token_of

YES = {"really_solved": "YES", "service_rating": "", "comment": ""}


@pytest.fixture
def link(world: World) -> PersonalLink:
    return given_link(world, answered_issue(world, title="Power for line 3"))


def text_of(response: Any) -> str:
    return str(response.content.decode())


class TestLooking:
    def test_it_shows_what_was_asked_and_answered_and_two_questions(self, client: Client, link: PersonalLink) -> None:
        page = text_of(client.get(path_of(link)))
        assert link.issue is not None
        for words in (link.issue.number, "Power for line 3", "The new line has its power.", "Is it really solved?"):
            assert words in page
        assert "How were service and answer?" in page
        rating = re.search(r'<input[^>]*name="service_rating"[^>]*value=""[^>]*>', page)
        assert rating is not None
        assert "checked" in rating[0], "not rated unless somebody rates"
        assert not re.search(r'<input[^>]*name="really_solved"[^>]*checked', page), "nobody is led to an answer"

    def test_a_mail_scanner_may_open_it_ten_times(self, client: Client, link: PersonalLink) -> None:
        before = writes()
        for _ in range(10):
            assert client.get(path_of(link), headers={"user-agent": "scanner"}).status_code == 200
            assert client.head(path_of(link)).status_code == 200
        assert writes() == before
        assert Issue.objects.get().status == "ANSWERED"

    def test_it_gives_no_cookie_no_script_and_asks_nobody_who_they_are(
        self, client: Client, link: PersonalLink
    ) -> None:
        for response in (client.get(path_of(link)), client.post(path_of(link), YES)):
            assert not response.cookies
            assert "<script" not in text_of(response)
            assert "csrf" not in text_of(response)

    def test_the_address_goes_to_no_other_site_cache_or_index(self, client: Client, link: PersonalLink) -> None:
        for response in (client.get(path_of(link)), client.post(path_of(link), YES), client.get("/l/nothing/")):
            assert response["Referrer-Policy"] == "no-referrer"
            assert response["Cache-Control"] == "no-store"
            assert "noindex" in response["X-Robots-Tag"]
        assert token_of(link) not in text_of(client.get(path_of(link)))

    @pytest.mark.parametrize(
        ("query", "header", "words", "html"),
        [
            ("", "zh-CN,zh", "问题是否真正解决", "zh-Hans"),
            ("", "en", "Is it really solved?", "en"),
            ("?lang=zh-hans", "en", "问题是否真正解决", "zh-Hans"),
            ("?lang=en", "zh-CN", "Is it really solved?", "en"),
            ("?lang=xx", "en", "Is it really solved?", "en"),
        ],
    )
    def test_it_speaks_the_browsers_language_or_the_chosen_one(
        self, link: PersonalLink, query: str, header: str, words: str, html: str
    ) -> None:
        response = Client(headers={"accept-language": header}).get(path_of(link) + query)
        assert words in text_of(response)
        assert f'<html lang="{html}">' in text_of(response)
        assert response["Content-Language"] == ("zh-hans" if html == "zh-Hans" else "en")

    def test_the_whole_page_weighs_twenty_kilobytes_at_most(self, client: Client, world: World) -> None:
        issue = answered_issue(world, title="电" * 120, answer="一二三四五六七八九十" * 100)
        page = client.get(path_of(given_link(world, issue))).content
        css = (Path(settings.BASE_DIR) / "static/css/link.css").read_bytes()
        assert len(page) + len(gzip.compress(css)) <= 20_000
        assert re.findall(r'(?:href|src)="(/[^"]*)"', page.decode()) == ["/static/css/link.css"]


class TestTokens:
    def test_what_opens_nothing_is_answered_alike(self, client: Client, link: PersonalLink, world: World) -> None:
        token = token_of(link)
        key = rules.key_of(settings.SECRET_KEY)
        made_up = [
            "nothing",
            token[:-1],
            token + "A",
            token.swapcase(),
            rules.token_of(link.pk, "ANSWER_INVITATION", key),  # signed by us, good for something else
            rules.token_of(link.pk, "CONFIRM_ISSUE", rules.key_of("another secret")),
            rules.token_of(world.enterprise.pk, "CONFIRM_ISSUE", key),  # signed by us, of no link
            link.token_hash,
            str(link.pk),
            "'; DROP TABLE--",
            "电",
        ]
        answers = [client.get(f"/l/{text}/") for text in made_up]
        answers += [client.post(f"/l/{text}/", YES) for text in made_up]
        answers += [client.post(f"/l/{text}/again/") for text in made_up]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1
        assert Issue.objects.get().status == "ANSWERED"

    def test_a_row_whose_token_was_changed_opens_nothing(self, client: Client, link: PersonalLink) -> None:
        path = path_of(link)
        PersonalLink.objects.update(token_hash="0" * 64, version=2)
        assert client.get(path).status_code == 404

    def test_tokens_never_reach_the_logs(
        self, client: Client, link: PersonalLink, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
    ) -> None:
        token = token_of(link)
        with caplog.at_level(logging.DEBUG):
            client.get(path_of(link))
            client.post(path_of(link), YES)
            client.post(f"{path_of(link)}again/")
            client.get(f"/l/{token[:-1]}x/")
            logging.getLogger("django.server").info('"GET %s HTTP/1.1" 200', path_of(link))
            logging.getLogger("gunicorn.access").info('"GET %s?lang=en HTTP/1.1" 200', path_of(link))
        out, err = capfd.readouterr()
        lines = [redact(record.getMessage()) for record in caplog.records]
        assert any("/l/[secret]" in line for line in lines), "the requests are logged"
        assert token[:40] not in "\n".join([out, err, *lines])


class TestSaying:
    def test_yes_closes_and_thanks(self, client: Client, link: PersonalLink) -> None:
        response = client.post(path_of(link), YES | {"service_rating": "SATISFIED", "comment": "Quick work."})
        assert response.status_code == 200
        assert "Thank you. Your word is recorded." in text_of(response)
        assert "The issue was closed on" in text_of(response)
        assert Issue.objects.get().status == "CLOSED"
        assert CallBack.objects.get().comment == "Quick work."

    def test_no_says_that_it_is_open_again_and_by_when(self, client: Client, link: PersonalLink) -> None:
        page = text_of(client.post(path_of(link), {"really_solved": "NO", "comment": "It fails daily."}))
        issue = Issue.objects.get()
        assert (issue.status, issue.reopened) == ("IN_PROGRESS", 1)
        assert f"The issue is open again. A new answer is due by {issue.due_on:%a} {issue.due_on.day}" in page
        assert "It fails daily." in page

    def test_partly_says_that_the_office_looks_again(self, client: Client, link: PersonalLink) -> None:
        page = text_of(client.post(path_of(link), {"really_solved": "PARTLY"}))
        assert "The chain office looks at it once more" in page
        assert "Not rated" in page

    def test_the_same_again_changes_nothing_and_thanks_again(self, client: Client, link: PersonalLink) -> None:
        client.post(path_of(link), YES)
        before = writes()
        again = client.post(path_of(link), {"really_solved": "NO"})
        assert "Thank you. Your word is recorded." in text_of(again)
        assert (again.status_code, writes()) == (200, before)
        assert "Thank you. Your word is recorded." in text_of(client.get(path_of(link)))

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"really_solved": ""},
            {"really_solved": "MAYBE"},
            YES | {"service_rating": "BRILLIANT"},
            YES | {"comment": "x" * 4001},
            YES | {"comment": "a\x00b"},
        ],
    )
    def test_what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost(
        self, client: Client, link: PersonalLink, body: dict[str, str]
    ) -> None:
        response = client.post(path_of(link), {"comment": "My words stay."} | body)
        assert response.status_code == 422
        assert "Please check these points." in text_of(response)
        if "comment" not in body:
            assert "My words stay." in text_of(response)
        assert not CallBack.objects.exists()

    def test_words_are_words_not_html(self, client: Client, link: PersonalLink) -> None:
        page = text_of(client.post(path_of(link), {"really_solved": "NO", "comment": "<b>no</b>"}))
        assert "&lt;b&gt;no&lt;/b&gt;" in page

    def test_a_browser_in_which_staff_are_logged_in_speaks_for_the_enterprise_all_the_same(
        self, world: World, log_in: Any, link: PersonalLink
    ) -> None:
        log_in(world.office).post(path_of(link), YES)
        assert CallBack.objects.get().by.is_system

    def test_where_the_issue_moved_on_it_shows_what_was_recorded(
        self, client: Client, link: PersonalLink, world: World
    ) -> None:
        issue = Issue.objects.get()
        confirm_issue(
            issue,
            really_solved="NO",
            service_rating="DISSATISFIED",
            comment="said by phone",
            by=world.office,
            at=world.at,
        )
        shown = client.get(path_of(link))
        page = text_of(shown)
        assert shown.status_code == 200
        assert "the issue has moved on" in page
        for words in ("Not solved", "Not satisfied", "Call", "A new answer is due by"):
            assert words in page
        assert "said by phone" not in page, "another person's words"
        said = client.post(path_of(link), YES)
        assert "the issue has moved on" in text_of(said)
        assert Issue.objects.get().status == "IN_PROGRESS"


class TestOver:
    def test_an_ended_link_names_the_officer_and_tells_nothing_of_the_issue(self, client: Client, world: World) -> None:
        change(world.specialist, at=world.at, phone="+8613906350001")
        link = given_link(world, by=world.specialist)
        end_link(link)
        response = client.get(path_of(link))
        page = text_of(response)
        assert response.status_code == 410
        for words in (str(world.specialist), "Industry Bureau", "tel:+8613906350001", "Send me a new link"):
            assert words in page
        assert "The new line has its power." not in page
        assert client.post(path_of(link), YES).status_code == 410
        assert not CallBack.objects.exists()

    def test_a_new_link_is_asked_for_by_a_post_and_once(self, client: Client, link: PersonalLink) -> None:
        end_link(link)
        path = f"{path_of(link)}again/"
        assert client.get(path).status_code == 405
        for _ in range(2):
            response = client.post(path, follow=True)
            assert response.status_code == 410
            assert "Your request for a new link has arrived." in text_of(response)
            assert not response.cookies
        link.refresh_from_db()
        assert link.asked_again_at is not None

    def test_nobody_asks_again_about_what_is_settled(self, client: Client, link: PersonalLink, world: World) -> None:
        say(link, "YES", world.at)
        end_link(link)
        page = text_of(client.post(f"{path_of(link)}again/", follow=True))
        assert "Send me a new link" not in page
        assert PersonalLink.objects.filter(asked_again_at__isnull=False).count() == 0

    def test_a_revoked_link_is_over_at_once(self, client: Client, link: PersonalLink, world: World) -> None:
        revoke_link(link, by=world.office, at=world.at + timedelta(seconds=1))
        response = client.get(path_of(link))
        assert response.status_code == 410
        assert "It was taken back." in text_of(response)
