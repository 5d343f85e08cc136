"""Raw SQL against personal links, call-backs, re-checks, and messages along a link."""

from __future__ import annotations

from typing import Any

from assistance.actions.rechecks import ask_for_recheck
from assistance.models import CallBack
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.assistance import MessageFactory
from tests.factories.links import answered_issue, given_link
from tests.factories.world import World

LINK = "UPDATE assistance_personallink SET version = version + 1, "
RECHECK = "UPDATE assistance_recheck SET version = version + 1, "
MESSAGE = "UPDATE assistance_message SET "
LINK_COLUMNS = VERSIONED + "purpose token_hash issue_id round contact_id made_by_id expires_at"
CALL_BACK_COLUMNS = "id issue_id round channel reached really_solved service_rating comment contact_id by_id at"


def rows(world: World) -> dict[str, Any]:
    """One of each; the message goes along the link."""
    issue = answered_issue(world)
    link = given_link(world, issue)
    said = {"issue": issue, "round": 0, "by": world.office, "at": world.at}
    return {
        "personal_link": link.pk,
        "mail": MessageFactory(recipient=None, link=link).pk,
        "word": CallBack.objects.create(**said, channel="LINK", reached=True, really_solved="PARTLY").pk,
        "attempt": CallBack.objects.create(**said, channel="CALL", reached=False, comment="No answer.").pk,
        "recheck": ask_for_recheck(issue, "SAMPLE", not_by=world.specialist, at=world.at).pk,
    }


def call_back(of: str, **changed: str) -> str:
    """Another call-back, since none is ever changed."""
    return copied("assistance_callback", CALL_BACK_COLUMNS, id=NEW_ID, **changed) + f"id = %({of})s"


DONE = "result = 'CONFIRMED', text = 'x', done_at = now(), "

ATTACKS = [
    ("update_raises_version", "UPDATE assistance_personallink SET used_at = now() WHERE id = %(personal_link)s"),
    ("update_raises_version", "UPDATE assistance_recheck SET text = 'x' WHERE id = %(recheck)s"),
    ("link_purpose_is_known", LINK + "purpose = 'OPEN_ALL' WHERE id = %(personal_link)s"),
    ("link_to_confirm_is_about_an_issue", LINK + "issue_id = NULL WHERE id = %(personal_link)s"),
    ("link_ends_after_it_was_made", LINK + "expires_at = created_at WHERE id = %(personal_link)s"),
    (
        "assistance_personallink_token_hash_key",
        copied("assistance_personallink", LINK_COLUMNS, id=NEW_ID) + "id = %(personal_link)s",
    ),
    ("message_goes_to_a_user_or_along_a_link", MESSAGE + "recipient_id = %(office)s WHERE id = %(mail)s"),
    ("message_goes_to_a_user_or_along_a_link", MESSAGE + "link_id = NULL WHERE id = %(mail)s"),
    ("message_goes_to_a_user_or_along_a_link", MESSAGE + "link_id = %(personal_link)s WHERE id = %(message)s"),
    ("rows_are_append_only", "UPDATE assistance_callback SET really_solved = 'YES' WHERE id = %(word)s"),
    ("rows_are_append_only", "DELETE FROM assistance_callback WHERE id = %(attempt)s"),
    ("rows_are_append_only", "TRUNCATE assistance_callback"),
    ("call_back_channel_is_known", call_back("word", channel="'FAX'")),
    ("call_back_that_reached_says_whether_it_is_solved", call_back("word", really_solved="''")),
    ("call_back_that_reached_says_whether_it_is_solved", call_back("word", really_solved="'MAYBE'")),
    ("call_back_that_reached_says_whether_it_is_solved", call_back("attempt", really_solved="'YES'")),
    ("call_back_that_reached_says_whether_it_is_solved", call_back("attempt", service_rating="'SATISFIED'")),
    ("call_back_rating_is_known", call_back("word", service_rating="'BRILLIANT'")),
    ("attempt_is_a_call_with_a_word", call_back("attempt", comment="''")),
    ("attempt_is_a_call_with_a_word", call_back("attempt", channel="'LINK'")),
    ("recheck_reason_is_known", RECHECK + "reason = 'WHIM' WHERE id = %(recheck)s"),
    (
        "recheck_is_done_if_and_only_if_it_says_by_whom",
        RECHECK + "result = 'CONFIRMED', text = 'x', done_at = now() WHERE id = %(recheck)s",
    ),
    (
        "recheck_is_done_if_and_only_if_it_says_by_whom",
        RECHECK + "result = 'CONFIRMED', done_at = now(), done_by_id = %(office)s WHERE id = %(recheck)s",
    ),
    ("recheck_is_done_if_and_only_if_it_says_by_whom", RECHECK + "result = 'CONFIRMED' WHERE id = %(recheck)s"),
    ("recheck_is_done_by_a_second_person", RECHECK + DONE + "done_by_id = not_by_id WHERE id = %(recheck)s"),
]

ACCEPTED = [
    LINK + "used_at = now(), revoked_at = now(), asked_again_at = now() WHERE id = %(personal_link)s",
    call_back("word", service_rating="'SATISFIED'", channel="'CALL'"),
    call_back("attempt"),
    RECHECK + DONE + "done_by_id = %(office)s WHERE id = %(recheck)s",
]
