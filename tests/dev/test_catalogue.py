"""What `make check` finds in a catalogue of translations."""

from pathlib import Path

from dev.catalogue import entries

CATALOGUE = r"""
msgid ""
msgstr ""
"Language: zh_Hans\n"

msgid "Visit"
msgstr "走访"

#, fuzzy
msgid "Issue"
msgstr "问题"

msgid "Answer"
msgstr ""

msgid ""
"Please "
"wait"
msgstr ""
"请稍候"

msgid "%d visit"
msgid_plural "%d visits"
msgstr[0] ""

#~ msgid "Gone"
#~ msgstr ""
"""


def test_missing_and_doubtful_translations_are_found(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text(CATALOGUE, encoding="utf-8")

    assert entries(file) == [
        ("translated", "Visit"),
        ("FUZZY", "Issue"),
        ("UNTRANSLATED", "Answer"),
        ("translated", "Please wait"),
        ("UNTRANSLATED", "%d visit"),
    ]
