"""What must not happen while a page is used: errors in the console, blocked code, faults, requests to other hosts."""

from __future__ import annotations

import time

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Chromium writes every answer of 400 and above into the console; which of them are right, the tests say themselves.
A_STATUS = "Failed to load resource: the server responded with a status of 4"

# htmx marks what it fetches and what it is putting in its place; two frames later all of that has been drawn.
UNSETTLED = """() => new Promise((answer) => requestAnimationFrame(() => requestAnimationFrame(() => answer(
  document.readyState !== "complete" ||
  document.querySelector(".htmx-request, .htmx-swapping, .htmx-added, .htmx-settling") !== null
))))"""


class Watch:
    """Notes what a page asked for, and what is odd about it."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.odd: list[str] = []
        self.under_way: set[Request] = set()
        self.responses: list[Response] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.odd.append(f"error in a script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def forget(self) -> None:
        """Begin anew, with another page."""
        self.odd.clear()
        self.under_way.clear()
        self.responses.clear()

    def wait_until_quiet(self, seconds: float = 15) -> None:
        """Return as soon as all that the page has asked for is there and in its place."""
        deadline = time.monotonic() + seconds
        while self.page.evaluate(UNSETTLED) or self.under_way:
            assert time.monotonic() < deadline, f"never quiet: {[request.url for request in self.under_way]}"

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(A_STATUS):
            self.odd.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        self.under_way.add(request)
        if not request.url.startswith((f"{self.home}/", "data:")):
            self.odd.append(f"a request to {request.url}")

    def _end(self, request: Request) -> None:
        self.under_way.discard(request)

    def _response(self, response: Response) -> None:
        self.responses.append(response)
        if response.status >= 500:
            self.odd.append(f"{response.url} gave {response.status}")
        if response.status >= 400 and response.request.resource_type in ("stylesheet", "script", "image", "font"):
            self.odd.append(f"{response.url} gave {response.status}")
