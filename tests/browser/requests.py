"""Plain requests to the running site, as mail programs and browsers without script send them."""

from __future__ import annotations

import http.client
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

AT_A_TIME = 6  # guests who ask at the same moment

Asked = tuple[str, dict[str, str] | None]


@dataclass(frozen=True)
class Requests:
    """Requests of guests to the site: no account, no cookie, no script."""

    url: str

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Get a page, or post a form to it; return status and page."""
        host = urllib.parse.urlsplit(self.url)
        link = http.client.HTTPConnection(str(host.hostname), host.port, timeout=30)
        body = urllib.parse.urlencode(fields) if fields is not None else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if fields is not None else {}
        link.request("POST" if fields is not None else "GET", path, body, headers)
        answer = link.getresponse()
        page = answer.read().decode()
        assert answer.getheader("Set-Cookie") is None, "a personal page sets no cookie"
        link.close()
        return answer.status, page

    def all_at_once(self, asked: list[Asked]) -> list[tuple[int, str]]:
        """Let several guests do so at the same time."""
        with ThreadPoolExecutor(AT_A_TIME) as guests:
            return list(guests.map(lambda one: self.ask(*one), asked))
