"""Load the demo: a county that has worked with the system for a year, fresh relative to the present day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts import access
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import sign_history, verb
from assistance.actions.demo.assignments import assign_enterprises
from assistance.actions.demo.chain_map import draw_maps
from assistance.actions.demo.chains import found_chains
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.cultivation import cultivate
from assistance.actions.demo.days import Days
from assistance.actions.demo.diary import Diary
from assistance.actions.demo.enterprises import register_enterprises
from assistance.actions.demo.events import Events
from assistance.actions.demo.figures import report_figures
from assistance.actions.demo.issues import Ledger
from assistance.actions.demo.names import people
from assistance.actions.demo.people import NAMED, cast_people
from assistance.actions.demo.rows import insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.sideways import leave_the_road
from assistance.actions.demo.story import Story
from assistance.actions.demo.visits import Year
from assistance.actions.reference import LoadedReference, load_reference
from enterprises.models import TimelineEntry

_LOADING = 371_521  # advisory lock: two loads at once wait for each other


class NotADemoError(DomainError):
    """Demo people have a password that everybody knows: they never enter a real database."""

    code = "not_a_demo"
    message = _("This is not a demo: set DEMO=1 to load demo data.")


class DemoPresentError(DomainError):
    """The demo is loaded once; it never doubles."""

    code = "demo_present"
    message = _("The demo data is in this database already. Nothing was changed.")


@dataclass(frozen=True)
class LoadedDemo:
    """How much there is now."""

    reference: LoadedReference
    enterprises: int
    specialists: int
    visits: int
    issues: int


@verb
def load_demo(*, scale: int = 1, language: str = "en", seed: int = 1, by: User, at: datetime) -> LoadedDemo:
    """Fill a database with the demo, all or nothing. Refused outside a demo and where demo people are already.

    The same ``seed`` gives the same demo on the same day. ``scale`` multiplies enterprises, specialists, visits and issues.
    The texts that people wrote are in ``language`` only; names of people, units and enterprises are in both.
    """
    access.require(by.is_system)
    if not settings.DEMO:
        raise NotADemoError()
    _wait_for_other_loads()
    if demo_is_present():
        raise DemoPresentError()
    reference = load_reference(by=by, at=at)
    chance = Chance(str(seed))
    names = people(chance.fork("names"), known=tuple(NAMED.values()))
    scene = Scene(days=Days.around(at), language=language, scale=scale, chance=chance, names=names)
    cast = cast_people(scene)
    chains = found_chains(scene, cast)
    firms = register_enterprises(scene, cast, chains)
    draw_maps(scene, chains, firms)
    assign_enterprises(scene, cast, firms)
    cultivate(scene, cast, firms)
    diary, ledger = Diary(scene), Ledger(scene, cast)
    story = Story(scene, cast, diary, ledger, firms)
    story.tell()
    Year(scene, diary, ledger, story.quiet_from).tell(firms)
    events = Events(scene, cast, firms)
    events.ask(ledger)
    diary.write()
    ledger.write()
    leave_the_road(scene, cast, story.sideways)
    events.tell()
    report_figures(scene, cast, firms)
    sign_history(by)
    insert(TimelineEntry, sorted(scene.lines, key=lambda line: (line.at, line.id)))
    return LoadedDemo(reference, len(firms), len(cast.specialists), len(diary.visits), len(ledger.lives))


def demo_is_present() -> bool:
    """Whether any log-in of the demo exists."""
    return User.objects.filter(username__in=NAMED).exists()


def anybody_is_present() -> bool:
    """Whether there is any log-in at all."""
    return User.objects.filter(is_system=False).exists()


def _wait_for_other_loads() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOADING])
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
