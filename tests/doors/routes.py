"""Every address of the URLconf, found by walking it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Route:
    """One pattern: the name by which it is reversed, and the words in its address."""

    name: str
    parameters: tuple[str, ...]
    path: str


@cache
def routes() -> dict[str, Route]:
    """Return every named route of the project; one without a name, or with another's, is an error."""
    found: dict[str, Route] = {}
    for route in _walk(get_resolver().url_patterns, "", ()):
        assert route.name not in found, f"two routes are called {route.name}"
        found[route.name] = route
    return found


def address_of(name: str, thing: Any) -> str:
    """Return the address of a route; ``thing`` fills the word in it, if there is one."""
    parameters = routes()[name].parameters
    if not parameters:
        return reverse(name)
    words = {parameter: _word(parameter, thing) for parameter in parameters}
    try:
        return reverse(name, kwargs=words)
    except NoReverseMatch as error:
        raise AssertionError(f"the row of {name} names no thing that fits {parameters}") from error


def _word(parameter: str, thing: Any) -> Any:
    """Return what stands in an address for a thing; of something at an event also the event's own word."""
    if parameter == "slug":
        return getattr(thing, "event", thing).slug
    if parameter == "code":
        return getattr(thing, "door_code", thing)
    return thing.number if parameter == "number" else getattr(thing, "pk", thing)


def _walk(patterns: Iterable[URLPattern | URLResolver], path: str, names: tuple[str, ...]) -> Iterator[Route]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern.url_patterns, here, names + space)
            continue
        assert pattern.name, f"the route {here} has no name"
        words = (*re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern)),)
        yield Route(":".join((*names, pattern.name)), words, here)
