"""What must not happen while a page is used: errors in the console, blocked code, faults, requests to other hosts."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# Chromium writes every answer of 400 and above into the console; which of them are right, the tests say themselves.
A_STATUS = "Failed to load resource: the server responded with a status of 4"


class Watch:
    """Notes what is odd about a page."""

    def __init__(self, page: Page, home: str) -> None:
        self.home = home
        self.odd: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.odd.append(f"error in a script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(A_STATUS):
            self.odd.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.home}/", "data:")):
            self.odd.append(f"a request to {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.odd.append(f"{response.url} gave {response.status}")
        if response.status >= 400 and response.request.resource_type in ("stylesheet", "script", "image", "font"):
            self.odd.append(f"{response.url} gave {response.status}")
