"""Write people: create an account, choose a language, allow or stop log-ins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts import access
from accounts.clock import language_codes
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, verb

SYSTEM_USERNAME = "system"


class UnknownLanguageError(DomainError):
    """The language is none of those the pages exist in."""

    code = "unknown_language"
    message = _("There is no such language.")
    field = "language"


class UsernameTakenError(DomainError):
    """Somebody logs in under this name."""

    code = "username_taken"
    message = _("This log-in name is already taken.")
    field = "username"
    constraint = "accounts_user_username_key"


class OwnAccountError(DomainError):
    """Nobody locks the own account out."""

    code = "own_account"
    message = _("You cannot stop your own log-in.")


def system_user() -> User:
    """Return the named user under which the planner and other parts of the system act; made by the first migration."""
    system: User = User.objects.get(username=SYSTEM_USERNAME)
    return system


@verb
def create_user(
    *, username: str, name: str, password: str, roles: Sequence[str], email: str = "", by: User, at: datetime
) -> User:
    """Create an account with a checked password (raises ValidationError when it is weak)."""
    access.require(by.is_system or access.may_manage_accounts(by))
    validate_password(password, User(username=username, name=name))
    return create(
        User, at=at, username=username, name=name, email=email, roles=list(roles), password=make_password(password)
    )


@verb
def choose_language(user: User, *, language: str, by: User, at: datetime) -> User:
    """Remember the language of a person's pages and mails; the same choice again changes nothing."""
    user = lock(user)
    access.require(by.pk == user.pk)
    if language not in language_codes():
        raise UnknownLanguageError()
    if user.language != language:
        change(user, at=at, language=language)
    return user


@verb
def set_active(user: User, *, is_active: bool, expected: int | None = None, by: User, at: datetime) -> User:
    """Allow or stop a person's log-in; nothing they wrote is touched. Their devices are logged out."""
    user = lock(user)
    access.require(access.may_manage_accounts(by))
    match(user, expected)
    if user.pk == by.pk:
        raise OwnAccountError()
    if user.is_active != is_active:
        change(user, at=at, is_active=is_active)
    if not is_active:
        user.devices.all().delete()
    return user
