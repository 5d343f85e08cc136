"""One Chromium and one site for all who read, one for each module that writes, and pages that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from dev.chromium import NAMES
from tests import databases
from tests.browser.site import SESSION_COOKIE, Site, environment_of, in_ci, load_demo, served
from tests.browser.watch import Watch
from tests.databases import OwnDatabase

OpenAs = Callable[..., Page]
LOCALES = {"en": "en-GB", "zh-hans": "zh-CN"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: `CHROMIUM`, else by its usual names. Without one the tests are skipped, in CI they fail."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = "there is no Chromium: install it, or set CHROMIUM to its path"
        if in_ci():
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, chromium_sandbox=False, args=["--disable-dev-shm-usage", "--force-color-profile=srgb"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def county(template_database: str, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of a database with the demo's data, for copying; loaded once for all processes of a run."""
    with django_db_blocker.unblock():
        return databases.shared("demo", template_database, load_demo)


@pytest.fixture(scope="session")
def site_of_readers(
    browser: Browser, county: str, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The demo, running once for all modules of this process that leave its county as it is."""
    with django_db_blocker.unblock(), databases.copied(county) as own, served_in(tmp_path_factory, own) as url:
        yield Site(url, own)


@pytest.fixture(scope="module")
def site_of_the_module(
    browser: Browser, county: str, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The demo, running for one module that writes: such a module says that this is its ``site``."""
    with django_db_blocker.unblock(), databases.own_copy(county) as own, served_in(tmp_path_factory, own) as url:
        yield Site(url, own)


@pytest.fixture(scope="module")
def site(site_of_readers: Site, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The running demo. Tests may look into its database."""
    with django_db_blocker.unblock(), databases.pointed_at(site_of_readers.database.name):
        yield site_of_readers


def served_in(folders: pytest.TempPathFactory, own: OwnDatabase) -> AbstractContextManager[str]:
    """Serve the demo from a database, with a log in a folder of its own."""
    return served(environment_of(own), folders.mktemp("site"))


@pytest.fixture
def open_as(browser: Browser, site: Site) -> Iterator[OpenAs]:
    """A function that opens an address as somebody of the demo ("" is nobody); afterwards, nothing odd may have happened."""
    contexts, watches = [], []

    def open_page(
        username: str,
        address: str = "/",
        *,
        width: int = 1440,
        height: int = 900,
        language: str = "en",
        theme: str = "light",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=site.url,
            viewport={"width": width, "height": height},
            locale=LOCALES[language],
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            **{"has_touch": width < 768, "is_mobile": width < 768, **options},
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        log_in(context, site, username, language=language, theme=theme)
        page = context.new_page()
        watches.append(Watch(page, site.url))
        page.goto(address)
        return page

    yield open_page
    odd = [sight for watch in watches for sight in watch.odd]
    for context in contexts:
        context.close()
    assert not odd, "\n".join(odd)


def log_in(context: BrowserContext, site: Site, username: str, *, language: str, theme: str) -> None:
    """Give a browser the cookies of somebody ("" is nobody) who has chosen a language and a theme."""
    cookies = {"django_language": language, "theme": theme}
    if username:
        cookies[SESSION_COOKIE] = site.session_of(username)
    context.add_cookies([{"name": name, "value": value, "url": site.url} for name, value in cookies.items()])


@pytest.fixture
def database(site: Site) -> OwnDatabase:
    """The database of the site."""
    return site.database
