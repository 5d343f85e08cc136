"""What a message along a personal link says: in Chinese, and below it in English, for nobody has asked the reader yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import Language, in_readers_language
from assistance.channels.email import Mail

if TYPE_CHECKING:
    from assistance.queries.personal_links import LinkLetter

LANGUAGES = (Language.CHINESE, Language.ENGLISH)


def link_message(letter: LinkLetter) -> str:
    """Return the words to send by any way: who asks about what, the link, and until when it opens."""
    return "\n\n".join(_in(language, letter, "links/message.txt") for language in LANGUAGES)


def link_mail(id: UUID, letter: LinkLetter) -> Mail:
    """Write the mail to the contact of a link."""
    text = "\n\n-- \n".join(_in(language, letter, "links/mail.txt") for language in LANGUAGES)
    with translation.override(Language.CHINESE):
        subject = _("Is issue %(number)s solved? %(title)s") % {"number": letter.number, "title": letter.title}
    return Mail(id=str(id), to=letter.to, subject=subject, text=f"{text}\n")


def _in(language: str, letter: LinkLetter, template: str) -> str:
    with translation.override(language):
        context = {"letter": letter, "enterprise": in_readers_language(*letter.enterprise_names)}
        return render_to_string(template, context).strip()
