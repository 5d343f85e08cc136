"""How a name is written on a badge: in Latin letters below the Chinese one, the surname apart."""

from __future__ import annotations

from enterprises.rules.search_keys import is_chinese, pinyin_of

_LONG_SURNAMES = ("欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "夏侯")


def latin_of(name: str) -> str:
    """Return 于光明 as "Yu Guangming"; "" for a name that is in Latin letters already."""
    if not is_chinese(name):
        return ""
    length = 2 if name.startswith(_LONG_SURNAMES) and len(name) > 2 else 1
    return " ".join(pinyin_of(part).capitalize() for part in (name[:length], name[length:]) if part)
