"""What mails to guests of events say: in Chinese, and below it in English, for nobody has asked the reader yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from accounts.models import Language
from assistance.channels.email import Attachment, Mail
from assistance.channels.ics import event_ics
from assistance.models import MessageAbout
from assistance.programme_words import change_in_words
from assistance.rules.attendance import InvitationStatus

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from assistance.queries.guest_letters import GuestLetter

LANGUAGES = (Language.CHINESE, Language.ENGLISH)
SUBJECTS: dict[str, str | Promise] = {
    MessageAbout.INVITATION: _("Invitation: %(event)s"),
    MessageAbout.ANSWER_RECORDED: _("Your answer is recorded: %(event)s"),
    MessageAbout.SEAT_FREE: _("A seat is free for you: %(event)s"),
    MessageAbout.PROGRAMME_CHANGED: _("The programme has changed: %(event)s"),
    MessageAbout.ANSWER_WANTED: _("Will you come? %(event)s"),
    MessageAbout.EVENT_SOON: _("See you soon: %(event)s"),
    MessageAbout.EVENT_CANCELLED: _("Cancelled: %(event)s"),
    MessageAbout.QUESTIONS_FOLLOWED_UP: _("What became of your questions: %(event)s"),
}
WITH_CALENDAR = {
    MessageAbout.ANSWER_RECORDED,
    MessageAbout.SEAT_FREE,
    MessageAbout.PROGRAMME_CHANGED,
    MessageAbout.EVENT_SOON,
    MessageAbout.EVENT_CANCELLED,
}


def guest_message(letter: GuestLetter) -> str:
    """Return the invitation in words to send by any way, with the personal link."""
    return "\n\n".join(_in(language, letter, "links/guest_message.txt") for language in LANGUAGES)


def guest_mail(id: UUID, letter: GuestLetter) -> Mail:
    """Write one mail to a guest; who has a seat gets the event for the own calendar with it."""
    text = "\n\n-- \n".join(_in(language, letter, "links/guest_mail.txt") for language in LANGUAGES)
    with translation.override(Language.CHINESE):
        subject = str(SUBJECTS[letter.about]) % {"event": letter.announced.title}
    return Mail(id=str(id), to=letter.to, subject=subject, text=f"{text}\n", attachment=_calendar(letter))


def _calendar(letter: GuestLetter) -> Attachment | None:
    if letter.about not in WITH_CALENDAR or letter.invitation.status != InvitationStatus.ACCEPTED:
        return None
    content = event_ics(letter.event, letter.programme)
    return Attachment(f"{letter.event.slug}.ics", content, "text/calendar")


def _in(language: str, letter: GuestLetter, template: str) -> str:
    with translation.override(language):
        context = {
            "letter": letter,
            "event": letter.event,
            "guest": letter.invitation,
            "changes": [change_in_words(change) for change in letter.changes],
        }
        return render_to_string(template, context).strip()
