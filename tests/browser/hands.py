"""A person's hands at a page: everything is done as people do it, and counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

# Keystroke-level model (Card, Moran and Newell 1980): an average typist's key, pointing with a click, homing between
# keyboard and mouse, and the thought before each of these.
KEY, POINT, HOME, THINK = 0.28, 1.2, 0.4, 1.35

KEYS_OF_A_CHARACTER = 3  # pinyin and the choice of the character


@dataclass
class Hands:
    """Clicks and types on a page; ``seconds`` is what that takes an average person."""

    page: Page
    keys: int = 0
    clicks: int = 0
    said: list[str] = field(default_factory=list)

    def click(self, target: Locator) -> None:
        """Point and click."""
        self.clicks += 1
        target.click()

    def type(self, target: Locator, text: str) -> None:
        """Point into a field and type."""
        self.click(target)
        self.keys += sum(KEYS_OF_A_CHARACTER if ord(letter) > 0x2E80 else 1 for letter in text)
        self.said.append(text)
        self.page.keyboard.type(text)

    def press(self, keys: str) -> None:
        """Press a key, or several at once."""
        self.keys += len(keys.split("+"))
        self.page.keyboard.press(keys)

    @property
    def seconds(self) -> float:
        """How long an average person needs."""
        return self.keys * KEY + self.clicks * (POINT + HOME + THINK)
