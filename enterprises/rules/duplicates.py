"""When two names probably mean one enterprise: heard the same (pinyin), or written nearly the same.

What many legal names share - the place at the front, the legal form at the end - says nothing and is taken off first:
山东鲁翊精密铜业有限公司 -> 鲁翊精密铜业.
"""

from __future__ import annotations

import re

from enterprises.rules import search_keys

SHORTEST_PART = 3  # characters of a name that is found as a part of another
ALIKE = 0.5  # of all two-character parts, counted in both names
_PLACE = re.compile(r"^(?:山东省?|聊城市?|阳谷县?|[（(](?:山东|聊城|阳谷)[)）])+")
_FORM = re.compile(
    r"(?:[（(](?:山东|聊城|阳谷|集团|有限合伙|普通合伙)[)）]|集团|股份|有限|责任|公司|合伙企业|个人独资企业|专业合作社|总厂|厂|总公司)+$"
)
_NOTHING = re.compile(r"[\s·•.,，。、\-_'\"“”]+")


def core_of(name: str) -> str:
    """Return what is left of a name without place and legal form; the whole name if that leaves nothing."""
    plain = _NOTHING.sub("", search_keys.normalise_query(name))
    return _FORM.sub("", _PLACE.sub("", plain)) or plain


def pairs_of(core: str) -> list[str]:
    """Return the two-character parts of a core, as the search keys hold them."""
    return [gram for gram in search_keys.grams_of(core) if len(gram) == 2]


def are_alike(one: str, other: str) -> bool:
    """Whether two names probably mean one enterprise."""
    a, b = core_of(one), core_of(other)
    if not a or not b:
        return False
    if a == b or search_keys.pinyin_of(a) == search_keys.pinyin_of(b):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= SHORTEST_PART and short in long:
        return True
    mine, theirs = set(pairs_of(a)), set(pairs_of(b))
    return 2 * len(mine & theirs) >= ALIKE * (len(mine) + len(theirs)) > 0
