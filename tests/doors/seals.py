"""What every answer carries, whoever gets it: no fault, and for pages a policy that nothing on the page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from tests.doors.walk import Answer

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
}
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# The address of a personal link is its key: it is told to nobody, not even to our own pages.
ON_A_LINK = {"Referrer-Policy": "no-referrer"}
FEED = "assistance:calendar-feed"
LINKS = ("assistance:personal-link", "assistance:personal-link-again", "assistance:personal-link-ics", FEED)
WITHOUT_SESSION = (*LINKS, "assistance:public-event", "assistance:public-programme")  # pages that ask for none
# What calendar programs fetch again and again may be kept for a while: by anybody, or by theirs alone.
FOR_A_WHILE = {"assistance:event-ics": "public, max-age=300", FEED: "private, max-age=900"}
ON_THE_DOCUMENT = {"style-src": "'self' 'unsafe-inline'"}  # Swagger UI writes style attributes


def broken_seals(answer: Answer) -> Iterator[str]:
    """Yield what is wrong with an answer, in words."""
    if answer.status >= 500:
        yield f"a fault: {answer.text[:500]}"
    kept = FOR_A_WHILE.get(answer.door.route, "no-store") if answer.status == answer.door.ok else "no-store"
    if kept not in answer.headers.get("Cache-Control", ""):
        yield f"Cache-Control is {answer.headers.get('Cache-Control')}"
    wanted = HEADERS | (ON_A_LINK if answer.door.route in LINKS else {})
    for name, value in wanted.items():
        if answer.headers.get(name) != value:
            yield f"{name} is {answer.headers.get(name)}, not {value}"
    if answer.is_page:
        yield from _seals_of_a_page(answer)


def _seals_of_a_page(answer: Answer) -> Iterator[str]:
    is_document = answer.door.route == "api:docs"
    wanted = POLICY | (ON_THE_DOCUMENT if is_document else {})
    if (policy := policy_of(answer.headers.get("Content-Security-Policy", ""))) != wanted:
        yield f"the policy is {policy}"
    varies = answer.headers.get("Vary", "").lower()
    by_cookie = answer.door.route not in WITHOUT_SESSION
    if "hx-request" not in varies or (("cookie" in varies) != by_cookie and answer.text):
        yield f"Vary is {varies}"
    yield from (code for code in inline_code(answer.text) if not (is_document and code == "an inline <style>"))


def policy_of(header: str) -> dict[str, str]:
    """Return a Content-Security-Policy as a dict."""
    parts = (part.strip().partition(" ") for part in header.split(";") if part.strip())
    return {name: value for name, _space, value in parts}


# A tag as our templates write it. A page of nothing but harmless ones needs no parser, and most tags are on every page.
PLAIN_TAG = re.compile(r"""<[a-zA-Z][^\s<>"'/=]*(?:\s+[^\s<>"'/=]+(?:=(?:"[^"<]*"|'[^'<]*'))?)*\s*/?>""")
ANY_TAG = re.compile("<[a-zA-Z]")


def inline_code(html: str) -> list[str]:
    """Return every script, style or address in a page that the policy would block."""
    plain = PLAIN_TAG.findall(html)
    if len(plain) == len(ANY_TAG.findall(html)) and all(map(_is_harmless, set(plain))):
        return []
    return _read(html)


@lru_cache(maxsize=50_000)
def _is_harmless(tag: str) -> bool:
    return not _read(tag)


def _read(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"an inline <{tag}>")
        for name, value in names.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"an inline {name} on <{tag}>")
            if name in {"href", "src", "action", "hx-get", "hx-post"} and _is_foreign(value or ""):
                self.found.append(f"{name}={value!r} on <{tag}>")


def _is_foreign(address: str) -> bool:
    start = address.strip().lower()
    return start.startswith(("javascript:", "http:", "https:", "//")) or (
        start.startswith("data:") and not start.startswith("data:image/")
    )
