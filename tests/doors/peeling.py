"""One nasty value in many places of a body at once, and again without the places that the answer names.

A place that an answer names was looked at and refused; it is put right, and the others are asked again, until all that is
left is accepted together. Where an answer names none of them, each is asked alone: nothing hides behind anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

Path = tuple[str | int, ...]
MISSING = object()  # as a value: the field is not there at all


def places(body: Any, here: Path = ()) -> Iterator[Path]:
    """Yield every field in a body, those of its parts and of the first row of a list of parts included."""
    if isinstance(body, dict):
        for name, value in body.items():
            yield (*here, name)
            yield from places(value, (*here, name))
    elif isinstance(body, list) and body:
        yield from places(body[0], (*here, 0))


def with_value(body: Any, path: Path, value: Any) -> Any:
    """Return the body with another value in one place."""
    step, *rest = path
    if isinstance(body, list):
        return [with_value(body[0], (*rest,), value), *body[1:]]
    if rest:
        return body | {step: with_value(body[step], (*rest,), value)}
    without = {name: part for name, part in body.items() if name != step}
    return without if value is MISSING else without | {step: value}


def everywhere(send: Callable[[Any], Any], right: Any, value: Any) -> Iterator[tuple[Any, Any]]:
    """Put ``value`` into every place of a body that is right; yield each body that was sent, with its answer."""
    for _depth, together in groupby(sorted(places(right), key=len), key=len):
        yield from _peeled(send, right, [*together], value)


def _peeled(send: Callable[[Any], Any], right: Any, left: list[Path], value: Any) -> Iterator[tuple[Any, Any]]:
    while left:
        body = right
        for path in left:
            body = with_value(body, path, value)
        answer = send(body)
        yield body, answer
        if answer.status_code < 400:
            return
        unnamed = [path for path in left if not _is_named(path, answer)]
        if unnamed == left:
            break
        left = unnamed
    for path in left if len(left) > 1 else ():
        alone = with_value(right, path, value)
        yield alone, send(alone)


def _is_named(path: Path, answer: Any) -> bool:
    name = ".".join(map(str, path))
    attributes = [str(error["attr"]) for error in answer.json()["errors"]]
    return any(attribute == name or attribute.startswith(f"{name}.") for attribute in attributes)
